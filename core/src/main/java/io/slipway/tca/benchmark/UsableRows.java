package io.slipway.tca.benchmark;

/**
 * Times of the market data from which the prices of an order may be taken, in ns since 1970 UTC.
 *
 * @param beforeNs the arrival price is that before all rows of this time, which is not after the start of the order; {@link #NEVER}
 *     for that after all rows of the start
 * @param isLastBefore true if a price that was gone just before {@code beforeNs} counts too: the last one of its session
 * @param latestNs last time of a quote that stands for the arrival where there is none at the start
 * @param endNs time until which the data tell prices: averages of the window end there
 * @param isMarkBounded true if an end without a far touch is marked all the same: at the worse, for the trader, of the last far touch
 *     within the order, in a halt before it, and the near touch at the end. It bounds the price of what was unfilled from below, as what
 *     was gone could not be had at the last price that was shown
 */
public record UsableRows(long beforeNs, boolean isLastBefore, long latestNs, long endNs, boolean isMarkBounded) {

    /** No such time. */
    public static final long NEVER = Long.MAX_VALUE;

    /** All rows: the arrival price is the first from the start on, however late, and the last quote holds until the end. */
    public static final UsableRows ALL = new UsableRows(NEVER, false, NEVER, NEVER, false);
}
