package io.slipway.model;

/**
 * What one venue gets.
 *
 * @param id the sender's number of it, unlike that of any other order of the same scenario
 * @param venue index of the venue in the market
 * @param side buy or sell
 * @param qty shares, positive
 * @param type what it does about its price
 * @param limitPxE9 the worst price it may trade at; of no meaning for a market order
 * @param timeInForce how long it lives
 * @param expireNs its last moment if it is good till a time, else of no meaning
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
     * @throws IllegalArgumentException if the quantity is not positive, a market order could rest, or an order that must rest
     *     could not
     */
    public ChildOrder {
        boolean immediate = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        if (qty <= 0) {
            throw new IllegalArgumentException("a child order needs a positive quantity: qty=" + qty);
        }
        if ((type == OrderType.MARKET && !immediate) || (type == OrderType.POST_ONLY && immediate)) {
            throw new IllegalArgumentException("no such order: type=" + type + ", timeInForce=" + timeInForce);
        }
    }

    /** A limit order that takes what it can and ends. */
    public static ChildOrder immediate(long id, int venue, Side side, long qty, long limitPxE9) {
        return new ChildOrder(id, venue, side, qty, OrderType.LIMIT, limitPxE9, TimeInForce.IOC, 0);
    }

    /** A limit order that rests until the end of the data. */
    public static ChildOrder day(long id, int venue, Side side, long qty, long limitPxE9) {
        return new ChildOrder(id, venue, side, qty, OrderType.LIMIT, limitPxE9, TimeInForce.DAY, 0);
    }

    /** An order that takes at any price and ends. */
    public static ChildOrder market(long id, int venue, Side side, long qty) {
        return new ChildOrder(id, venue, side, qty, OrderType.MARKET, 0, TimeInForce.IOC, 0);
    }

    /** Whether it ends on arrival, whatever happens. */
    public boolean isImmediate() {
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    /** Adds the order to the state of a run. */
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

    /** The order that {@link #save} added. */
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
