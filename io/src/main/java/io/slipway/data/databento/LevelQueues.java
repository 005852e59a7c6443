package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The orders that make up the levels of a book, changed as the levels change: a level that grows gets a new order at the end of its
 * queue; one that shrinks loses the shares of a print at its price from the front of its queue, and others from the end. For files
 * of orders that are written from levels. Not thread-safe.
 */
public final class LevelQueues {

    private final OrderOutput writer;
    private final Map<Long, Deque<long[]>> bids = new TreeMap<>();
    private final Map<Long, Deque<long[]>> asks = new TreeMap<>();
    private final Map<Long, Long> traded = new HashMap<>();
    private long lastId;
    private long tradedNs;

    /** Queues without orders, whose changes are written to {@code writer}. */
    public LevelQueues(OrderOutput writer) {
        this.writer = writer;
    }

    /** Takes a record: a print waits for the fall of the level that explains it, which has its time. */
    public void take(MbpRecord record) {
        long ns = record.tsEventNs();
        if (ns != tradedNs) {
            hidden();
            tradedNs = ns;
        }
        if (record.action() == 'T') {
            traded.merge(record.priceE9(), record.size(), Long::sum);
            return;
        }
        update(ns, bids, levels(record, true), true);
        update(ns, asks, levels(record, false), false);
        hidden();
    }

    /** Prints that no level explains. */
    private void hidden() {
        List<Long> prices = new ArrayList<>(new TreeMap<>(traded).keySet());
        for (long pxE9 : prices) {
            long shares = traded.getOrDefault(pxE9, 0L);
            if (shares > 0) {
                writer.hidden(tradedNs, shares, pxE9);
            }
        }
        traded.clear();
    }

    private static Map<Long, Long> levels(MbpRecord record, boolean bid) {
        Map<Long, Long> levels = new TreeMap<>();
        for (int level = 0; level < record.levels(); level++) {
            long pxE9 = bid ? record.bidPxE9(level) : record.askPxE9(level);
            long size = bid ? record.bidSz(level) : record.askSz(level);
            if (pxE9 != Field.UNDEFINED_PRICE && size > 0 && record.action() != 'R') {
                levels.put(pxE9, size);
            }
        }
        return levels;
    }

    private void update(long ns, Map<Long, Deque<long[]>> side, Map<Long, Long> levels, boolean bid) {
        for (long pxE9 : new ArrayList<>(side.keySet())) {
            fall(ns, side.getOrDefault(pxE9, new ArrayDeque<>()), pxE9, levels.getOrDefault(pxE9, 0L));
            if (!levels.containsKey(pxE9)) {
                side.remove(pxE9);
            }
        }
        levels.forEach((pxE9, size) -> {
            Deque<long[]> queue = side.computeIfAbsent(pxE9, price -> new ArrayDeque<>());
            long more = size - total(queue);
            if (more > 0) {
                queue.addLast(new long[] {++lastId, more});
                writer.add(ns, lastId, bid, more, pxE9);
            }
        });
    }

    private void fall(long ns, Deque<long[]> queue, long pxE9, long size) {
        long less = total(queue) - size;
        long executed = Math.min(Math.max(0, less), traded.getOrDefault(pxE9, 0L));
        traded.merge(pxE9, -executed, Long::sum);
        less -= executed;
        Iterator<long[]> front = queue.iterator();
        while (executed > 0) {
            long[] order = front.next();
            long shares = Math.min(order[1], executed);
            writer.execute(ns, order[0], shares);
            order[1] -= shares;
            executed -= shares;
            if (order[1] == 0) {
                front.remove();
            }
        }
        Iterator<long[]> end = queue.descendingIterator();
        while (less > 0) {
            long[] order = end.next();
            long shares = Math.min(order[1], less);
            writer.cancel(ns, order[0], shares, shares == order[1]);
            order[1] -= shares;
            less -= shares;
            if (order[1] == 0) {
                end.remove();
            }
        }
    }

    private static long total(Deque<long[]> queue) {
        return queue.stream().mapToLong(order -> order[1]).sum();
    }
}
