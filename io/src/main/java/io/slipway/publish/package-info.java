/** The files of a run directory. */
@NullMarked
package io.slipway.publish;

import org.jspecify.annotations.NullMarked;
