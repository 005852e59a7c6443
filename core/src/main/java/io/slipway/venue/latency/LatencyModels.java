package io.slipway.venue.latency;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** The latency models. Each is an immutable value and may be shared. */
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
        return new Measured(samplesOf(entryNs), samplesOf(reportNs), 0);
    }

    /**
     * Drawn for each message from measured values, each as likely as another.
     *
     * @throws IllegalArgumentException if a latency is negative or there is none
     */
    public static LatencyModel sampled(long[] entryNs, long[] reportNs, long seed) {
        return measured(List.of(boxed(entryNs)), List.of(boxed(reportNs)), seed);
    }

    /**
     * Drawn for each message from the values measured at its venue, each as likely as another.
     *
     * @param entryNs measured values by venue; the last stands for all venues beyond it
     * @param reportNs likewise
     * @throws IllegalArgumentException if a latency is negative or a venue has none
     */
    public static LatencyModel measured(List<List<Long>> entryNs, List<List<Long>> reportNs, long seed) {
        return new Measured(entryNs, reportNs, seed);
    }

    /**
     * Log-normal: {@code median * exp(sigma * z)} with {@code z} standard normal.
     *
     * @throws IllegalArgumentException if a median or sigma is negative
     */
    public static LatencyModel logNormal(long entryMedianNs, long reportMedianNs, double sigma, long seed) {
        return new LogNormal(entryMedianNs, reportMedianNs, sigma, seed);
    }

    private static List<List<Long>> samplesOf(long[] perVenue) {
        return boxed(perVenue).stream().map(List::of).toList();
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private record Measured(List<List<Long>> entryNs, List<List<Long>> reportNs, long seed) implements LatencyModel {

        Measured {
            entryNs = checked("entryNs", entryNs);
            reportNs = checked("reportNs", reportNs);
        }

        private static List<List<Long>> checked(String name, List<List<Long>> values) {
            boolean valid = !values.isEmpty()
                    && values.stream()
                            .allMatch(
                                    venue -> !venue.isEmpty() && venue.stream().allMatch(ns -> ns >= 0));
            if (!valid) {
                throw new IllegalArgumentException("latencies are zero or more: " + name + "=" + values);
            }
            return values.stream().map(List::copyOf).toList();
        }

        @Override
        public long entryNs(int venue, long message) {
            return drawn(entryNs, ENTRY_STREAM, venue, message);
        }

        @Override
        public long reportNs(int venue, long report) {
            return drawn(reportNs, REPORT_STREAM, venue, report);
        }

        @Override
        public Facts facts() {
            boolean single = entryNs.stream().allMatch(venue -> venue.size() == 1)
                    && reportNs.stream().allMatch(venue -> venue.size() == 1);
            boolean same = entryNs.size() == 1 && reportNs.size() == 1;
            String model = !single ? "measured" : same ? "constant" : "by-venue";
            return new Facts(model, entryNs, reportNs, OptionalDouble.empty());
        }

        private long drawn(List<List<Long>> values, long stream, int venue, long message) {
            List<Long> samples = values.get(Math.min(venue, values.size() - 1));
            int at = samples.size() == 1
                    ? 0
                    : random(seed ^ stream, venue, message).nextInt(samples.size());
            return samples.get(at);
        }
    }

    private record LogNormal(long entryMedianNs, long reportMedianNs, double sigma, long seed) implements LatencyModel {

        LogNormal {
            if (entryMedianNs < 0 || reportMedianNs < 0) {
                throw new IllegalArgumentException("latencies are zero or more: entryMedianNs=" + entryMedianNs
                        + ", reportMedianNs=" + reportMedianNs);
            }
            if (!(sigma >= 0) || Double.isInfinite(sigma)) {
                throw new IllegalArgumentException("sigma is zero or more: sigma=" + sigma);
            }
        }

        @Override
        public long entryNs(int venue, long message) {
            return drawn(entryMedianNs, random(seed ^ ENTRY_STREAM, venue, message));
        }

        @Override
        public long reportNs(int venue, long report) {
            return drawn(reportMedianNs, random(seed ^ REPORT_STREAM, venue, report));
        }

        @Override
        public Facts facts() {
            return new Facts(
                    "log-normal",
                    List.of(List.of(entryMedianNs)),
                    List.of(List.of(reportMedianNs)),
                    OptionalDouble.of(sigma));
        }

        private long drawn(long medianNs, SplittableRandom random) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double z = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
            return (long) (medianNs * StrictMath.exp(sigma * z));
        }
    }

    private static SplittableRandom random(long stream, int venue, long message) {
        return new SplittableRandom(stream + SPREAD * (message * Character.MAX_VALUE + venue));
    }
}
