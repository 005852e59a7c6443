/** The files of a run directory. */
@NullMarked
package io.slipway.result;

import org.jspecify.annotations.NullMarked;
