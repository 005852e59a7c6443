package io.slipway.result;

import java.util.List;

/**
 * The quotes around an order at the moments that a chart shows. A change is a row that alters the best price of a venue. Where
 * changes between two moments were left out, a {@link Gap} tells the range of the best bid and offer, so that a chart need not
 * pretend that they stood still.
 *
 * @param rows book rows in the time that it shows
 * @param changes changes in that time
 * @param points the moments, by time
 * @param gaps the stretches of time of which changes were left out, by time
 * @param prints trades of others in that time
 */
public record MarketChart(long rows, long changes, List<Point> points, List<Gap> gaps, TapePrints prints) {

    /** In a column of prices: no quote. */
    public static final long NONE = Long.MIN_VALUE;

    /** Copies the lists. */
    public MarketChart {
        points = List.copyOf(points);
        gaps = List.copyOf(gaps);
    }

    /**
     * The quotes at one moment. Prices are in 1e-9 of the quote currency, {@link #NONE} where there is no quote.
     *
     * @param timeNs moment, ns since 1970 UTC
     * @param nbbE9 national best bid
     * @param nboE9 national best offer
     * @param bidE9 bids of the venues, in the order of the tape's publisher ids
     * @param askE9 offers of the venues
     */
    public record Point(long timeNs, long nbbE9, long nboE9, List<Long> bidE9, List<Long> askE9) {}

    /**
     * A stretch of time between two neighbouring points of which changes were left out. The best bid and offer were within these
     * ranges from the point before it until the one that ends it; {@link #NONE} where there was none at all.
     *
     * @param end index of the point that ends it, at least 1
     * @param changes changes left out, at least 1
     * @param bid range of the national best bid
     * @param offer range of the national best offer
     */
    public record Gap(int end, long changes, Range bid, Range offer) {}

    /**
     * The lowest and highest of some prices.
     *
     * @param lowE9 lowest price in 1e-9
     * @param highE9 highest price in 1e-9
     */
    public record Range(long lowE9, long highE9) {

        /** The range of no price. */
        static final Range EMPTY = new Range(NONE, NONE);

        Range with(long priceE9) {
            return priceE9 == NONE
                    ? this
                    : lowE9 == NONE
                            ? new Range(priceE9, priceE9)
                            : new Range(Math.min(lowE9, priceE9), Math.max(highE9, priceE9));
        }
    }
}
