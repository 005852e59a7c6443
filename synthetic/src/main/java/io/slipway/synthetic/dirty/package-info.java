/** A file with every fault that a reader need not stop for, and the counts that a reader has to come to. */
@NullMarked
package io.slipway.synthetic.dirty;

import org.jspecify.annotations.NullMarked;
