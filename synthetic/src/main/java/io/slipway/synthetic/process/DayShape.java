package io.slipway.synthetic.process;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Activity of the market by time of day in New York, as a multiple of the regular session's mean. */
final class DayShape {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long HALF_HOUR_NS = 1_800_000_000_000L;
    private static final int OPEN_MINUTE = 570;
    private static final int MINUTES = 30;
    private static final double CLOSED = 0.3;

    /** Shares of a day's quotes in the half-hours from 09:30 to 16:00. */
    private static final double[] SHARES = {.112, .101, .105, .070, .066, .055, .054, .048, .058, .067, .060, .061, .145
    };

    private long slot = Long.MIN_VALUE;
    private double multiple;

    /** The multiple at {@code timeNs}. */
    double at(long timeNs) {
        long wanted = Math.floorDiv(timeNs, HALF_HOUR_NS);
        if (wanted != slot) {
            slot = wanted;
            multiple = multiple(Instant.ofEpochSecond(0, slot * HALF_HOUR_NS).atZone(NEW_YORK));
        }
        return multiple;
    }

    /** The greatest multiple there is. */
    static double greatest() {
        return SHARES[SHARES.length - 1] * SHARES.length;
    }

    private static double multiple(ZonedDateTime time) {
        int index = Math.floorDiv(time.getHour() * 60 + time.getMinute() - OPEN_MINUTE, MINUTES);
        return index < 0 || index >= SHARES.length ? CLOSED : SHARES[index] * SHARES.length;
    }
}
