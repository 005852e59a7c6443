package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.market.MarketEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * The last bid and offer of every venue, for files whose rows tell what changed: one side at a time, or of a side the price
 * or the size alone.
 */
final class SidesKept {

    private final Map<Integer, long[]> last = new HashMap<>();

    /**
     * Fills in what a row does not tell.
     *
     * @param row bid, size of the bid, offer, size of the offer; {@link Fields#NO_PRICE} is no price
     * @param hasSize whether the row tells the size of the bid and of the offer; a size of 0 beside a price of 0 tells nothing
     * @return whether a side had one of price and size alone and got the other from before; a size of 0 alone changes nothing
     */
    boolean complete(MarketEvent event, long[] row, boolean[] hasSize) {
        long[] kept =
                last.computeIfAbsent(event.publisherId(), id -> new long[] {Fields.NO_PRICE, 0, Fields.NO_PRICE, 0});
        boolean completed = side(kept, row, 0, hasSize[0]);
        completed |= side(kept, row, 2, hasSize[1]);
        event.bid(kept[0], kept[1]).ask(kept[2], kept[3]);
        return completed;
    }

    private static boolean side(long[] kept, long[] row, int at, boolean hasSize) {
        boolean hasPrice = row[at] != Fields.NO_PRICE;
        boolean isAlone = hasPrice != hasSize;
        boolean completed = isAlone && kept[at] != Fields.NO_PRICE;
        if (hasPrice) {
            kept[at] = row[at];
        }
        if (hasPrice ? hasSize || !completed : row[at + 1] > 0) {
            kept[at + 1] = row[at + 1];
        }
        return completed;
    }
}
