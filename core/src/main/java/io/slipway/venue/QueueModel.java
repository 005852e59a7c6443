package io.slipway.venue;

/**
 * What an order of ours that rests knows of its place in the queue when the data does not name orders: how many of the
 * others' shares stand ahead of it. Shares that trade leave from the front; what else leaves is the model's word.
 */
public interface QueueModel {

    /**
     * Whether our place is not estimated but follows from what the data tells of every order that leaves a queue; the model is
     * then not asked what was cancelled.
     */
    default boolean isExact() {
        return false;
    }

    /**
     * Shares of others ahead of us after {@code cancelled} of them left the level without trading.
     *
     * @param ahead shares ahead before, zero or more
     * @param behind shares behind before, zero or more
     * @param cancelled shares that left, positive, at most {@code ahead + behind}
     * @return from zero to {@code ahead}
     */
    double aheadAfterCancel(double ahead, double behind, long cancelled);

    /**
     * Shares of ours that a trade of {@code size} at our price fills, before the limit of what we have open.
     *
     * @param ahead shares ahead of us
     * @param displayed the others' shares at the level
     * @param open shares of ours
     * @return zero to {@code size}
     */
    default long filledBy(long size, double ahead, long displayed, long open) {
        return Math.max(0, (long) Math.floor(size - ahead));
    }

    /**
     * Checks that the data has what this model needs.
     *
     * @param namesOrders whether every venue's data names each order
     * @throws IllegalArgumentException if the model needs orders by name and the data has none
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
