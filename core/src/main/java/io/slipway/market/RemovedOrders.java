package io.slipway.market;

/** Orders of others that left the queues of a book with one row, where the data names every order; none where it does not. */
public interface RemovedOrders {

    /** Number of entries. */
    int count();

    /** True if the order of the entry was a bid. */
    boolean isBid(int i);

    /** The price of its order, 1e-9 of the quote currency. */
    long pxE9(int i);

    /** Shares that left their place. */
    long size(int i);

    /** Shares of other orders at the same price that stood ahead of its order just before. */
    long ahead(int i);

    /** Those of the shares that traded, as the data names the order that was filled; zero where it does not tell. */
    long traded(int i);
}
