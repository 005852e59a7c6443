package io.slipway.strategy;

import io.slipway.market.DisplayedLevels;

/**
 * One side of all venues' books as received, with the best price among the venues that get orders now: halted, locked and stale
 * venues show their quotes here, and are left out of the best. {@link TradingContext#market()} has the national best.
 *
 * <pre>{@code
 * RoutableSide near = context.near();
 * if (near.hasBest() && near.isAtBest(venue)) {
 *     context.postOnly(venue, 100, near.bestPxE9());
 * }
 * }</pre>
 */
public interface RoutableSide extends DisplayedLevels {

    /** Number of venues. */
    int venues();

    /** True if the venue shows this side. */
    boolean has(int venue);

    /** The venue's price times the taker's sign, so that lower is better; unspecified where it shows none. */
    long signedPxE9(int venue);

    /** Displayed size at the venue's best, zero where it shows none. */
    long size(int venue);

    /** True if any venue that gets orders shows this side. */
    boolean hasBest();

    /** True if the venue gets orders and shows the best price among those that do. */
    boolean isAtBest(int venue);

    /**
     * The best price among the venues that get orders, unsigned.
     *
     * @throws IllegalStateException if none of them shows this side
     */
    long bestPxE9();
}
