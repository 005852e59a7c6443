package io.slipway.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sessions in order of time, or all of time. Immutable. Questions of one time take a binary search; a loop over events keeps the
 * {@link #nextChangeNs} and compares.
 */
public final class Sessions {

    /** All of time in one session. */
    public static final Sessions ALWAYS =
            new Sessions(List.of(new Session(LocalDate.EPOCH, Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE)));

    /** The time of something that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<Session> list;
    private final long[] opensNs;
    private final long[] closesNs;
    private final long[] quotesFromNs;

    private Sessions(List<Session> sessions) {
        list = List.copyOf(sessions);
        opensNs = list.stream().mapToLong(Session::openNs).toArray();
        closesNs = list.stream().mapToLong(Session::closeNs).toArray();
        quotesFromNs = list.stream().mapToLong(Session::quotesFromNs).toArray();
    }

    /**
     * Sessions that follow each other.
     *
     * @throws IllegalArgumentException if two overlap or are not in order
     */
    public static Sessions of(List<Session> sessions) {
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).openNs() < sessions.get(i - 1).closeNs()) {
                throw new IllegalArgumentException(
                        "sessions follow each other: before=" + sessions.get(i - 1) + ", after=" + sessions.get(i));
            }
        }
        return new Sessions(sessions);
    }

    /** All of them; for all of time, one that has no end. */
    public List<Session> list() {
        return list;
    }

    /** True if there is no time outside of them. */
    public boolean isAlways() {
        return opensNs.length == 1 && opensNs[0] == Long.MIN_VALUE && closesNs[0] == Long.MAX_VALUE;
    }

    /** Position of the first session that ends after a time; their number if there is none. */
    private int endingAfter(long timeNs) {
        int low = 0;
        int high = closesNs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (closesNs[middle] > timeNs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** True if orders may trade at a time. */
    public boolean isOpen(long timeNs) {
        int at = endingAfter(timeNs);
        return at < opensNs.length && opensNs[at] <= timeNs;
    }

    /** The session of a time; empty if the market is closed then. */
    public Optional<Session> at(long timeNs) {
        return isOpen(timeNs) ? Optional.of(list.get(endingAfter(timeNs))) : Optional.empty();
    }

    /** The first moment from a time on at which orders may trade, or {@link #NEVER}. */
    public long openFromNs(long timeNs) {
        int at = endingAfter(timeNs);
        return at == opensNs.length ? NEVER : Math.max(timeNs, opensNs[at]);
    }

    /** The end of the session of a time, or of the next one; {@link #NEVER} if there is none. */
    public long closeAfterNs(long timeNs) {
        int at = endingAfter(timeNs);
        return at == closesNs.length ? NEVER : closesNs[at];
    }

    /** A time if orders may trade at it, else the last close before it; {@link Long#MIN_VALUE} if there is none. */
    public long openUntilNs(long timeNs) {
        int at = endingAfter(timeNs);
        if (at < opensNs.length && opensNs[at] <= timeNs) {
            return timeNs;
        }
        return at == 0 ? Long.MIN_VALUE : closesNs[at - 1];
    }

    /** The first moment after a time at which a session opens or closes or quotes from before become unknown; {@link #NEVER} if none. */
    public long nextChangeNs(long timeNs) {
        int at = endingAfter(timeNs);
        if (at == closesNs.length) {
            return NEVER;
        }
        return quotesFromNs[at] > timeNs ? quotesFromNs[at] : opensNs[at] > timeNs ? opensNs[at] : closesNs[at];
    }

    /** True if the market is open for a session at a time, though orders may not trade yet. */
    public boolean isQuoted(long timeNs) {
        int at = endingAfter(timeNs);
        return at < opensNs.length && quotesFromNs[at] <= timeNs;
    }

    /** True if quotes from before {@code timeNs} are unknown from then on. */
    public boolean forgetsAt(long timeNs) {
        int at = endingAfter(timeNs);
        return at < opensNs.length && quotesFromNs[at] == timeNs && timeNs != Long.MIN_VALUE;
    }

    /** Length of the open time in {@code [fromNs, toNs)}, in ns. */
    public long openTimeNs(long fromNs, long toNs) {
        if (isAlways()) {
            return Math.max(0, toNs - fromNs);
        }
        long sum = 0;
        for (int at = endingAfter(fromNs); at < opensNs.length && opensNs[at] < toNs; at++) {
            sum += Math.min(closesNs[at], toNs) - Math.max(opensNs[at], fromNs);
        }
        return sum;
    }

    /** The first open moment before which {@code openNs} of open time have passed since {@code fromNs}, or {@link #NEVER}. */
    public long afterNs(long fromNs, long openNs) {
        if (isAlways()) {
            return fromNs + openNs;
        }
        long left = openNs;
        for (int at = endingAfter(fromNs); at < opensNs.length; at++) {
            long begins = Math.max(opensNs[at], fromNs);
            if (left < closesNs[at] - begins) {
                return begins + left;
            }
            left -= closesNs[at] - begins;
        }
        return NEVER;
    }

    /** The sessions that have a moment in {@code [fromNs, toNs)}; the same object if all have. */
    public Sessions between(long fromNs, long toNs) {
        List<Session> kept = new ArrayList<>();
        for (Session each : list) {
            if (each.openNs() < toNs && each.closeNs() > fromNs) {
                kept.add(each);
            }
        }
        return kept.size() == list.size() ? this : new Sessions(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sessions sessions && list.equals(sessions.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return isAlways() ? "always" : list.toString();
    }
}
