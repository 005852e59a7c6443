package io.slipway.pretrade;

import java.util.List;

/**
 * The market in the window of one past day.
 *
 * @param spreadBps offer less bid over the mid, mean over the time with both; NaN without such time
 * @param displayedQty shares at the best price of the side that the order takes, mean over time; NaN likewise
 * @param volumes shares traded by equal parts of the window
 */
public record WindowMarket(double spreadBps, double displayedQty, List<Long> volumes) {

    /** Copies the list. */
    public WindowMarket {
        volumes = List.copyOf(volumes);
    }

    /** Shares traded in the window. */
    public long volume() {
        return volumes.stream().mapToLong(Long::longValue).sum();
    }
}
