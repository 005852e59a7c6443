package io.slipway.data.databento;

/** A file of single orders. Times are ns since 1970 UTC, prices in 1e-9. */
public interface OrderOutput {

    /** Writes a new order at the end of the queue of its price. */
    void add(long ns, long id, boolean bid, long shares, long pxE9);

    /** Writes that shares of an order traded. */
    void execute(long ns, long id, long shares);

    /** Writes that an order lost shares, or all that it has. */
    void cancel(long ns, long id, long shares, boolean all);

    /** Writes a trade with an order that was not displayed. */
    void hidden(long ns, long shares, long pxE9);
}
