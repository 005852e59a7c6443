package io.slipway.placement.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutflowDistributionTest {

    static List<OutflowDistribution> distributions() {
        return List.of(
                new Exponential(40),
                Pareto.ofMean(30, 3),
                Geometric.ofMean(25),
                new Poisson(0.4),
                new Poisson(37.5),
                new Poisson(2200),
                Empirical.of(3, 3, 17, 40, 0, 112.5),
                Empirical.weighted(new double[] {5, 1, 9}, new double[] {1, 2, 0}));
    }

    private static double largest(OutflowDistribution distribution) {
        return Math.min(distribution.upperQuantile(1e-12), 40 * distribution.mean());
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void expectedFillIsTheAreaUnderTheSurvival(OutflowDistribution distribution) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            double from = random.nextDouble() * 1.5 * distribution.mean();
            double to = from + random.nextDouble() * distribution.mean();
            int pieces = 40_000;
            double area = 0;
            for (int piece = 0; piece < pieces; piece++) {
                area += distribution.survival(from + (piece + 0.5) * (to - from) / pieces);
            }
            area *= (to - from) / pieces;
            assertThat(distribution.expectedBetween(from, to))
                    .as("%s from %s to %s", distribution, from, to)
                    .isCloseTo(area, within(2e-3 * (to - from) / 10 + 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void theUpperQuantileIsTheSmallestOutflowThatRareOnesExceed(OutflowDistribution distribution) {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            double probability = random.nextDouble();
            double x = distribution.upperQuantile(probability);
            assertThat(distribution.survival(x * (1 + 1e-12)))
                    .as("%s at %s", distribution, probability)
                    .isLessThanOrEqualTo(probability + 1e-12);
            if (x > 0) {
                assertThat(distribution.survival(x - 1e-6 * Math.max(1, x))).isGreaterThan(probability - 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void theMeanIsTheAreaUnderTheWholeSurvival(OutflowDistribution distribution) {
        assertThat(distribution.expectedBetween(0, 1e9))
                .isCloseTo(distribution.mean(), within(1e-9 * distribution.mean()));
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < 40_000; i++) {
            sum += distribution.draw(random.nextDouble());
        }
        assertThat(sum / 40_000).isCloseTo(distribution.mean(), within(0.06 * distribution.mean()));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void atLeastAndMoreThanDifferByTheMassOfThePoint(OutflowDistribution distribution) {
        double total = 0;
        for (int x = 0; distribution.isWhole() && x <= largest(distribution); x++) {
            double mass = distribution.atLeast(x) - distribution.survival(x);
            assertThat(mass).isGreaterThanOrEqualTo(0);
            total += mass;
        }
        assertThat(distribution.atLeast(7.25)).isEqualTo(distribution.survival(7.25));
        assertThat(distribution.isWhole() ? total : 1).isCloseTo(1, within(1e-9));
        assertThat(distribution.atLeast(0)).isEqualTo(1);
    }

    @Test
    void poissonMassesAreThoseOfTheFormula() {
        double factorial = 1;
        Poisson distribution = new Poisson(3.25);
        for (int k = 0; k < 20; k++) {
            factorial *= Math.max(1, k);
            double mass = Math.exp(-3.25) * Math.pow(3.25, k) / factorial;
            assertThat(distribution.atLeast(k) - distribution.survival(k)).isCloseTo(mass, within(1e-15));
        }
    }

    @Test
    void scenariosAndTheirMarginalsAgree() {
        Scenarios scenarios = Scenarios.weighted(new double[][] {{5, 1}, {2, 8}}, new double[] {1, 3});
        assertThat(scenarios.marginal(0).survival(2)).isEqualTo(0.25);
        assertThat(scenarios.marginal(1).survival(2)).isEqualTo(0.75);
        assertThat(scenarios.marginal(1).mean()).isEqualTo(6.25);
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new Exponential(0)).hasMessageContaining("mean=0");
        assertThatThrownBy(() -> new Pareto(3, 1)).hasMessageContaining("shape=1");
        assertThatThrownBy(() -> new Geometric(1)).hasMessageContaining("p=1");
        assertThatThrownBy(() -> new Poisson(Double.NaN)).hasMessageContaining("mean=NaN");
        assertThatThrownBy(() -> Empirical.of(1, -2)).hasMessageContaining("outflow=-2");
        assertThatThrownBy(() -> Empirical.of()).hasMessageContaining("values=0");
        assertThatThrownBy(() -> Scenarios.of(new double[][] {{1, 2}, {3}})).hasMessageContaining("scenario=2");
        assertThatThrownBy(() -> Scenarios.weighted(new double[][] {{1}}, new double[] {0}))
                .hasMessageContaining("sum of weights=0");
    }

    /** Ties keep their weights in the order in which they were given, on which the last digit of a sum of weights depends. */
    @Test
    void weightedValuesAreThoseOfAStableSort() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 200; run++) {
            int count = 1 + random.nextInt(60);
            double[] values = random.ints(count, 0, 12).asDoubleStream().toArray();
            double[] weights = random.doubles(count, 0.01, 1).toArray();
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            List<Integer> order = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .toList();
            double tail = 0;
            double moment = 0;
            Empirical distribution = Empirical.weighted(values, weights);
            for (int i = count - 1; i >= 0; i--) {
                int at = order.get(i);
                if (i < count - 1 && values[at] < values[order.get(i + 1)]) {
                    assertThat(distribution.survival(values[at])).isEqualTo(Math.min(1, tail));
                }
                tail = Math.min(1, tail + weights[at] / sum);
                moment += weights[at] / sum * values[at];
            }
            assertThat(distribution.mean()).isEqualTo(moment);
        }
    }
}
