package io.slipway.calendar;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of time in which an order does not trade although the market is open: someone paused it, or cancelled it for good. Its
 * resting child orders expire at the beginning of each. Immutable.
 *
 * @param list the stretches, in order of time
 */
public record Pauses(List<Pause> list) {

    /** No pause. */
    public static final Pauses NONE = new Pauses(List.of());

    /**
     * One stretch.
     *
     * @param fromNs its first moment, in nanoseconds since 1970 UTC
     * @param toNs the first moment after it; {@link Sessions#NEVER} if the order is cancelled
     */
    public record Pause(long fromNs, long toNs) {

        /**
         * Checks the times.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Pause {
            if (toNs <= fromNs) {
                throw new IllegalArgumentException("a pause ends after it begins: fromNs=" + fromNs + ", toNs=" + toNs);
            }
        }
    }

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if two overlap or are not in order
     */
    public Pauses {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i).fromNs() < list.get(i - 1).toNs()) {
                throw new IllegalArgumentException(
                        "pauses follow each other: before=" + list.get(i - 1) + ", after=" + list.get(i));
            }
        }
    }

    /** The time from which on the order is cancelled; {@link Sessions#NEVER} if it is not. */
    public long cancelledNs() {
        Pause last = list.isEmpty() ? null : list.get(list.size() - 1);
        return last != null && last.toNs() == Sessions.NEVER ? last.fromNs() : Sessions.NEVER;
    }

    /** True if the order is paused or cancelled at a time. */
    public boolean contains(long timeNs) {
        return list.stream().anyMatch(each -> timeNs >= each.fromNs() && timeNs < each.toNs());
    }

    /** The parts of sessions outside of the pauses. Quotes stay known in a pause. */
    public Sessions cut(Sessions sessions) {
        List<Session> left = new ArrayList<>(sessions.list());
        for (Pause pause : list) {
            List<Session> pieces = new ArrayList<>();
            left.forEach(each -> addPieces(pieces, each, pause));
            left = pieces;
        }
        return list.isEmpty() ? sessions : Sessions.of(left);
    }

    private static void addPieces(List<Session> pieces, Session session, Pause pause) {
        if (session.openNs() < pause.fromNs()) {
            pieces.add(new Session(
                    session.day(),
                    session.quotesFromNs(),
                    session.openNs(),
                    Math.min(session.closeNs(), pause.fromNs())));
        }
        if (session.closeNs() > pause.toNs()) {
            pieces.add(new Session(
                    session.day(),
                    session.quotesFromNs(),
                    Math.max(session.openNs(), pause.toNs()),
                    session.closeNs()));
        }
    }
}
