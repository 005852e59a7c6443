package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * A message in flight between the strategy and a venue. Of two messages that arrive at one moment, the one sent first comes
 * first.
 */
sealed interface Message extends Comparable<Message> {

    /** Time of arrival, in nanoseconds since 1970 UTC. */
    long timeNs();

    /** Number of the message within the strategy run. */
    long number();

    @Override
    default int compareTo(Message other) {
        int byTime = Long.compare(timeNs(), other.timeNs());
        return byTime != 0 ? byTime : Long.compare(number(), other.number());
    }

    /** Kind of the message, in the saved state of a run. */
    enum Kind {
        SUBMIT,
        CANCEL,
        REPLACE,
        EXPIRE,
        REPORT
    }

    /** Adds the message to the state of a run. */
    default void save(StateWriter state) {
        if (this instanceof Submit submit) {
            submit.order.save(head(state, Kind.SUBMIT));
        } else if (this instanceof Cancel cancel) {
            head(state, Kind.CANCEL).put(cancel.venue).put(cancel.orderId);
        } else if (this instanceof Replace replace) {
            head(state, Kind.REPLACE).put(replace.venue).put(replace.orderId);
            state.put(replace.qty).put(replace.limitPxE9);
        } else if (this instanceof Expire expire) {
            head(state, Kind.EXPIRE).put(expire.venue).put(expire.orderId);
        } else if (this instanceof Report report) {
            report.report.save(head(state, Kind.REPORT));
        }
    }

    private StateWriter head(StateWriter state, Kind kind) {
        return state.put(kind).put(timeNs()).put(number());
    }

    /** The message that {@link #save} added. */
    static Message restored(StateReader state) {
        Kind kind = state.takeEnum(Kind.class);
        long timeNs = state.takeLong();
        long number = state.takeLong();
        return switch (kind) {
            case SUBMIT -> new Submit(timeNs, number, ChildOrder.restored(state));
            case CANCEL -> new Cancel(timeNs, number, venue(state), state.takeLong());
            case REPLACE ->
                new Replace(timeNs, number, venue(state), state.takeLong(), state.takeLong(), state.takeLong());
            case EXPIRE -> new Expire(timeNs, number, venue(state), state.takeLong());
            case REPORT -> new Report(timeNs, number, ExecutionReport.restored(state));
        };
    }

    private static int venue(StateReader state) {
        return Math.toIntExact(state.takeLong());
    }

    /** An order on its way to its venue. */
    record Submit(long timeNs, long number, ChildOrder order) implements Message {}

    /** A request to end an order. */
    record Cancel(long timeNs, long number, int venue, long orderId) implements Message {}

    /** A request to give an order another quantity, what is filled included, and price. */
    record Replace(long timeNs, long number, int venue, long orderId, long qty, long limitPxE9) implements Message {}

    /** The end of an order's time. */
    record Expire(long timeNs, long number, int venue, long orderId) implements Message {}

    /** An execution report in flight. */
    record Report(long timeNs, long number, ExecutionReport report) implements Message {}
}
