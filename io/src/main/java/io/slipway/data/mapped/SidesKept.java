package io.slipway.data.mapped;

import io.slipway.market.MarketEvent;
import java.util.HashMap;
import java.util.Map;

/** The last bid and offer of every venue, for files whose rows tell one side at a time. */
final class SidesKept {

    private final Map<Integer, MarketEvent> last = new HashMap<>();

    /**
     * Fills in the sides that a row does not tell.
     *
     * @param hasBid whether the row tells the bid
     * @param hasAsk whether the row tells the offer
     */
    void complete(MarketEvent event, boolean hasBid, boolean hasAsk) {
        MarketEvent before = last.computeIfAbsent(event.publisherId(), id -> new MarketEvent());
        if (!hasBid && before.hasBid()) {
            event.bid(before.bidPxE9(), before.bidSize());
        }
        if (!hasAsk && before.hasAsk()) {
            event.ask(before.askPxE9(), before.askSize());
        }
        before.copyOf(event);
    }
}
