package io.slipway.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.stats.ClusterRegression.Estimate;
import io.slipway.stats.RobustScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ImpactModelTest {

    private static final double Y = 0.8;
    private static final double FIXED_BPS = 1.5;

    /** Sizes between {@code least} and {@code most} evenly in their logarithm; volatilities 100 to 250 bps. */
    private record World(double exponent, double least, double most, double noise, int clusters, int ordersACluster) {

        /** Noise is of a t with five degrees of freedom; half of its variance is common to a cluster. */
        List<ImpactObservation> orders(Random random) {
            List<ImpactObservation> orders = new ArrayList<>();
            for (int cluster = 0; cluster < clusters; cluster++) {
                double common = t5(random);
                for (int i = 0; i < ordersACluster; i++) {
                    double size = least * Math.pow(most / least, random.nextDouble());
                    double volatility = 100 + 150 * random.nextDouble();
                    double own = ordersACluster == 1 ? common : Math.sqrt(0.5) * (common + t5(random));
                    double bps = FIXED_BPS + volatility * (Y * Math.pow(size, exponent) + noise * own);
                    orders.add(new ImpactObservation(size, volatility, bps, cluster));
                }
            }
            return orders;
        }

        private static double t5(Random random) {
            double squares = 0;
            for (int i = 0; i < 5; i++) {
                double each = random.nextGaussian();
                squares += each * each;
            }
            return random.nextGaussian() / Math.sqrt(squares / 5) * Math.sqrt(0.6);
        }

        /** Share of samples for which something is true; 2,000 tell 0.95 within 0.01. */
        double share(long seed, Predicate<List<ImpactObservation>> isTrue) {
            int found = 0;
            for (int i = 0; i < 2_000; i++) {
                found += isTrue.test(orders(new Random(seed * 100_000 + i))) ? 1 : 0;
            }
            return found / 2_000.0;
        }

        double share(long seed, Function<ImpactFit, Estimate> estimate, double truth) {
            return share(
                    seed,
                    orders -> estimate.apply(ImpactFit.of(ImpactLaw.SQUARE_ROOT, orders, true)
                                    .orElseThrow())
                            .contains(truth));
        }
    }

    @Test
    void aLawWithoutNoiseIsFoundExactly() {
        List<ImpactObservation> orders = new World(1, 0.001, 0.1, 0, 20, 1).orders(new Random(1));
        ImpactModel model =
                ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, orders).orElseThrow();
        assertThat(model.chosen().law()).isEqualTo(ImpactLaw.LINEAR);
        assertThat(model.chosen().coefficient().value()).isCloseTo(Y, within(1e-9));
        assertThat(model.chosen().fixedBps().value()).isCloseTo(FIXED_BPS, within(1e-9));
        assertThat(model.exponents().best()).isCloseTo(1, within(1e-9));
        assertThat(model.expected(0.01, 200).bps().value()).isCloseTo(FIXED_BPS + Y * 2, within(1e-9));
        assertThat(model.warnings()).isEmpty();
    }

    /** 95 % intervals of the coefficient, the fixed part and the mean cost, and the set of exponents. */
    @Test
    void intervalsCoverAsOftenAsTheySay() {
        for (World world : List.of(new World(0.5, 0.001, 0.1, 0.05, 60, 1), new World(0.5, 0.001, 0.1, 0.05, 20, 10))) {
            double truth = FIXED_BPS + 150 * Y * Math.sqrt(0.01);
            assertThat(world.share(1, ImpactFit::coefficient, Y))
                    .as("coefficient %s", world)
                    .isBetween(0.93, 0.97);
            assertThat(world.share(2, ImpactFit::fixedBps, FIXED_BPS))
                    .as("fixed %s", world)
                    .isBetween(0.93, 0.97);
            assertThat(world.share(3, fit -> fit.expectedBps(0.01, 150), truth))
                    .as("mean %s", world)
                    .isBetween(0.93, 0.97);
            assertThat(1 - world.share(4, orders -> ExponentSet.isRejected(orders, 0.5, true, ImpactFit.LEVEL)))
                    .as("exponent %s", world)
                    .isBetween(0.93, 0.97);
        }
    }

    /** Noise ten times the impact, and sizes that hardly differ: the set of exponents is wide and says so. */
    @Test
    void sizesThatCannotIdentifyAnExponentAreSaid() {
        List<ImpactObservation> alike = new World(0.5, 0.01, 0.012, 1, 60, 1).orders(new Random(3));
        ImpactModel model =
                ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, alike).orElseThrow();
        assertThat(model.warnings())
                .contains(ImpactWarning.SIZES_ALIKE, ImpactWarning.EXPONENT_OPEN, ImpactWarning.NOT_SHOWN);
        assertThat(model.exponents().isBounded()).isFalse();
        List<ImpactObservation> wide = new World(0.5, 0.0001, 0.2, 0.005, 200, 1).orders(new Random(3));
        ImpactModel identified =
                ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, wide).orElseThrow();
        assertThat(identified.warnings()).isEmpty();
        assertThat(identified.exponents().contains(ImpactLaw.LINEAR)).isFalse();
        assertThat(identified.chosen().law()).isEqualTo(ImpactLaw.SQUARE_ROOT);
    }

    @Test
    void fewClustersOrOneSizeMakeNoFit() {
        List<ImpactObservation> few = new World(0.5, 0.001, 0.1, 0.05, 9, 20).orders(new Random(3));
        assertThat(ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, few)).isEmpty();
        List<ImpactObservation> same = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            same.add(new ImpactObservation(0.01, 200, i % 7, i));
        }
        assertThat(ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, same)).isEmpty();
    }

    @Test
    void aSizeThatWasNotSeenIsSaid() {
        ImpactModel model = ImpactModel.of(
                        ImpactTarget.COST_BY_DAY_SHARE, new World(1, 0.001, 0.1, 0.01, 40, 1).orders(new Random(4)))
                .orElseThrow();
        assertThat(model.expected(0.05, 150).inRange()).isTrue();
        assertThat(model.expected(0.5, 150).inRange()).isFalse();
        assertThat(model.expected(0.0001, 150).inRange()).isFalse();
    }

    /** One order costs 200 bps more than the law; its own fit leaves it out, and no other order is far. */
    @Test
    void theOrderFarFromTheLawHasTheLargestScore() {
        List<ImpactObservation> orders = new ArrayList<>(new World(1, 0.001, 0.1, 0.01, 40, 1).orders(new Random(5)));
        ImpactObservation odd = orders.get(17);
        orders.set(17, new ImpactObservation(odd.size(), odd.volatilityBps(), odd.bps() + 200, odd.cluster()));
        ImpactModel model =
                ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, orders).orElseThrow();
        List<Double> scores = model.scores(orders);
        assertThat(scores.indexOf(Collections.max(scores))).isEqualTo(17);
        assertThat(scores.get(17)).isGreaterThan(RobustScore.OUTLIER);
        List<ImpactObservation> others = new ArrayList<>(orders);
        others.remove(17);
        List<ImpactObservation> renumbered = new ArrayList<>();
        for (ImpactObservation each : others) {
            renumbered.add(new ImpactObservation(each.size(), each.volatilityBps(), each.bps(), renumbered.size()));
        }
        double expected = ImpactFit.of(model.chosen().law(), renumbered, true)
                .orElseThrow()
                .expectedBps(odd.size(), odd.volatilityBps())
                .value();
        assertThat(model.expectedWithout(orders.get(17))).isCloseTo(expected, within(1e-8));
    }

    @Test
    void thePermanentPartHasNoFixedPart() {
        List<ImpactObservation> orders = new World(1, 0.001, 0.1, 0, 20, 1)
                .orders(new Random(6)).stream()
                        .map(each -> new ImpactObservation(
                                each.size(), each.volatilityBps(), each.bps() - FIXED_BPS, each.cluster()))
                        .toList();
        ImpactModel model =
                ImpactModel.of(ImpactTarget.PERMANENT_BY_DAY_SHARE, orders).orElseThrow();
        assertThat(model.linear().coefficient().value()).isCloseTo(Y, within(1e-9));
        assertThat(model.linear().fixedBps().value()).isZero();
    }
}
