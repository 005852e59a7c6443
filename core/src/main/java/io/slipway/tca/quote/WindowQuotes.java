package io.slipway.tca.quote;

import io.slipway.tca.benchmark.StartHalt;
import org.jspecify.annotations.Nullable;

/**
 * The quotes of one order's window.
 *
 * @param stale ages above which quotes are called stale
 * @param crossedShare fraction of the open time with a best bid and a best offer in which the bid of one venue was above the offer
 *     of another, 0 to 1; NaN if there was no such time
 * @param levels the most levels per side that a row of a venue could show
 * @param startHalt the halt that the order starts in; null for none
 * @param haltedNs open time of the window in ns in which a venue was halted and no other showed a price
 * @param isMarkBound true if no far touch stood at the end, and a bound of its price marks what was unfilled
 */
public record WindowQuotes(
        StaleAges stale,
        double crossedShare,
        int levels,
        @Nullable StartHalt startHalt,
        long haltedNs,
        boolean isMarkBound) {}
