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

    /** All of them. */
    public static final List<String> ALL = List.of(BROKER, STRATEGY, TRADER, ACCOUNT);

    private OrderTags() {}
}
