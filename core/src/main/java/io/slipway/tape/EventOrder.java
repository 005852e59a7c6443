package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one order of market events, whatever sources they come from: any split of the same rows by venue, by time or by kind of row,
 * offered roughly in the order of receipt, comes out the same.
 *
 * <p>Each publisher has a queue of its rows, which {@link EventPair} puts in order. The queues are merged by the time of receipt;
 * at one time by event time, then status rows, prints and book rows, then by sequence number, then by publisher. The last {@value #CAPACITY} rows are held, and more
 * where more were received at one time. Not thread-safe.
 */
public final class EventOrder {

    /** Rows that a row may be late; feeds of one recorder are late by a few. */
    public static final int CAPACITY = 1024;

    private final int sources;
    private final EventPair pair;
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private final PriorityQueue<Lane> heads = new PriorityQueue<>();
    private final ArrayDeque<QueuedEvent> free = new ArrayDeque<>();
    private @Nullable Lane recent;
    private long held;
    private long lastOfferedRecvNs;
    private long lastEventNs = Long.MIN_VALUE;
    private long lastRecvNs = Long.MIN_VALUE;

    /** Treatment of a row that is offered. */
    public enum Outcome {
        /** It follows the rows of its publisher. */
        APPENDED,
        /** It goes ahead of rows of its kind that came before it in its source. */
        MOVED,
        /** Another source has the same row, so it is left out. */
        DUPLICATE,
        /** It should have come before a row that has already been given, and is left out. */
        TOO_LATE
    }

    /**
     * An order without rows.
     *
     * @param sources number of sources; a row that several of them have is taken once
     * @param ties order of prints and book rows where data does not tell it
     */
    public EventOrder(int sources, TieRule ties) {
        this.sources = sources;
        this.pair = new EventPair(ties);
    }

    /**
     * Takes in a copy of a row.
     *
     * @param source index of the source, whose rows are offered in its order
     */
    public Outcome offer(MarketEvent row, int source) {
        if (row.eventNs() < lastEventNs && row.recvNs() < lastRecvNs) {
            return Outcome.TOO_LATE;
        }
        lastOfferedRecvNs = row.recvNs();
        Lane lane = laneOf(row.publisherId());
        if (sources > 1 && lane.claim(row, source)) {
            return Outcome.DUPLICATE;
        }
        QueuedEvent queued = free.isEmpty() ? new QueuedEvent() : free.pop();
        queued.set(row, source);
        held++;
        return insert(queued, lane) ? Outcome.MOVED : Outcome.APPENDED;
    }

    /** Gives the earliest row if no row that is still to come can be ahead of it. */
    public boolean poll(MarketEvent event) {
        Lane lane = heads.peek();
        return held > CAPACITY && lane != null && lane.first().event.recvNs() != lastOfferedRecvNs && pollAtEnd(event);
    }

    /** Gives the earliest row there is. */
    public boolean pollAtEnd(MarketEvent event) {
        Lane lane = heads.poll();
        if (lane == null) {
            return false;
        }
        QueuedEvent first = lane.removeFirst();
        if (!lane.isEmpty()) {
            heads.add(lane);
        }
        event.copyOf(first.event);
        lastEventNs = event.eventNs();
        lastRecvNs = event.recvNs();
        free.push(first);
        held--;
        return true;
    }

    /** Event time of the row given last. */
    public long lastEventNs() {
        return lastEventNs;
    }

    private boolean insert(QueuedEvent queued, Lane lane) {
        QueuedEvent after = lane.last();
        boolean moved = false;
        while (after != null && pair.isBefore(queued, after)) {
            moved |= pair.isSameStream(queued, after);
            after = after.before;
        }
        if (after != null) {
            lane.insertAfter(after, queued);
            return moved;
        }
        if (!lane.isEmpty()) {
            heads.remove(lane);
        }
        lane.insertFirst(queued);
        heads.add(lane);
        return moved;
    }

    private Lane laneOf(int publisherId) {
        if (recent == null || recent.publisherId != publisherId) {
            recent = lanes.computeIfAbsent(publisherId, id -> new Lane(id, pair));
        }
        return recent;
    }

    /** The rows of one publisher that are held, in their order. */
    private static final class Lane implements Comparable<Lane> {

        private final int publisherId;
        private final EventPair pair;
        private @Nullable QueuedEvent head;
        private @Nullable QueuedEvent tail;

        Lane(int publisherId, EventPair pair) {
            this.publisherId = publisherId;
            this.pair = pair;
        }

        boolean isEmpty() {
            return head == null;
        }

        QueuedEvent first() {
            if (head == null) {
                throw new IllegalStateException("no rows: publisher=" + publisherId);
            }
            return head;
        }

        @Nullable
        QueuedEvent last() {
            return tail;
        }

        QueuedEvent removeFirst() {
            QueuedEvent first = first();
            head = first.after;
            if (head == null) {
                tail = null;
            } else {
                head.before = null;
            }
            return first;
        }

        void insertFirst(QueuedEvent queued) {
            queued.before = null;
            queued.after = head;
            if (head == null) {
                tail = queued;
            } else {
                head.before = queued;
            }
            head = queued;
        }

        void insertAfter(QueuedEvent before, QueuedEvent queued) {
            queued.before = before;
            queued.after = before.after;
            if (before.after == null) {
                tail = queued;
            } else {
                before.after.before = queued;
            }
            before.after = queued;
        }

        /**
         * Finds the same row of another source, and claims it for this one. Equal rows of one source are several, so each claims a
         * row of its own.
         */
        boolean claim(MarketEvent row, int source) {
            QueuedEvent at = tail;
            while (at != null && !(at.event.recvNs() < row.recvNs() && at.event.eventNs() < row.eventNs())) {
                if (!at.sources.get(source) && at.event.isSameAs(row)) {
                    at.sources.set(source);
                    return true;
                }
                at = at.before;
            }
            return false;
        }

        @Override
        public int compareTo(Lane other) {
            int byRow = pair.compareAcross(first().event, other.first().event);
            return byRow != 0 ? byRow : Integer.compare(publisherId, other.publisherId);
        }
    }
}
