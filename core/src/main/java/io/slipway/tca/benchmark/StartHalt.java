package io.slipway.tca.benchmark;

import java.util.OptionalLong;

/**
 * A halt of all venues with quotes that an order starts in.
 *
 * @param tradedFromNs time after the start at which a venue that is not halted shows a price again, or the last halt ends, in ns since
 *     1970 UTC; empty if there is none in the window
 */
public record StartHalt(OptionalLong tradedFromNs) {}
