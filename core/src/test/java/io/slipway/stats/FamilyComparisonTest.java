package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.stats.Verdict.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyComparisonTest {

    private static final int SAMPLES = 300;
    private static final int ORDERS = 120;
    private static final int STRATEGIES = 5;
    private static final double LEVEL = 0.05;
    private static final Set<Finding> CLAIMS = Set.of(Finding.BETTER, Finding.WORSE);

    /** Three standard errors of a rate of 5 % over as many samples. */
    private static final double SAMPLING_ERROR = 3 * Math.sqrt(LEVEL * (1 - LEVEL) / SAMPLES);

    /** Savings of several strategies over one baseline, with what the baseline does in all of them. */
    private static List<Differences> family(Series series, int orders, int strategies, SplittableRandom random) {
        double[] baseline = series.draw(orders, random);
        List<Differences> family = new ArrayList<>();
        for (int k = 0; k < strategies; k++) {
            double[] own = series.draw(orders, random);
            Arrays.setAll(own, i -> baseline[i] - own[i]);
            family.add(new Differences(own));
        }
        return family;
    }

    @Test
    void oneStrategyIsJudgedAsIfAlone() {
        SplittableRandom random = new SplittableRandom(1);
        for (int orders : new int[] {60, 240}) {
            List<Differences> one = family(Series.AUTOREGRESSIVE, orders, 1, random);
            FamilyComparison family = FamilyComparison.of(one, List.of(), Sampling.ofOneDay(1, LEVEL, 3));
            assertThat(family.familyP())
                    .containsExactly(family.comparisons().get(0).tests().signFlipP());
        }
    }

    /** Every way to flip the signs, and every adjusted p by its definition: the greatest over all that are no greater. */
    @Test
    void isWhatTheDefinitionGives() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20; i++) {
            List<Differences> savings = family(Series.SKEWED, 60, 3, random);
            FamilyComparison family = FamilyComparison.of(savings, List.of(), Sampling.ofOneDay(1, LEVEL, 3));
            int block = family.comparisons().stream()
                    .mapToInt(PairedComparison::block)
                    .max()
                    .orElseThrow();
            if (60 / block < Sampling.FEWEST_BLOCKS) {
                assertThat(family.familyP()).containsExactly(1.0, 1.0, 1.0);
            } else {
                double[][] blocks =
                        savings.stream().map(s -> s.blockMeans(block).toArray()).toArray(double[][]::new);
                for (int k = 0; k < 3; k++) {
                    assertThat(family.familyP().get(k)).isEqualTo(byDefinition(blocks, k));
                }
            }
        }
    }

    private static double byDefinition(double[][] blocks, int strategy) {
        double greatest = 0;
        double own = Math.abs(t(blocks[strategy], 0));
        for (int set = 0; set < blocks.length; set++) {
            double bound = Math.abs(t(blocks[set], 0));
            if (bound >= own) {
                greatest = Math.max(greatest, partNoLess(blocks, bound));
            }
        }
        return greatest;
    }

    /** Part of the flips in which some strategy with an observed t of at most {@code bound} shows at least that. */
    private static double partNoLess(double[][] blocks, double bound) {
        int ways = 1 << blocks[0].length;
        int extreme = 0;
        for (int way = 0; way < ways; way++) {
            boolean any = false;
            for (double[] each : blocks) {
                any |= Math.abs(t(each, 0)) <= bound && Math.abs(t(each, way)) >= bound * (1 - 1e-10);
            }
            extreme += any ? 1 : 0;
        }
        return (double) extreme / ways;
    }

    private static double t(double[] values, int way) {
        double[] flipped = values.clone();
        Arrays.setAll(flipped, i -> (way >> i & 1) == 0 ? values[i] : -values[i]);
        double mean = Arrays.stream(flipped).average().orElseThrow();
        double squares =
                Arrays.stream(flipped).map(v -> (v - mean) * (v - mean)).sum();
        return mean / Math.sqrt(squares / (flipped.length - 1) / flipped.length);
    }

    @ParameterizedTest
    @EnumSource(
            value = Series.class,
            names = {"NORMAL", "HEAVY_TAILS", "SKEWED", "AUTOREGRESSIVE"})
    void amongSeveralThatAreAlikeAnyIsClaimedInFivePercentAtMost(Series series) {
        SplittableRandom random = new SplittableRandom(series.name().hashCode());
        int alone = 0;
        int claimed = 0;
        for (int i = 0; i < SAMPLES; i++) {
            FamilyComparison family = FamilyComparison.of(
                    family(series, ORDERS, STRATEGIES, random),
                    List.of(),
                    Sampling.ofOneDay(series.overlap(), LEVEL, i));
            boolean any = false;
            for (int k = 0; k < STRATEGIES; k++) {
                any |= CLAIMS.contains(family.verdict(k, "a", "b").finding());
            }
            claimed += any ? 1 : 0;
            alone += family.comparisons().stream().anyMatch(PairedComparison::isDifferent) ? 1 : 0;
        }
        assertThat((double) claimed / SAMPLES).isLessThanOrEqualTo(LEVEL + SAMPLING_ERROR);
        assertThat((double) alone / SAMPLES).as("each judged alone").isGreaterThan(LEVEL + SAMPLING_ERROR);
    }

    @Test
    void whatIsClearIsFoundAmongMany() {
        List<Differences> savings = family(Series.NORMAL, 240, STRATEGIES, new SplittableRandom(8));
        double[] clear = new double[240];
        Arrays.setAll(clear, i -> 0.8 + (i % 7 - 3) * 0.3);
        savings.add(new Differences(clear));
        FamilyComparison family = FamilyComparison.of(savings, List.of(), Sampling.ofOneDay(1, LEVEL, 3));
        Verdict verdict = family.verdict(STRATEGIES, "a", "b");
        assertThat(verdict.finding()).isEqualTo(Finding.BETTER);
        assertThat(verdict.text())
                .startsWith("a is better than b by 0.79 bps, 95 % interval")
                .endsWith("240 starts");
        Arrays.setAll(clear, i -> -clear[i]);
        savings.set(STRATEGIES, new Differences(clear));
        assertThat(FamilyComparison.of(savings, List.of(), Sampling.ofOneDay(1, LEVEL, 3))
                        .verdict(STRATEGIES, "a", "b")
                        .finding())
                .isEqualTo(Finding.WORSE);
    }

    @Test
    void whatIsOnlyTheLuckiestOfManyIsNotClaimed() {
        double[] some = Series.NORMAL.draw(240, new SplittableRandom(12));
        double shift = 0.15 - new Differences(some).mean();
        Arrays.setAll(some, i -> some[i] + shift);
        List<Differences> savings = family(Series.NORMAL, 240, 30, new SplittableRandom(13));
        savings.add(new Differences(some));
        FamilyComparison family = FamilyComparison.of(savings, List.of(), Sampling.ofOneDay(1, LEVEL, 3));
        assertThat(family.comparisons().get(30).isDifferent()).isTrue();
        Verdict verdict = family.verdict(30, "a", "b");
        assertThat(verdict.finding()).isEqualTo(Finding.NOT_SHOWN);
        assertThat(verdict.text()).contains("as one of 31 that were tried");
    }

    /** Thirty that are refused make the luckiest of all as lucky as thirty that are compared. */
    @Test
    void refusedOnesCountAsTried() {
        double[] some = Series.NORMAL.draw(240, new SplittableRandom(12));
        double shift = 0.15 - new Differences(some).mean();
        Arrays.setAll(some, i -> some[i] + shift);
        List<Differences> alone = List.of(new Differences(some));
        List<Differences> others = family(Series.NORMAL, 240, 30, new SplittableRandom(13));
        Sampling sampling = Sampling.ofOneDay(1, LEVEL, 3);
        FamilyComparison without = FamilyComparison.of(alone, List.of(), sampling);
        FamilyComparison with = FamilyComparison.of(alone, others, sampling);
        assertThat(with.tried()).isEqualTo(31);
        assertThat(with.familyP()).hasSize(1);
        assertThat(with.familyP().get(0)).isGreaterThan(2 * without.familyP().get(0));
        BlockBootstrap bootstrap = new BlockBootstrap(240, with.block(), 3);
        assertThat(DataSnooping.of(alone, others, bootstrap).spaP())
                .isGreaterThan(DataSnooping.of(alone, List.of(), bootstrap).spaP());
    }

    @Test
    void refusesFewOrdersAndUnlikeSamples() {
        List<Differences> few = family(Series.NORMAL, 12, 2, new SplittableRandom(1));
        Verdict verdict = FamilyComparison.of(few, List.of(), Sampling.ofOneDay(1, LEVEL, 3))
                .verdict(0, "a", "b");
        assertThat(verdict.finding()).isEqualTo(Finding.REFUSED);
        assertThat(verdict.text()).startsWith("refused: too few starts to tell a from b: 12 starts");
        assertThatThrownBy(() -> FamilyComparison.of(
                        List.of(new Differences(1, 2), new Differences(1, 2, 3)),
                        List.of(),
                        Sampling.ofOneDay(1, LEVEL, 3)))
                .hasMessageContaining("starts=[2, 3]");
        assertThatThrownBy(() -> FamilyComparison.of(List.of(), List.of(), Sampling.ofOneDay(1, LEVEL, 3)))
                .hasMessageContaining("compared=0");
    }
}
