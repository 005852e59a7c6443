package io.slipway.outflow;

import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.OutflowDistribution;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Ways of estimating outflow; values that print as {@link #parse} reads them. */
public final class OutflowEstimations {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int BUCKET_SECONDS = 1_800;
    private static final int FEWEST_ALIKE = 16;
    private static final int MANY = 64;

    private OutflowEstimations() {}

    /**
     * The shares that reach an order do not depend on its queue, but on whether its price is the best of all venues. Samples of which
     * that is as true count one, and eight more are spread over all samples of the venue: a fill probability is shrunk
     * to the venue's frequency.
     */
    public static OutflowEstimation calibrated() {
        return new Calibrated();
    }

    /** Every sample is as likely as another. */
    public static OutflowEstimation empirical() {
        return new EqualWeights();
    }

    /**
     * A sample weighs half as much as one that is {@code halfLife} samples younger.
     *
     * @throws IllegalArgumentException if the half-life is not positive and finite
     */
    public static OutflowEstimation ewma(double halfLife) {
        return new FadingWeights(halfLife);
    }

    /**
     * Only samples of the same half-hour in New York and of a queue between the same powers of two count, if there are at least
     * 16; else those of such a queue, if there are; else all.
     */
    public static OutflowEstimation bucketed() {
        return new Alike();
    }

    /**
     * The estimation of a name: {@code calibrated}, {@code empirical}, {@code ewma:N} or {@code bucketed}.
     *
     * @throws IllegalArgumentException if there is none, or its number is not valid
     */
    public static OutflowEstimation parse(String text) {
        if (text.equals("calibrated")) {
            return calibrated();
        } else if (text.equals("empirical")) {
            return empirical();
        } else if (text.equals("bucketed")) {
            return bucketed();
        } else if (text.startsWith("ewma:")) {
            try {
                return ewma(Double.parseDouble(text.substring("ewma:".length())));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "the half-life is a number of samples: value=" + text + ", expected e.g. ewma:32", e);
            }
        }
        throw new IllegalArgumentException(
                "unknown way of estimating: name=" + text + ", expected calibrated, empirical, ewma:N or bucketed");
    }

    private static double[] outflows(List<OutflowSample> samples) {
        return samples.stream().mapToDouble(OutflowSample::outflow).toArray();
    }

    private record Calibrated() implements OutflowEstimation {

        @Override
        public boolean isTimeless() {
            return true;
        }

        @Override
        public OutflowDistribution law(List<OutflowSample> samples, JoinedQueue joined) {
            return of(samples).apply(joined);
        }

        @Override
        public Function<JoinedQueue, OutflowDistribution> of(List<OutflowSample> samples) {
            return new CalibratedSamples(samples);
        }

        @Override
        public String toString() {
            return "calibrated";
        }
    }

    private record EqualWeights() implements OutflowEstimation {

        @Override
        public boolean isTimeless() {
            return true;
        }

        @Override
        public OutflowDistribution law(List<OutflowSample> samples, JoinedQueue joined) {
            return Empirical.of(outflows(samples));
        }

        @Override
        public String toString() {
            return "empirical";
        }
    }

    private record FadingWeights(double halfLife) implements OutflowEstimation {

        FadingWeights {
            if (!(halfLife > 0) || Double.isInfinite(halfLife)) {
                throw new IllegalArgumentException("the half-life is positive: value=" + halfLife);
            }
        }

        @Override
        public boolean isTimeless() {
            return true;
        }

        @Override
        public OutflowDistribution law(List<OutflowSample> samples, JoinedQueue joined) {
            double[] weights = new double[samples.size()];
            Arrays.setAll(weights, i -> StrictMath.pow(2, -(weights.length - 1 - i) / halfLife));
            return Empirical.weighted(outflows(samples), weights);
        }

        @Override
        public String toString() {
            return "ewma:" + halfLife;
        }
    }

    private record Alike() implements OutflowEstimation {

        @Override
        public int kept() {
            return MANY * USUALLY_KEPT;
        }

        @Override
        public OutflowDistribution law(List<OutflowSample> samples, JoinedQueue joined) {
            int size = sizeBucket(joined.size());
            List<OutflowSample> sized = samples.stream()
                    .filter(sample -> sizeBucket(sample.queue()) == size)
                    .toList();
            long time = timeBucket(joined.timeNs());
            List<OutflowSample> timed = sized.stream()
                    .filter(sample -> timeBucket(sample.endNs()) == time)
                    .toList();
            if (timed.size() >= FEWEST_ALIKE) {
                return Empirical.of(outflows(timed));
            }
            return Empirical.of(outflows(sized.size() >= FEWEST_ALIKE ? sized : samples));
        }

        private static int sizeBucket(double queue) {
            return Math.getExponent(Math.max(1, queue));
        }

        private static long timeBucket(long timeNs) {
            return Instant.ofEpochSecond(0, timeNs)
                            .atZone(NEW_YORK)
                            .toLocalTime()
                            .toSecondOfDay()
                    / BUCKET_SECONDS;
        }

        @Override
        public String toString() {
            return "bucketed";
        }
    }
}
