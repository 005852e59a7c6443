package io.slipway.model;

/**
 * What a venue says about an order of ours.
 *
 * @param eventNs when it happened at the venue
 * @param recvNs when we hear of it
 * @param venue index of the venue in the market
 * @param orderId the order
 * @param kind what happened
 * @param lastQty shares of a fill, else zero
 * @param lastPxE9 price of a fill, else zero
 * @param leavesQty shares still open afterwards
 * @param reason why, for what the venue did not do
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

    /** That something happened to an order, known at once. */
    public static ExecutionReport of(long eventNs, ChildOrder order, Kind kind, long leavesQty, Reason reason) {
        return new ExecutionReport(eventNs, eventNs, order.venue(), order.id(), kind, 0, 0, leavesQty, reason);
    }

    /** A fill as part of this report. */
    public ExecutionReport withFill(long qty, long pxE9) {
        return new ExecutionReport(eventNs, recvNs, venue, orderId, kind, qty, pxE9, leavesQty, reason);
    }

    /** The same, known at another time. */
    public ExecutionReport receivedAt(long newRecvNs) {
        return new ExecutionReport(eventNs, newRecvNs, venue, orderId, kind, lastQty, lastPxE9, leavesQty, reason);
    }

    /** Adds the report to the state of a run. */
    public void save(StateWriter state) {
        state.put(eventNs).put(recvNs).put(venue).put(orderId).put(kind);
        state.put(lastQty).put(lastPxE9).put(leavesQty).put(reason);
    }

    /** The report that {@link #save} added. */
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

    /** What happened. */
    public enum Kind {
        /** The order rests. */
        ACCEPTED,
        /** It traded against displayed size. */
        TAKEN,
        /** It rested, and another traded against it. */
        PROVIDED,
        REJECTED,
        CANCELLED,
        EXPIRED,
        REPLACED,
        /** A cancel or replace was not carried out. */
        CANCEL_REJECTED;

        /** Whether shares traded. */
        public boolean isFill() {
            return this == TAKEN || this == PROVIDED;
        }
    }

    /** Why. */
    public enum Reason {
        NONE,
        /** We asked for it. */
        REQUESTED,
        /** The rest of an order that does not rest, or of one that must be filled whole. */
        NOT_FILLED_AT_ONCE,
        HALTED,
        /** It would have traded on arrival. */
        POST_ONLY,
        /** It would have traded with an order of ours. */
        SELF_CROSS,
        /** Its quantity is no multiple of the venue's lot. */
        LOT,
        /** Its price is no multiple of the venue's tick. */
        TICK,
        /** There is no such open order any more. */
        TOO_LATE
    }
}
