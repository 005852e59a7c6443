package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private static final long NOTHING = Long.MAX_VALUE;

    private static final int FIRST_PUBLISHERS = 128;

    private final int sources;
    private final EventPair pair;
    private final List<Lane> all = new ArrayList<>();

    /** The lanes by publisher. */
    private @Nullable Lane[] lanes = new Lane[FIRST_PUBLISHERS];

    /**
     * A tree of the lanes as its leaves, in which each place has the lane with the earlier row of the two places below it, and so place 1
     * the earliest of all. A row changes the places above its lane alone.
     */
    private @Nullable Lane[] earliest = new Lane[2];

    /** The first of the places that hold no row, chained by what comes after each. */
    private @Nullable QueuedEvent free;

    private @Nullable Lane recent;
    private Outcome outcome = Outcome.APPENDED;
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
        QueuedEvent queued = admit(row, source);
        if (queued != null) {
            queued.event.copyOf(row);
            insert(queued);
        }
        return outcome;
    }

    /**
     * Takes in a row itself, and gives another event for it, whose content means nothing; {@link #outcome()} then says what became of
     * the row. A row that is left out is given back.
     *
     * @param source index of the source, whose rows are offered in its order
     */
    public MarketEvent exchange(MarketEvent row, int source) {
        QueuedEvent queued = admit(row, source);
        if (queued == null) {
            return row;
        }
        MarketEvent spare = queued.event;
        queued.event = row;
        insert(queued);
        return spare;
    }

    /** Treatment of the row that was offered last. */
    public Outcome outcome() {
        return outcome;
    }

    /** A place for a row that is to be taken in; null, with the outcome, if it is left out. */
    private @Nullable QueuedEvent admit(MarketEvent row, int source) {
        if (row.eventNs() < lastEventNs && row.recvNs() < lastRecvNs) {
            outcome = Outcome.TOO_LATE;
            return null;
        }
        lastOfferedRecvNs = row.recvNs();
        if (sources > 1 && laneOf(row.publisherId()).claim(row, source)) {
            outcome = Outcome.DUPLICATE;
            return null;
        }
        QueuedEvent queued = freePlace();
        queued.source = source;
        if (sources > 1) {
            queued.sources.clear();
            queued.sources.set(source);
        }
        held++;
        return queued;
    }

    private QueuedEvent freePlace() {
        QueuedEvent place = free;
        if (place == null) {
            return new QueuedEvent();
        }
        free = place.after;
        return place;
    }

    /** Gives the earliest row if no row that is still to come can be ahead of it. */
    public boolean poll(MarketEvent event) {
        if (held <= CAPACITY) {
            return false;
        }
        Lane lane = earliest();
        if (lane == null || lane.first().event.recvNs() == lastOfferedRecvNs) {
            return false;
        }
        give(lane, event);
        return true;
    }

    /** Gives the earliest row there is. */
    public boolean pollAtEnd(MarketEvent event) {
        Lane lane = earliest();
        if (lane == null) {
            return false;
        }
        give(lane, event);
        return true;
    }

    /** Gives the earliest row if it was received until a time, though rows that are still to come may be ahead of it. */
    public boolean pollReceived(MarketEvent event, long untilRecvNs) {
        Lane lane = earliest();
        if (lane == null || lane.first().event.recvNs() > untilRecvNs) {
            return false;
        }
        give(lane, event);
        return true;
    }

    private void give(Lane lane, MarketEvent event) {
        QueuedEvent first = lane.removeFirst();
        renew(lane);
        event.copyOf(first.event);
        lastEventNs = event.eventNs();
        lastRecvNs = event.recvNs();
        first.after = free;
        free = first;
        held--;
    }

    /** The lane of the earliest row; null if there is none. */
    private @Nullable Lane earliest() {
        Lane lane = earliest[1];
        return lane == null || lane.isEmpty() ? null : lane;
    }

    /** The first row of a lane has changed. */
    private void renew(Lane lane) {
        for (int place = (earliest.length / 2 + lane.index) / 2; place > 0; place /= 2) {
            earliest[place] = earlier(earliest[2 * place], earliest[2 * place + 1]);
        }
    }

    private static @Nullable Lane earlier(@Nullable Lane one, @Nullable Lane other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        } else if (one.clockNs != other.clockNs) {
            return one.clockNs < other.clockNs ? one : other;
        } else if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Event time of the row given last. */
    public long lastEventNs() {
        return lastEventNs;
    }

    /** Time of receipt of the row given last. */
    public long lastRecvNs() {
        return lastRecvNs;
    }

    private void insert(QueuedEvent queued) {
        Lane lane = laneOf(queued.event.publisherId());
        QueuedEvent after = lane.last();
        boolean moved = false;
        while (after != null && pair.isBefore(queued, after)) {
            moved |= pair.isSameStream(queued, after);
            after = after.before;
        }
        lane.insertAfter(after, queued);
        if (after == null) {
            renew(lane);
        }
        outcome = moved ? Outcome.MOVED : Outcome.APPENDED;
    }

    private Lane laneOf(int publisherId) {
        Lane lane = recent;
        if (lane == null || lane.publisherId != publisherId) {
            lane = publisherId < lanes.length ? lanes[publisherId] : null;
            if (lane == null) {
                lane = meet(publisherId);
            }
            recent = lane;
        }
        return lane;
    }

    private Lane meet(int publisherId) {
        Lane lane = new Lane(all.size(), publisherId, pair);
        all.add(lane);
        if (publisherId >= lanes.length) {
            lanes = Arrays.copyOf(lanes, 2 * publisherId);
        }
        lanes[publisherId] = lane;
        if (all.size() > earliest.length / 2) {
            earliest = new Lane[2 * earliest.length];
        }
        all.forEach(each -> earliest[earliest.length / 2 + each.index] = each);
        all.forEach(this::renew);
        return lane;
    }

    /** The rows of one publisher that are held, in their order. */
    private static final class Lane {

        private final int index;
        private final int publisherId;
        private final EventPair pair;
        private @Nullable QueuedEvent head;
        private @Nullable QueuedEvent tail;
        private long clockNs = NOTHING;

        Lane(int index, int publisherId, EventPair pair) {
            this.index = index;
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
            setHead(first.after);
            return first;
        }

        /** Inserts an event after another, or as the first. */
        void insertAfter(@Nullable QueuedEvent before, QueuedEvent queued) {
            QueuedEvent after = before == null ? head : before.after;
            queued.after = after;
            if (after == null) {
                tail = queued;
            } else {
                after.before = queued;
            }
            if (before == null) {
                setHead(queued);
            } else {
                queued.before = before;
                before.after = queued;
            }
        }

        private void setHead(@Nullable QueuedEvent first) {
            head = first;
            if (first == null) {
                tail = null;
                clockNs = NOTHING;
            } else {
                first.before = null;
                clockNs = EventPair.clockNs(first.event);
            }
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

        boolean isBefore(Lane other) {
            if (clockNs != other.clockNs) {
                return clockNs < other.clockNs;
            }
            int byRow = pair.compareAcross(first().event, other.first().event);
            return byRow != 0 ? byRow < 0 : publisherId < other.publisherId;
        }
    }
}
