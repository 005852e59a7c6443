package io.slipway.data.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Tells the two passes of an hour that clocks show twice, when they are put back, by the order of a file's rows: rows belong to the
 * second pass once the clock has gone back. If it never goes back, the order does not tell, which is an error: at the next row out
 * of the hour, or at the end of the file. Not thread-safe.
 */
public final class RepeatedHour {

    private static final long SECOND_NS = 1_000_000_000L;

    /** Rows that are out of order by less are not a clock that goes back; feeds are out of order by seconds at most. */
    private static final long TOLERANCE_NS = 60 * SECOND_NS;

    private final ZoneId zone;
    private long validFromNs = Long.MAX_VALUE;
    private long validToNs = Long.MIN_VALUE;
    private long firstNs;
    private long lengthNs;
    private Pass pass = Pass.NONE;
    private long lastNs;

    private enum Pass {
        NONE,
        FIRST,
        SECOND
    }

    /** The clocks of a zone, before the first row. */
    public RepeatedHour(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The instant of the next row.
     *
     * @param ns the instant of its local time, in the first pass if the clocks show it twice
     * @throws IllegalArgumentException if the rows before do not tell which pass they belong to, or the clock has gone back twice
     */
    public long settle(long ns) {
        if (ns < validFromNs || ns >= validToNs) {
            leave();
            find(ns);
        }
        if (ns < firstNs) {
            if (ns < firstNs - TOLERANCE_NS) {
                leave();
            }
            return ns;
        }
        if (lengthNs == 0) {
            return ns;
        }
        enter(ns);
        lastNs = ns;
        return pass == Pass.SECOND ? ns + lengthNs : ns;
    }

    private void enter(long ns) {
        boolean back = pass != Pass.NONE && lastNs - ns > TOLERANCE_NS;
        if (back && pass == Pass.SECOND) {
            throw new IllegalArgumentException(
                    "the clocks show this hour twice, and the rows go through it a third time: zone=" + zone
                            + ", first pass of the row=" + text(ns));
        }
        pass = back ? Pass.SECOND : pass == Pass.NONE ? Pass.FIRST : pass;
    }

    /**
     * Ends the rows.
     *
     * @throws IllegalArgumentException if the last rows lie in the hour and do not tell which pass they belong to
     */
    public void end() {
        leave();
    }

    private void leave() {
        if (pass == Pass.FIRST) {
            throw new IllegalArgumentException(
                    "the clocks show an hour twice, and the order of the rows does not tell which is meant:"
                            + " last row in it=" + text(lastNs) + " or " + text(lastNs + lengthNs) + ", zone=" + zone
                            + ", expected both in one file, or times in UTC or with an offset");
        }
        pass = Pass.NONE;
    }

    private static String text(long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }

    /** Finds the next change of the clocks after an instant, and the last before it. */
    private void find(long ns) {
        Instant instant = Instant.ofEpochSecond(0, ns);
        ZoneOffsetTransition next = zone.getRules().nextTransition(instant);
        ZoneOffsetTransition before = zone.getRules().previousTransition(instant.plusNanos(1));
        validFromNs = before == null ? Long.MIN_VALUE : ns(before);
        validToNs = next == null ? Long.MAX_VALUE : ns(next);
        lengthNs = next != null && next.isOverlap() ? -next.getDuration().toNanos() : 0;
        firstNs = validToNs - lengthNs;
    }

    private static long ns(ZoneOffsetTransition change) {
        return Math.multiplyExact(change.getInstant().getEpochSecond(), SECOND_NS);
    }
}
