package io.slipway.app.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** One side of a venue for {@link FillOracle}, in prices of which the higher is the better. */
final class OracleQuotes {

    static final long NONE = Long.MIN_VALUE;
    static final long UNKNOWN = Long.MAX_VALUE / 4;
    static final long PAIR_NS = 10_000_000;

    private final LongSupplier clock;

    OracleQuotes(LongSupplier clock) {
        this.clock = clock;
    }
    /** Something that happened at a price and may be explained by something else within the time. */
    static final class Part {
        final long atNs;
        long left;

        Part(long atNs, long left) {
            this.atNs = atNs;
            this.left = left;
        }
    }

    static final class Level {
        boolean isHidden;
        long shown;
        long taken;
        final List<Part> falls = new ArrayList<>();
        final List<Part> wholeFalls = new ArrayList<>();
        final List<Part> prints = new ArrayList<>();
        final List<Part> refills = new ArrayList<>();

        /** Prints of before some time are over; those for which nothing fell are new size. */
        void refill(long beforeNs) {
            for (Part print : refills) {
                taken = Math.max(0, taken - (print.atNs < beforeNs ? print.left : 0));
            }
            refills.removeIf(print -> print.atNs < beforeNs);
            prints.removeIf(print -> print.atNs < beforeNs);
        }
    }

    long best = NONE;
    long size;
    boolean isCleared;
    long emptyNs = NONE;
    final TreeMap<Long, Level> levels = new TreeMap<>();
    final List<Part> bestsThatFell = new ArrayList<>();

    Level level(long px) {
        return levels.computeIfAbsent(px, any -> new Level());
    }

    /** True while nothing is shown and the queue may yet turn out to be the same. */
    boolean isBlank() {
        return isCleared || emptyNs != NONE;
    }

    /** Size shown at a price, or {@link #UNKNOWN}. */
    long shownAt(long px) {
        return isBlank() || (best != NONE && px < best) ? UNKNOWN : px == best ? size : 0;
    }

    void show(long newBest, long newSize) {
        if (best != NONE && (newBest == NONE || newBest < best)) {
            bestsThatFell.add(new Part(clock.getAsLong(), best));
        }
        boolean vanishes = newBest == NONE && best != NONE;
        best = newBest;
        size = newSize;
        if (best != NONE) {
            isCleared = false;
            emptyNs = NONE;
            level(best);
            update();
        } else if (vanishes) {
            emptyNs = clock.getAsLong();
        }
    }

    void clear() {
        bestsThatFell.clear();
        best = NONE;
        size = 0;
        isCleared = true;
        emptyNs = NONE;
        levels.values().forEach(level -> level.isHidden = true);
    }

    private void update() {
        levels.forEach((px, level) -> {
            long now = shownAt(px);
            if (now == UNKNOWN) {
                level.isHidden = true;
                return;
            }
            if (level.isHidden) {
                level.falls.clear();
                level.wholeFalls.clear();
                level.prints.clear();
                level.refills.clear();
            } else if (now < level.shown) {
                long fall = level.shown - now;
                level.falls.add(new Part(clock.getAsLong(), fall - use(level.prints, fall)));
                level.wholeFalls.add(new Part(clock.getAsLong(), fall));
                use(level.refills, fall);
            } else if (now > level.shown) {
                level.refill(Long.MAX_VALUE);
            }
            level.isHidden = false;
            level.shown = now;
            level.taken = Math.min(level.taken, now);
        });
    }

    /** Returns true if the side turns out to be empty. */
    boolean settle() {
        boolean isOver = emptyNs != NONE && clock.getAsLong() - emptyNs > PAIR_NS;
        if (isOver) {
            emptyNs = NONE;
            levels.values().forEach(level -> {
                level.isHidden = false;
                level.shown = 0;
                level.taken = 0;
            });
        }
        bestsThatFell.removeIf(part -> clock.getAsLong() - part.atNs > PAIR_NS);
        for (Level level : levels.values()) {
            level.falls.removeIf(part -> clock.getAsLong() - part.atNs > PAIR_NS);
            level.wholeFalls.removeIf(part -> clock.getAsLong() - part.atNs > PAIR_NS);
            level.refill(clock.getAsLong() - PAIR_NS);
        }
        return isOver;
    }

    boolean hadAtLeast(long px) {
        return bestsThatFell.stream().anyMatch(part -> part.left >= px);
    }

    /** Uses up to {@code qty} of the parts, oldest first; returns what was used. */
    static long use(List<Part> parts, long qty) {
        long left = qty;
        for (Part part : parts) {
            long used = Math.min(part.left, left);
            part.left -= used;
            left -= used;
        }
        return qty - left;
    }
}
