package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.engine.Tapes;
import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.OutflowDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutflowEstimationsTest {

    private static final long MINUTE = 60 * Tapes.SECOND;

    private static List<OutflowSample> samples(SplittableRandom random, int count) {
        List<OutflowSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new OutflowSample(
                    i * MINUTE,
                    random.nextInt(3) == 0,
                    1.0 + random.nextInt(1_000),
                    (double) random.nextInt(2_000),
                    0,
                    0));
        }
        return samples;
    }

    @Test
    void weightsHalveWithEveryHalfLife() {
        SplittableRandom random = new SplittableRandom(1);
        List<OutflowSample> samples = samples(random, 200);
        OutflowDistribution law = OutflowEstimations.ewma(20).law(samples, new JoinedQueue(0, true, 100));
        for (double x = 0; x < 2_000; x += 37) {
            double above = 0;
            double all = 0;
            for (int i = 0; i < samples.size(); i++) {
                double weight = Math.pow(0.5, (samples.size() - 1 - i) / 20.0);
                all += weight;
                above += samples.get(i).outflow() >= x ? weight : 0;
            }
            assertThat(law.atLeast(x)).isCloseTo(above / all, within(1e-12));
        }
    }

    /** Four orders: two at the best price, one of which 100 shares reached; two at worse prices, reached by 0 and 50. */
    @Test
    void aCalibratedProbabilityIsShrunkToTheVenuesFrequency() {
        List<OutflowSample> samples = List.of(
                new OutflowSample(1, true, 300, 400, 0, 0),
                new OutflowSample(2, true, 900, 500, 0, 0),
                new OutflowSample(3, false, 100, 100, 0, 0),
                new OutflowSample(4, false, 10, 60, 0, 0));
        OutflowDistribution best = OutflowEstimations.calibrated().law(samples, new JoinedQueue(5, true, 700));
        assertThat(best.atLeast(700 + 100)).isCloseTo((1 + 8 / 4.0) / (2 + 8), within(1e-15));
        assertThat(best.atLeast(700 + 50)).isCloseTo((1 + 8 * 2 / 4.0) / (2 + 8), within(1e-15));
        assertThat(best.survival(700)).isEqualTo(best.atLeast(750));
        OutflowDistribution worse = OutflowEstimations.calibrated().law(samples, new JoinedQueue(5, false, 20));
        assertThat(worse.atLeast(20 + 100)).isCloseTo((0 + 8 / 4.0) / (2 + 8), within(1e-15));
        assertThat(worse.atLeast(20 + 50)).isCloseTo((1 + 8 * 2 / 4.0) / (2 + 8), within(1e-15));
    }

    /** Bit by bit what sorting the values of each queue gives, as its sums are added up in the same order. */
    @Test
    void aCalibratedDistributionIsThatOfItsValuesWhateverTheQueue() {
        SplittableRandom random = new SplittableRandom(3);
        for (int tape = 0; tape < 300; tape++) {
            List<OutflowSample> samples = new ArrayList<>();
            int count = 1 + random.nextInt(60);
            for (int i = 0; i < count; i++) {
                double queue = random.nextInt(12);
                double outflow = random.nextInt(20);
                samples.add(new OutflowSample(i, random.nextBoolean(), queue, outflow, 0, 0));
            }
            var estimate = OutflowEstimations.calibrated().of(List.copyOf(samples));
            for (int queue = 0; queue < 14; queue++) {
                JoinedQueue joined = new JoinedQueue(0, random.nextBoolean(), queue);
                assertSame(estimate.apply(joined), sorted(samples, joined), count);
            }
        }
    }

    private static Empirical sorted(List<OutflowSample> samples, JoinedQueue joined) {
        double[] values = new double[samples.size()];
        double[] weights = new double[samples.size()];
        for (int i = 0; i < values.length; i++) {
            OutflowSample each = samples.get(i);
            boolean reached = each.outflow() > each.queue();
            values[i] =
                    reached ? joined.size() + each.outflow() - each.queue() : Math.min(each.outflow(), joined.size());
            weights[i] = (each.atBest() == joined.atBest() ? 1 : 0) + 8.0 / samples.size();
        }
        return Empirical.weighted(values, weights);
    }

    private static void assertSame(OutflowDistribution law, OutflowDistribution expected, int count) {
        assertThat(law.mean()).isEqualTo(expected.mean());
        for (double x = 0; x < 35; x++) {
            assertThat(law.survival(x)).isEqualTo(expected.survival(x));
            assertThat(law.atLeast(x)).isEqualTo(expected.atLeast(x));
            assertThat(law.expectedBetween(x / 2, x)).isEqualTo(expected.expectedBetween(x / 2, x));
            assertThat(law.upperQuantile(x / 34)).as("samples %s", count).isEqualTo(expected.upperQuantile(x / 34));
        }
    }

    @Test
    void onlySamplesOfSuchAQueueAndTimeCountWhereThereAreEnough() {
        SplittableRandom random = new SplittableRandom(2);
        List<OutflowSample> samples = samples(random, 3_000);
        long now = 3_000 * MINUTE;
        for (double queue : List.of(1.0, 70.0, 600.0)) {
            List<OutflowSample> sized = samples.stream()
                    .filter(sample -> Math.floor(Math.log(sample.queue()) / Math.log(2) + 1e-12)
                            == Math.floor(Math.log(queue) / Math.log(2) + 1e-12))
                    .toList();
            List<OutflowSample> timed = sized.stream()
                    .filter(sample ->
                            sample.endNs() % (1_440 * MINUTE) / (30 * MINUTE) == now % (1_440 * MINUTE) / (30 * MINUTE))
                    .toList();
            List<OutflowSample> counted = timed.size() >= 16 ? timed : sized.size() >= 16 ? sized : samples;
            assertThat(OutflowEstimations.bucketed()
                            .law(samples, new JoinedQueue(now, true, queue))
                            .mean())
                    .isCloseTo(
                            counted.stream()
                                    .mapToDouble(OutflowSample::outflow)
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
        }
    }

    @Test
    void printsAsItIsRead() {
        for (String name : List.of("calibrated", "empirical", "ewma:32.0", "bucketed")) {
            assertThat(OutflowEstimations.parse(name)).hasToString(name);
        }
        assertThatThrownBy(() -> OutflowEstimations.parse("ewma:0")).hasMessageContaining("value=0.0");
        assertThatThrownBy(() -> OutflowEstimations.parse("ewma:soon")).hasMessageContaining("value=ewma:soon");
        assertThatThrownBy(() -> OutflowEstimations.parse("guess"))
                .hasMessageContaining("expected calibrated, empirical");
    }
}
