package io.slipway.executions;

import io.slipway.model.Side;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A parent order that was really given.
 *
 * @param id identifier, not blank
 * @param symbol symbol as the market data spells it
 * @param side buy or sell
 * @param qty shares ordered, positive
 * @param times times of the order
 * @param prices prices that its owner states
 * @param tags what it is grouped by, by the names of {@link OrderTags}; no empty values
 */
public record OwnOrder(
        String id, String symbol, Side side, long qty, OrderTimes times, OrderPrices prices, Map<String, String> tags) {

    /**
     * Sorts the tags.
     *
     * @throws IllegalArgumentException if there is no identifier or no positive quantity
     */
    public OwnOrder {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        if (id.isBlank() || qty <= 0) {
            throw new IllegalArgumentException(
                    "an order has an identifier and a positive quantity: id=" + id + ", qty=" + qty);
        }
    }

    /** The same order of another quantity. */
    public OwnOrder withQty(long newQty) {
        return new OwnOrder(id, symbol, side, newQty, times, prices, tags);
    }

    /** The same order at other times. */
    public OwnOrder withTimes(OrderTimes newTimes) {
        return new OwnOrder(id, symbol, side, qty, newTimes, prices, tags);
    }

    /** The same order of another symbol. */
    public OwnOrder withSymbol(String newSymbol) {
        return new OwnOrder(id, newSymbol, side, qty, times, prices, tags);
    }
}
