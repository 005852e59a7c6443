package io.slipway.sim;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The latency models. Each is immutable and may be shared. */
public final class LatencyModels {

    private static final long ENTRY_STREAM = 0x656e747279L;
    private static final long REPORT_STREAM = 0x7265706f7274L;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private LatencyModels() {}

    /** No delay at all. */
    public static LatencyModel none() {
        return constant(0, 0);
    }

    /**
     * The same for every message.
     *
     * @throws IllegalArgumentException if a latency is negative
     */
    public static LatencyModel constant(long entryNs, long reportNs) {
        return perVenue(new long[] {entryNs}, new long[] {reportNs});
    }

    /**
     * One for each venue; the last stands for all venues beyond it.
     *
     * @throws IllegalArgumentException if a latency is negative or there is none
     */
    public static LatencyModel perVenue(long[] entryNs, long[] reportNs) {
        long[] entry = checked("entry", entryNs);
        long[] report = checked("report", reportNs);
        return new LatencyModel() {
            @Override
            public long entryNs(int venue, long message) {
                return entry[Math.min(venue, entry.length - 1)];
            }

            @Override
            public long reportNs(int venue, long message) {
                return report[Math.min(venue, report.length - 1)];
            }
        };
    }

    /**
     * Drawn for each message from measured values, each as likely as another.
     *
     * @throws IllegalArgumentException if a latency is negative or there is none
     */
    public static LatencyModel sampled(long[] entryNs, long[] reportNs, long seed) {
        long[] entry = checked("entry", entryNs);
        long[] report = checked("report", reportNs);
        return new LatencyModel() {
            @Override
            public long entryNs(int venue, long message) {
                return entry[random(seed ^ ENTRY_STREAM, venue, message).nextInt(entry.length)];
            }

            @Override
            public long reportNs(int venue, long message) {
                return report[random(seed ^ REPORT_STREAM, venue, message).nextInt(report.length)];
            }
        };
    }

    /**
     * Log-normal: {@code median * exp(sigma * z)} with {@code z} standard normal.
     *
     * @throws IllegalArgumentException if a median or sigma is negative
     */
    public static LatencyModel logNormal(long entryMedianNs, long reportMedianNs, double sigma, long seed) {
        checked("median", new long[] {entryMedianNs, reportMedianNs});
        if (!(sigma >= 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("sigma is zero or more: sigma=" + sigma);
        }
        return new LatencyModel() {
            @Override
            public long entryNs(int venue, long message) {
                return drawn(entryMedianNs, random(seed ^ ENTRY_STREAM, venue, message));
            }

            @Override
            public long reportNs(int venue, long message) {
                return drawn(reportMedianNs, random(seed ^ REPORT_STREAM, venue, message));
            }

            private long drawn(long medianNs, SplittableRandom random) {
                double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
                double z = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
                return (long) (medianNs * StrictMath.exp(sigma * z));
            }
        };
    }

    private static SplittableRandom random(long stream, int venue, long message) {
        return new SplittableRandom(stream + SPREAD * (message * Character.MAX_VALUE + venue));
    }

    private static long[] checked(String name, long[] latencies) {
        if (latencies.length == 0 || Arrays.stream(latencies).anyMatch(latency -> latency < 0)) {
            throw new IllegalArgumentException(
                    "latencies are zero or more: " + name + "Ns=" + Arrays.toString(latencies));
        }
        return latencies.clone();
    }
}
