package io.slipway.sim;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;

/** Something on its way between us and a venue. Of two that arrive at one moment the one sent first comes first. */
sealed interface Message extends Comparable<Message> {

    /** When it arrives. */
    long timeNs();

    /** The scenario's number of it. */
    long number();

    @Override
    default int compareTo(Message other) {
        int byTime = Long.compare(timeNs(), other.timeNs());
        return byTime != 0 ? byTime : Long.compare(number(), other.number());
    }

    /** An order on its way to its venue. */
    record Submit(long timeNs, long number, ChildOrder order) implements Message {}

    /** A request to end an order. */
    record Cancel(long timeNs, long number, int venue, long orderId) implements Message {}

    /** A request to give an order another quantity, what is filled included, and price. */
    record Replace(long timeNs, long number, int venue, long orderId, long qty, long limitPxE9) implements Message {}

    /** The end of an order's time. */
    record Expire(long timeNs, long number, int venue, long orderId) implements Message {}

    /** A report on its way to us. */
    record Report(long timeNs, long number, ExecutionReport report) implements Message {}
}
