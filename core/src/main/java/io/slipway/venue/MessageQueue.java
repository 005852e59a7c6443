package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.TimeInForce;
import io.slipway.venue.latency.LatencyModel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The messages in flight between the strategy and the venues. Messages of one direction do not overtake each other. A message
 * without latency is delivered at once, after the one that is being delivered. Others wait for the clock.
 */
final class MessageQueue {

    private static final long NEVER = Long.MAX_VALUE;

    private final LatencyModel latency;
    private final Consumer<Message> recipient;
    private final long[] lastEntryNs;
    private final long[] lastReportNs;
    private final PriorityQueue<Message> inFlight = new PriorityQueue<>();
    private final ArrayDeque<Message> immediate = new ArrayDeque<>();

    /** The time of the first of {@link #inFlight}: it is asked for at every row, and changes with a message only. */
    private long nextNs = NEVER;

    private boolean delivering;
    private long requests;
    private long reports;
    private long numbers;

    MessageQueue(LatencyModel latency, int venues, Consumer<Message> recipient) {
        this.latency = latency;
        this.recipient = recipient;
        lastEntryNs = new long[venues];
        lastReportNs = new long[venues];
        Arrays.fill(lastEntryNs, Long.MIN_VALUE);
        Arrays.fill(lastReportNs, Long.MIN_VALUE);
    }

    /** Time of the next arrival; {@link Long#MAX_VALUE} if no message is in flight. */
    long nextNs() {
        return nextNs;
    }

    private void add(Message message) {
        inFlight.add(message);
        nextNs = Math.min(nextNs, message.timeNs());
    }

    private Message removeNext() {
        Message next = inFlight.remove();
        findNext();
        return next;
    }

    private void findNext() {
        Message next = inFlight.peek();
        nextNs = next == null ? NEVER : next.timeNs();
    }

    void deliverNext() {
        immediate.add(removeNext());
        deliverImmediate();
    }

    void deliverImmediate() {
        if (delivering || immediate.isEmpty()) {
            return;
        }
        delivering = true;
        while (!immediate.isEmpty()) {
            recipient.accept(immediate.remove());
        }
        delivering = false;
    }

    /** Drops the messages in flight to the venues and delivers all reports in flight. */
    void deliverReports() {
        deliverImmediate();
        while (!inFlight.isEmpty()) {
            Message next = removeNext();
            if (next instanceof Message.Report) {
                immediate.add(next);
                deliverImmediate();
            }
        }
    }

    void send(ChildOrder order, long nowNs) {
        long arrivalNs = arrivalNs(order.venue(), nowNs);
        if (order.timeInForce() == TimeInForce.GTT) {
            long expireNs = Math.max(arrivalNs, order.expireNs());
            long number = numbers++;
            add(new Message.Expire(expireNs, numbers++, order.venue(), order.id()));
            dispatch(new Message.Submit(arrivalNs, number, order), lastEntryNs, order.venue(), nowNs);
        } else {
            dispatch(new Message.Submit(arrivalNs, numbers++, order), lastEntryNs, order.venue(), nowNs);
        }
        deliverImmediate();
    }

    /** An order has ended before its time. */
    void forgetExpiry(ChildOrder order) {
        inFlight.removeIf(message -> message instanceof Message.Expire expire
                && expire.venue() == order.venue()
                && expire.orderId() == order.id());
        findNext();
    }

    void cancel(int venue, long orderId, long nowNs) {
        long arrivalNs = arrivalNs(venue, nowNs);
        dispatch(new Message.Cancel(arrivalNs, numbers++, venue, orderId), lastEntryNs, venue, nowNs);
        deliverImmediate();
    }

    void replace(int venue, long orderId, long qty, long limitPxE9, long nowNs) {
        long arrivalNs = arrivalNs(venue, nowNs);
        dispatch(new Message.Replace(arrivalNs, numbers++, venue, orderId, qty, limitPxE9), lastEntryNs, venue, nowNs);
        deliverImmediate();
    }

    /** Sends a report on its way; the caller delivers what is immediate when it is done. */
    void report(ExecutionReport report) {
        int venue = report.venue();
        long nowNs = report.eventNs();
        long recvNs = Math.max(lastReportNs[venue], Math.addExact(nowNs, latency.reportNs(venue, reports++)));
        dispatch(new Message.Report(recvNs, numbers++, report.receivedAt(recvNs)), lastReportNs, venue, nowNs);
    }

    private long arrivalNs(int venue, long nowNs) {
        return Math.max(lastEntryNs[venue], Math.addExact(nowNs, latency.entryNs(venue, requests++)));
    }

    private void dispatch(Message message, long[] lastNs, int venue, long nowNs) {
        if (message.timeNs() == nowNs && lastNs[venue] < nowNs) {
            immediate.add(message);
        } else {
            lastNs[venue] = message.timeNs();
            add(message);
        }
    }

    void save(StateWriter state) {
        if (delivering || !immediate.isEmpty()) {
            throw new IllegalStateException("messages are being delivered: the state is that between two events");
        }
        state.section("courier").put(requests).put(reports).put(numbers);
        state.put(lastEntryNs).put(lastReportNs).put((long) inFlight.size());
        inFlight.stream().sorted().forEach(message -> message.save(state));
    }

    void restore(StateReader state) {
        requests = state.section("courier").takeLong();
        reports = state.takeLong();
        numbers = state.takeLong();
        takeTimes(state, lastEntryNs);
        takeTimes(state, lastReportNs);
        inFlight.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            inFlight.add(Message.restored(state));
        }
        findNext();
    }

    private static void takeTimes(StateReader state, long[] timesNs) {
        long[] saved = state.takeLongs();
        if (saved.length != timesNs.length) {
            throw new IllegalArgumentException("the state is of another market: venues=" + saved.length);
        }
        System.arraycopy(saved, 0, timesNs, 0, saved.length);
    }
}
