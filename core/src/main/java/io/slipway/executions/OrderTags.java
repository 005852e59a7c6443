package io.slipway.executions;

import java.util.List;

/** Names of the tags that group orders. */
public final class OrderTags {

    /** The algorithm that the broker used. */
    public static final String STRATEGY = "strategy";

    /** The firm that worked the order. */
    public static final String BROKER = "broker";

    /** The person who gave it. */
    public static final String TRADER = "trader";

    /** The account that it is for. */
    public static final String ACCOUNT = "account";

    /** Type of the order: {@link #MARKET}, {@link #LIMIT}, {@link #STOP} or {@link #STOP_LIMIT}. No group. */
    public static final String ORDER_TYPE = "order_type";

    /** Time in force: {@link #IOC}, {@link #FOK}, {@link #AT_AUCTION} or any other word. No group. */
    public static final String TIME_IN_FORCE = "time_in_force";

    /** {@link #YES} if the client named the venue, else {@link #NO}. No group. */
    public static final String DIRECTED = "directed";

    /** A market order. */
    public static final String MARKET = "market";

    /** A limit order. */
    public static final String LIMIT = "limit";

    /** A market order with a stop price. */
    public static final String STOP = "stop";

    /** A limit order with a stop price. */
    public static final String STOP_LIMIT = "stop_limit";

    /** Immediate or cancel. */
    public static final String IOC = "ioc";

    /** Fill or kill: at its full size at once, or not at all. */
    public static final String FOK = "fok";

    /** For the price of an auction alone: on open or on close. */
    public static final String AT_AUCTION = "at_auction";

    /** A directed order. */
    public static final String YES = "yes";

    /** No directed order. */
    public static final String NO = "no";

    /** Those that group orders. */
    public static final List<String> ALL = List.of(BROKER, STRATEGY, TRADER, ACCOUNT);

    private OrderTags() {}
}
