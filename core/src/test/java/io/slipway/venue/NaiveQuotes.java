package io.slipway.venue;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One side of a venue's book, best level first. */
final class NaiveQuotes {

    /** Shares that left a queue in one row. */
    record Fall(long px, long timeNs, long size) {}

    private final NaiveClock clock;
    private final int capacity;
    final TreeMap<Long, Long> sizes;
    final Map<Long, Long> taken = new HashMap<>();
    final List<Fall> falls = new ArrayList<>();
    final Map<Long, Fall> prints = new HashMap<>();
    final Map<Long, Long> compared = new HashMap<>();
    final List<Fall> doubtful = new ArrayList<>();
    boolean unknown;
    boolean told;

    NaiveQuotes(NaiveClock clock, int capacity, Side makers) {
        this.clock = clock;
        this.capacity = capacity;
        sizes = new TreeMap<>(bestFirst(makers));
    }

    /** Notes what left the best quote; the falls of another price, or of before a while, are over. */
    void noteFall(Map<Long, Long> next) {
        if (sizes.isEmpty() || (!next.isEmpty() && sizes.comparator().compare(bestOf(next), sizes.firstKey()) < 0)) {
            return;
        }
        long px = sizes.firstKey();
        long gone = sizes.getOrDefault(px, 0L) - next.getOrDefault(px, 0L);
        if (gone > 0) {
            falls.removeIf(fall -> fall.px != px || !clock.isRecent(falls.get(falls.size() - 1).timeNs));
            falls.add(new Fall(px, clock.nowNs, gone));
        }
    }

    private long bestOf(Map<Long, Long> levels) {
        return Collections.min(levels.keySet(), sizes.comparator());
    }

    boolean fellFrom(long px, Side makers) {
        return !falls.isEmpty()
                && clock.isRecent(falls.get(falls.size() - 1).timeNs)
                && !isBetter(makers, px, falls.get(0).px);
    }

    /** Takes away what a print explains, oldest first; an explained fall keeps its time. */
    long explain(long px, long size) {
        if (falls.isEmpty() || !clock.isRecent(falls.get(falls.size() - 1).timeNs)) {
            return size;
        }
        long left = size;
        for (int i = 0; i < falls.size() && falls.get(i).px == px; i++) {
            long here = Math.min(left, falls.get(i).size);
            falls.set(i, new Fall(px, falls.get(i).timeNs, falls.get(i).size - here));
            left -= here;
        }
        return left;
    }

    boolean isHidden(long px) {
        return sizes.size() == capacity && sizes.comparator().compare(px, sizes.lastKey()) > 0;
    }

    long available(long px) {
        settle();
        return sizes.getOrDefault(px, 0L) - taken.getOrDefault(px, 0L);
    }

    /** Gives back what others took and no fall has explained for a while. */
    void settle() {
        for (Fall print : List.copyOf(prints.values())) {
            if (!clock.isRecent(print.timeNs)) {
                refill(print.px);
            }
        }
    }

    private void refill(long px) {
        Fall print = prints.remove(px);
        if (print != null) {
            taken.computeIfPresent(px, (same, qty) -> Math.max(0, qty - print.size));
        }
    }

    void note(long px, long size) {
        settle();
        if (size > 0 && taken.containsKey(px) && sizes.containsKey(px)) {
            long before = prints.containsKey(px) ? prints.get(px).size : 0;
            prints.put(px, new Fall(px, clock.nowNs, before + size));
        }
    }

    private void explainFalls(Map<Long, Long> next) {
        prints.keySet().removeIf(px -> !next.containsKey(px));
        for (Fall print : List.copyOf(prints.values())) {
            long left = next.getOrDefault(print.px, 0L);
            long gone = compared.getOrDefault(print.px, left) - left;
            if (gone < 0) {
                refill(print.px);
            } else if (gone > 0) {
                prints.put(print.px, new Fall(print.px, print.timeNs, Math.max(0, print.size - gone)));
            }
        }
    }

    void update(Map<Long, Long> levels) {
        noteFall(levels);
        settle();
        explainFalls(levels);
        sizes.clear();
        sizes.putAll(levels);
        unknown &= sizes.isEmpty();
        taken.keySet().removeIf(px -> !sizes.containsKey(px) && !isHidden(px));
        taken.replaceAll((px, qty) -> sizes.containsKey(px) ? Math.min(qty, sizes.get(px)) : qty);
        taken.values().removeIf(qty -> qty == 0);
        prints.keySet().retainAll(taken.keySet());
        compared.clear();
        compared.putAll(levels);
    }

    static Comparator<Long> bestFirst(Side side) {
        return side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    static boolean isBetter(Side side, long px, long other) {
        return side == Side.BUY ? px > other : px < other;
    }

    static long sum(List<Fall> falls) {
        return falls.stream().mapToLong(Fall::size).sum();
    }
}
