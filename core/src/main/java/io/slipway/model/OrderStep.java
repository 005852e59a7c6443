package io.slipway.model;

/**
 * One step in the life of a child order, at the time at which it happened at the venue; {@link Kind#SENT} at the time of sending.
 *
 * @param timeNs time, ns since 1970 UTC
 * @param kind the step
 * @param qty shares open after it
 * @param pxE9 limit price after it, or the price of a fill, in 1e-9 of the quote currency; {@link #NO_PRICE} where there is none
 * @param ahead shares of others ahead in the queue, as the queue model has it; infinite where the data does not show the level,
 *     NaN where the step is not {@link Kind#QUEUED}
 */
public record OrderStep(long timeNs, Kind kind, long qty, long pxE9, double ahead) {

    /** The price of a market or midpoint order. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    /** A step outside the queue. */
    public static OrderStep of(long timeNs, Kind kind, long qty, long pxE9) {
        return new OrderStep(timeNs, kind, qty, pxE9, Double.NaN);
    }

    /** The kinds of steps. */
    public enum Kind {
        SENT,
        /** The venue accepted it, and it rests from now on. */
        RESTING,
        /** Its place in the queue is known to have changed. */
        QUEUED,
        FILLED,
        /** It has another quantity or price from now on. */
        REPLACED,
        CANCELLED,
        EXPIRED,
        REJECTED
    }
}
