package io.slipway.venue;

/**
 * A model of the queue position of a resting order: the number of shares of other orders ahead of it. Shares that trade leave
 * from the front. The model decides which cancelled shares were ahead.
 */
public interface QueueModel {

    /**
     * True if the queue position is exact, because order-level data identifies every order that leaves the queue. The model is
     * then not asked about cancels.
     */
    default boolean isExact() {
        return false;
    }

    /**
     * Number of shares ahead after {@code cancelled} shares have left the level without trading.
     *
     * @param ahead shares ahead before, zero or more
     * @param behind shares behind before, zero or more
     * @param cancelled shares that left, positive, at most {@code ahead + behind}
     * @return from zero to {@code ahead}
     */
    double aheadAfterCancel(double ahead, double behind, long cancelled);

    /**
     * Number of the order's shares that a trade of {@code size} at its price fills, before the limit of its open quantity.
     *
     * @param ahead shares ahead of the order
     * @param displayed displayed size of other orders at the level
     * @param open open shares of the order
     * @return zero to {@code size}
     */
    default long filledBy(long size, double ahead, long displayed, long open) {
        return Math.max(0, (long) Math.floor(size - ahead));
    }

    /**
     * Checks that the data is sufficient for this model.
     *
     * @param namesOrders true if the data of every venue is order-level
     * @throws IllegalArgumentException if the model needs order-level data and the data is not
     */
    default void requireData(boolean namesOrders) {
        if (isExact() && !namesOrders) {
            throw new IllegalArgumentException(
                    "the place in the queue is only known where every venue's data names orders"
                            + " (market by order), and this data shows books without their orders: queue model=" + this
                            + ", expected trades-only, proportional, power:N, logarithmic or pro-rata:MINIMUM");
        }
    }
}
