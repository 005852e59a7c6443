package io.slipway.result;

import java.util.List;

/**
 * The quotes around an order at the moments that a chart needs: every extreme of the best bid and offer of each stretch of time, and
 * the moment of every fill.
 *
 * @param rows book rows in the time that it shows
 * @param points the moments, by time
 */
public record MarketChart(long rows, List<Point> points) {

    /** In a column of prices: no quote. */
    public static final long NONE = Long.MIN_VALUE;

    /** Copies the list. */
    public MarketChart {
        points = List.copyOf(points);
    }

    /**
     * The quotes at one moment. Prices are in 1e-9 of the quote currency, {@link #NONE} where there is no quote.
     *
     * @param timeNs moment, ns since 1970 UTC
     * @param row number of the last row that counts by then; -1 before the first
     * @param nbbE9 national best bid
     * @param nboE9 national best offer
     * @param bidE9 bids of the venues, in the order of the tape's publisher ids
     * @param askE9 offers of the venues
     */
    public record Point(long timeNs, long row, long nbbE9, long nboE9, List<Long> bidE9, List<Long> askE9) {}
}
