package io.slipway.venue;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One side of a venue's book, best level first. */
final class NaiveQuotes {

    /** Shares of one print, or that left a queue in one row; and how far they moved an order that rests there. */
    static final class Part {
        final long px;
        final long timeNs;
        long size;
        double moved;

        Part(long px, long timeNs, long size) {
            this.px = px;
            this.timeNs = timeNs;
            this.size = size;
        }
    }

    private final NaiveClock clock;
    private final int capacity;
    final TreeMap<Long, Long> sizes;
    final Map<Long, Long> taken = new HashMap<>();
    final List<Part> falls = new ArrayList<>();
    private final List<Part> wholeFalls = new ArrayList<>();
    final List<Part> seen = new ArrayList<>();
    final List<Part> prints = new ArrayList<>();
    final Map<Long, Long> compared = new HashMap<>();
    final List<Part> doubtful = new ArrayList<>();
    final TreeMap<Long, Long> lastShown;

    @Nullable
    Long blankNs;

    private @Nullable Long takenBlankNs;

    boolean unknown;
    boolean told;

    NaiveQuotes(NaiveClock clock, int capacity, Side makers) {
        this.clock = clock;
        this.capacity = capacity;
        sizes = new TreeMap<>(bestFirst(makers));
        lastShown = new TreeMap<>(bestFirst(makers));
    }

    /** Notes what left the best quote since the side was shown last, if that was not long ago. */
    private void noteFall(Map<Long, Long> next) {
        expire();
        if (next.isEmpty()) {
            if (!lastShown.isEmpty() && blankNs == null) {
                falls.add(new Part(lastShown.firstKey(), clock.nowNs, 0));
                blankNs = clock.nowNs;
            }
            return;
        }
        blankNs = null;
        if (!lastShown.isEmpty()) {
            compare(next, lastShown.firstKey(), bestOf(next));
        }
        lastShown.clear();
        lastShown.putAll(next);
    }

    private void compare(Map<Long, Long> next, long old, long best) {
        long gone = lastShown.getOrDefault(old, 0L) - next.getOrDefault(old, 0L);
        int worse = sizes.comparator().compare(best, old);
        if (worse < 0 || gone < 0) {
            seen.removeIf(part -> part.px == best);
        } else if (gone > 0) {
            falls.add(new Part(old, clock.nowNs, gone - use(seen, old, gone)));
            wholeFalls.add(new Part(old, clock.nowNs, gone));
        }
        if (worse > 0) {
            falls.removeIf(part -> part.px == best);
            wholeFalls.removeIf(part -> part.px == best);
            seen.removeIf(part -> part.px == best);
        }
    }

    void expire() {
        falls.removeIf(part -> !clock.isRecent(part.timeNs));
        wholeFalls.removeIf(part -> !clock.isRecent(part.timeNs));
        seen.removeIf(part -> !clock.isRecent(part.timeNs));
        if (blankNs != null && !clock.isRecent(blankNs)) {
            lastShown.clear();
            blankNs = null;
        }
    }

    /** A side that was away for long ends what was taken of it. */
    private void noteBlank(boolean isBlank) {
        if (isBlank) {
            takenBlankNs = taken.isEmpty() ? null : takenBlankNs == null ? (Long) clock.nowNs : takenBlankNs;
            return;
        }
        if (takenBlankNs != null && !clock.isRecent(takenBlankNs)) {
            taken.clear();
            prints.clear();
        }
        takenBlankNs = null;
    }

    void clear(boolean forgetsTaken) {
        sizes.clear();
        lastShown.clear();
        falls.clear();
        wholeFalls.clear();
        seen.clear();
        blankNs = null;
        unknown = true;
        if (forgetsTaken) {
            taken.clear();
            prints.clear();
            takenBlankNs = null;
        }
    }

    private long bestOf(Map<Long, Long> levels) {
        return Collections.min(levels.keySet(), sizes.comparator());
    }

    boolean fellFrom(long px, Side makers) {
        return falls.stream().anyMatch(fall -> clock.isRecent(fall.timeNs) && !isBetter(makers, px, fall.px));
    }

    /** Takes away what a print explains, oldest first; returns how much of it is new, as nothing fell, printed or not. */
    long explain(long px, long size) {
        expire();
        seen.add(new Part(px, clock.nowNs, size - use(falls, px, size)));
        return size - use(wholeFalls, px, size);
    }

    /** Takes up to {@code size} from the parts of a price, oldest first, and returns how much. */
    static long use(List<Part> parts, long px, long size) {
        long left = size;
        for (Part part : parts) {
            long here = part.px == px ? Math.min(left, part.size) : 0;
            part.size -= here;
            left -= here;
        }
        return size - left;
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
        refill(part -> !clock.isRecent(part.timeNs));
    }

    private void refill(Predicate<Part> isNew) {
        for (Part print : List.copyOf(prints)) {
            if (isNew.test(print)) {
                prints.remove(print);
                taken.computeIfPresent(print.px, (same, qty) -> Math.max(0, qty - print.size));
            }
        }
    }

    void note(long px, long size) {
        settle();
        if (size > 0 && taken.containsKey(px) && sizes.containsKey(px)) {
            prints.add(new Part(px, clock.nowNs, size));
        }
    }

    private void explainFalls(Map<Long, Long> next) {
        prints.removeIf(print -> !next.containsKey(print.px));
        next.forEach((px, size) -> {
            long gone = compared.getOrDefault(px, size) - size;
            if (gone < 0) {
                refill(print -> print.px == px);
            } else {
                use(prints, px, gone);
            }
        });
    }

    void update(Map<Long, Long> levels) {
        noteFall(levels);
        noteBlank(levels.isEmpty());
        if (levels.isEmpty()) {
            sizes.clear();
            return;
        }
        settle();
        explainFalls(levels);
        sizes.clear();
        sizes.putAll(levels);
        unknown &= sizes.isEmpty();
        taken.keySet().removeIf(px -> !sizes.containsKey(px) && !isHidden(px));
        taken.replaceAll((px, qty) -> sizes.containsKey(px) ? Math.min(qty, sizes.get(px)) : qty);
        taken.values().removeIf(qty -> qty == 0);
        prints.removeIf(print -> !taken.containsKey(print.px));
        compared.clear();
        compared.putAll(levels);
    }

    static Comparator<Long> bestFirst(Side side) {
        return side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    static boolean isBetter(Side side, long px, long other) {
        return side == Side.BUY ? px > other : px < other;
    }

    static long sum(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.size).sum();
    }
}
