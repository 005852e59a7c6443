package io.slipway.data.executions;

import java.util.Locale;

/** A meaning that a column of orders or fills can have, with the names by which it is known without a mapping. */
public enum ExecutionColumn {
    ID("order_id", "id", "parent_order_id", "parent_id", "cl_ord_id", "clordid"),
    EXECUTION("exec_id", "execution_id", "fill_id", "trade_id", "execid", "id"),
    ORDER("parent_order_id", "parent_id", "order_id", "cl_ord_id", "clordid", "order"),
    CHILD("child_order_id", "child_id"),
    SYMBOL("symbol", "ticker", "instrument", "security", "sym", "ric"),
    SIDE("side", "buy_sell", "direction", "b_s", "buysell"),
    QTY(
            "qty",
            "quantity",
            "order_qty",
            "orderqty",
            "last_qty",
            "lastqty",
            "fill_qty",
            "filled_qty",
            "exec_qty",
            "shares",
            "size",
            "amount"),
    PRICE("price", "px", "last_px", "lastpx", "fill_price", "fill_px", "exec_price", "exec_px", "avg_px"),
    FEE("fee", "fees", "commission", "comm", "cost"),
    LIQUIDITY("liquidity", "liquidity_flag", "last_liquidity_ind", "maker_taker", "add_remove"),
    VENUE("venue", "last_mkt", "lastmkt", "exchange", "mic", "exch", "market"),
    DATE("date", "trade_date"),
    TIME(
            "time",
            "fill_time",
            "exec_time",
            "execution_time",
            "transact_time",
            "trade_time",
            "timestamp",
            "datetime",
            "ts",
            "ts_event"),
    DECISION_TIME("decision_time", "decided", "decision_ts"),
    DECISION_PRICE("decision_price", "decision_px", "decision_mid"),
    ARRIVAL_TIME("arrival_time", "arrival", "arrival_ts", "start_time", "start", "received", "time"),
    ARRIVAL_PRICE("arrival_price", "arrival_px", "arrival_mid"),
    END_TIME("end_time", "end", "end_ts"),
    END_PRICE("end_price", "end_px", "end_mid"),
    LIMIT("limit", "limit_price", "limit_px"),
    STRATEGY("strategy", "algo", "algorithm"),
    BROKER("broker", "broker_id"),
    TRADER("trader", "trader_id"),
    ACCOUNT("account", "account_id"),
    ORDER_TYPE("order_type", "ord_type", "ordtype"),
    TIME_IN_FORCE("time_in_force", "tif"),
    DIRECTED("directed", "is_directed"),
    SENT_TIME("sent_time", "sent", "route_time", "time", "transact_time", "timestamp"),
    KIND("kind", "exec_type", "status"),
    REFERS_TO("refers_to", "exec_ref_id", "ref_exec_id", "execrefid");

    private final String names;

    ExecutionColumn(String... names) {
        this.names = String.join(",", names);
    }

    /** Key in a mapping. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names that files use, the most telling first. */
    public String[] names() {
        return names.split(",", -1);
    }
}
