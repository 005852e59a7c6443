package io.slipway.model;

/**
 * One order that a strategy sends to one venue. Immutable.
 *
 * <pre>{@code
 * ChildOrder take = ChildOrder.immediate(1, venue, Side.BUY, 200, Money.parseE9("150.01"));
 * ChildOrder rest = ChildOrder.day(2, venue, Side.BUY, 300, Money.parseE9("149.99"));
 * }</pre>
 *
 * @param id the sender's order number, unique within one strategy run
 * @param venue index of the venue in the market, from 0
 * @param side buy or sell
 * @param qty quantity in shares, positive
 * @param type price condition: market, limit, post-only or midpoint
 * @param limitPxE9 the worst price at which the order may trade, in 1e-9 of the quote currency; ignored for a
 *     market or midpoint order
 * @param timeInForce lifetime of the order
 * @param expireNs the last moment of a {@link TimeInForce#GTT} order, in nanoseconds since 1970 UTC; ignored otherwise
 */
public record ChildOrder(
        long id,
        int venue,
        Side side,
        long qty,
        OrderType type,
        long limitPxE9,
        TimeInForce timeInForce,
        long expireNs) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the quantity is not positive, if a market order is neither IOC nor FOK, or if a
     *     post-only or midpoint order is IOC or FOK
     */
    public ChildOrder {
        boolean immediate = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        boolean rests = type == OrderType.POST_ONLY || type == OrderType.MIDPOINT;
        if (qty <= 0) {
            throw new IllegalArgumentException("a child order needs a positive quantity: qty=" + qty);
        }
        if ((type == OrderType.MARKET && !immediate) || (rests && immediate)) {
            throw new IllegalArgumentException("no such order: type=" + type + ", timeInForce=" + timeInForce);
        }
    }

    /** A limit order that takes the displayed size within its limit and cancels the remainder (IOC). */
    public static ChildOrder immediate(long id, int venue, Side side, long qty, long limitPxE9) {
        return new ChildOrder(id, venue, side, qty, OrderType.LIMIT, limitPxE9, TimeInForce.IOC, 0);
    }

    /** A limit order that may rest until the end of the data (DAY). */
    public static ChildOrder day(long id, int venue, Side side, long qty, long limitPxE9) {
        return new ChildOrder(id, venue, side, qty, OrderType.LIMIT, limitPxE9, TimeInForce.DAY, 0);
    }

    /** A market order: takes displayed size at any price and cancels the remainder. */
    public static ChildOrder market(long id, int venue, Side side, long qty) {
        return new ChildOrder(id, venue, side, qty, OrderType.MARKET, 0, TimeInForce.IOC, 0);
    }

    /** The same order with another quantity and limit. */
    public ChildOrder replaced(long newQty, long newLimitPxE9) {
        return new ChildOrder(id, venue, side, newQty, type, newLimitPxE9, timeInForce, expireNs);
    }

    /** True for IOC and FOK orders, which never rest. */
    public boolean isImmediate() {
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    /** Writes the order to the saved state of a run. */
    public void save(StateWriter state) {
        state.put(id)
                .put(venue)
                .put(side)
                .put(qty)
                .put(type)
                .put(limitPxE9)
                .put(timeInForce)
                .put(expireNs);
    }

    /** Reads an order that {@link #save} wrote. */
    public static ChildOrder restored(StateReader state) {
        return new ChildOrder(
                state.takeLong(),
                Math.toIntExact(state.takeLong()),
                state.takeEnum(Side.class),
                state.takeLong(),
                state.takeEnum(OrderType.class),
                state.takeLong(),
                state.takeEnum(TimeInForce.class),
                state.takeLong());
    }
}
