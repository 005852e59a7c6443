package io.slipway.executions;

import org.jspecify.annotations.Nullable;

/**
 * Times of an order in ns since 1970 UTC; null where they are not known.
 *
 * @param decisionNs the client's decision
 * @param arrivalNs arrival at the desk or broker that works it
 * @param endNs the last moment at which it could trade: its end, or the moment at which it was cancelled
 */
public record OrderTimes(
        @Nullable Long decisionNs,
        @Nullable Long arrivalNs,
        @Nullable Long endNs) {

    /** No time is known. */
    public static final OrderTimes UNKNOWN = new OrderTimes(null, null, null);

    /**
     * Checks the order of the times.
     *
     * @throws IllegalArgumentException if the order ends before it arrives, or arrives before it is decided
     */
    public OrderTimes {
        boolean endsEarly = arrivalNs != null && endNs != null && endNs < arrivalNs;
        boolean arrivesEarly = decisionNs != null && arrivalNs != null && arrivalNs < decisionNs;
        if (endsEarly || arrivesEarly) {
            throw new IllegalArgumentException("the times of an order are decision, arrival, end: decisionNs="
                    + decisionNs + ", arrivalNs=" + arrivalNs + ", endNs=" + endNs);
        }
    }
}
