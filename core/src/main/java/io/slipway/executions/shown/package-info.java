/** Shares that the market showed at better prices than own fills had. */
@NullMarked
package io.slipway.executions.shown;

import org.jspecify.annotations.NullMarked;
