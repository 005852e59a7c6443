/** The outcome of a run as a value. */
@NullMarked
package io.slipway.result;

import org.jspecify.annotations.NullMarked;
