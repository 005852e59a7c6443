package io.slipway.data.databento;

import io.slipway.market.MarketEvent;

/** Watches for bids above offers at one venue, which are rare unless a file has the two sides swapped. */
final class CrossedCheck {

    private static final long ROWS_BEFORE_VERDICT = 1000;
    private static final long HUNDRED = 100;

    private long twoSided;
    private long crossed;

    /** Counts the row; returns whether the sides look swapped. */
    boolean isSwapped(MarketEvent event) {
        if (!event.hasBid() || !event.hasAsk()) {
            return false;
        }
        twoSided++;
        if (event.bidPxE9() <= event.askPxE9()) {
            return false;
        }
        crossed++;
        return twoSided >= ROWS_BEFORE_VERDICT && isSwapped();
    }

    /** Whether more than one row in a hundred is crossed. */
    boolean isSwapped() {
        return crossed * HUNDRED > twoSided;
    }

    String message() {
        return "bid and ask look swapped: rows with bid above ask=" + crossed + ", rows=" + twoSided;
    }
}
