/** The command line: wires readers, broker, backtest and report together. */
@NullMarked
package io.slipway.app;

import org.jspecify.annotations.NullMarked;
