package io.slipway.strategy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** Volume curves that need no data. */
public enum StandardCurve implements VolumeCurve {
    /**
     * A US stock: fraction of the day's volume by half-hour from 09:30 to 16:00 in New York, measured on two days of January
     * 2018 of one NYSE-listed stock. The density is linear between the middles of the half-hours and flat outside them. The
     * weight of a bucket is the density in its middle times its length.
     */
    US_EQUITY {
        @Override
        public long[] weights(long startNs, long bucketNs, long[] durationsNs) {
            long[] weights = new long[durationsNs.length];
            for (int i = 0; i < weights.length; i++) {
                double middle = density(startNs + i * bucketNs + durationsNs[i] / 2);
                weights[i] = Math.max(1, Math.round(middle * WEIGHT_SCALE * ((double) durationsNs[i] / bucketNs)));
            }
            return weights;
        }
    },
    /** Even over time. */
    FLAT {
        @Override
        public long[] weights(long startNs, long bucketNs, long[] durationsNs) {
            return durationsNs.clone();
        }
    };

    /** The days on which {@link #US_EQUITY} was measured. */
    public static final YearMonth MEASURED = YearMonth.of(2018, 1);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final double OPEN_MINUTE = 9 * 60 + 30;
    private static final double STEP_MINUTES = 30;
    private static final double[] HALF_HOUR_SHARES = {
        .147, .085, .108, .064, .074, .050, .049, .038, .053, .063, .062, .061, .146
    };
    private static final double WEIGHT_SCALE = 1e9;
    private static final double NANOS_PER_MINUTE = 60e9;

    private static double density(long timeNs) {
        LocalTime time = Instant.ofEpochSecond(0, timeNs).atZone(NEW_YORK).toLocalTime();
        double position = (time.toNanoOfDay() / NANOS_PER_MINUTE - OPEN_MINUTE) / STEP_MINUTES - 0.5;
        double clamped = Math.max(0, Math.min(position, HALF_HOUR_SHARES.length - 1));
        int left = (int) Math.min(clamped, HALF_HOUR_SHARES.length - 2);
        double weight = clamped - left;
        return (1 - weight) * HALF_HOUR_SHARES[left] + weight * HALF_HOUR_SHARES[left + 1];
    }
}
