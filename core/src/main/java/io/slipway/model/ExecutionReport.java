package io.slipway.model;

/**
 * A venue's message about one child order, as FIX message 35=8. Immutable.
 *
 * @param eventNs time of the event at the venue, in nanoseconds since 1970 UTC
 * @param recvNs time at which the strategy receives the report, in nanoseconds since 1970 UTC; never before {@code eventNs}
 * @param venue index of the venue in the market, from 0
 * @param orderId {@link ChildOrder#id()} of the order
 * @param kind the event
 * @param lastQty shares of this fill; 0 if the report is not a fill
 * @param lastPxE9 price of this fill, in 1e-9 of the quote currency; 0 if the report is not a fill
 * @param leavesQty shares still open after the event
 * @param reason cause of a rejection, cancellation or expiry; {@link Reason#NONE} otherwise
 */
public record ExecutionReport(
        long eventNs,
        long recvNs,
        int venue,
        long orderId,
        Kind kind,
        long lastQty,
        long lastPxE9,
        long leavesQty,
        Reason reason) {

    /** A report without a fill that the strategy receives at once. */
    public static ExecutionReport of(long eventNs, ChildOrder order, Kind kind, long leavesQty, Reason reason) {
        return new ExecutionReport(eventNs, eventNs, order.venue(), order.id(), kind, 0, 0, leavesQty, reason);
    }

    /** Returns this report with a fill of {@code qty} shares at {@code pxE9}. */
    public ExecutionReport withFill(long qty, long pxE9) {
        return new ExecutionReport(eventNs, recvNs, venue, orderId, kind, qty, pxE9, leavesQty, reason);
    }

    /** Returns this report with another receive time. */
    public ExecutionReport receivedAt(long newRecvNs) {
        return newRecvNs == recvNs
                ? this
                : new ExecutionReport(eventNs, newRecvNs, venue, orderId, kind, lastQty, lastPxE9, leavesQty, reason);
    }

    /** Writes the report to the saved state of a run. */
    public void save(StateWriter state) {
        state.put(eventNs).put(recvNs).put(venue).put(orderId).put(kind);
        state.put(lastQty).put(lastPxE9).put(leavesQty).put(reason);
    }

    /** Reads a report that {@link #save} wrote. */
    public static ExecutionReport restored(StateReader state) {
        return new ExecutionReport(
                state.takeLong(),
                state.takeLong(),
                Math.toIntExact(state.takeLong()),
                state.takeLong(),
                state.takeEnum(Kind.class),
                state.takeLong(),
                state.takeLong(),
                state.takeLong(),
                state.takeEnum(Reason.class));
    }

    /** The event that a report is about. */
    public enum Kind {
        /** The venue accepted the order, which now rests. */
        ACCEPTED,
        /** The order took displayed size. */
        TAKEN,
        /** The order rested and another participant traded against it. */
        PROVIDED,
        /** The order rested hidden at the midpoint, and others traded inside the spread where it stood. */
        MIDPOINT,
        REJECTED,
        CANCELLED,
        EXPIRED,
        REPLACED,
        /** The venue did not carry out a cancel or replace request. */
        CANCEL_REJECTED;

        /** True if shares of the order traded. */
        public boolean isFill() {
            return this == TAKEN || this == PROVIDED || this == MIDPOINT;
        }
    }

    /** The cause of an event. */
    public enum Reason {
        NONE,
        /** The strategy requested it. */
        REQUESTED,
        /** The unfilled quantity of an IOC order, or a FOK order that could not be filled whole. */
        NOT_FILLED_AT_ONCE,
        HALTED,
        /** The session has ended, or has not begun. */
        CLOSED,
        /** A post-only order would have traded on arrival. */
        POST_ONLY,
        /** The order would have traded with another order of the same strategy. */
        SELF_CROSS,
        /** The quantity is not a multiple of the venue's lot. */
        LOT,
        /** The price is not a multiple of the venue's tick. */
        TICK,
        /** The order is no longer open. */
        TOO_LATE
    }
}
