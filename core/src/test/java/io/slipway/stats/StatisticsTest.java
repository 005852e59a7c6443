package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static final Differences PAIRED =
            new Differences(0.42, -0.10, 0.25, 0.05, 0.31, -0.22, 0.18, 0.09, 0.27, -0.03);

    @Test
    void momentsAreThoseOfTheReference() {
        assertThat(PAIRED.mean()).isCloseTo(0.122, within(1e-15));
        assertThat(PAIRED.median()).isCloseTo(0.135, within(1e-15));
        assertThat(PAIRED.standardDeviation()).isCloseTo(0.20037742166, within(1e-12));
    }

    @Test
    void studentsPIsThatOfTheReference() {
        assertThat(2 * Distributions.student(-1.925356017381815, 9)).isCloseTo(0.08631261383107477, within(1e-12));
    }

    @Test
    void neweyWestIsThatOfTheReference() {
        assertThat(PAIRED.neweyWestError(2)).isCloseTo(0.03821552912974864, within(1e-12));
    }

    /** One-sided 47 of 1,024; the two-sided one counts the mirror images too. */
    @Test
    void signFlipsAreCountedExactly() {
        assertThat(PAIRED.signFlipP(1)).isEqualTo(2 * 0.0458984375);
    }

    @Test
    void allCircularBlocksGiveTheReferencesSpread() {
        double[] means = new BlockBootstrap(10, 5, 1).means(PAIRED);
        assertThat(means).hasSize(100);
        assertThat(BlockBootstrap.deviation(means)).isCloseTo(0.03141973901864877, within(1e-12));
    }

    /** Of the 100 resamples 27 and 36 are as extreme; the sample itself counts too. */
    @Test
    void realityCheckAndSpaAreThoseOfTheReference() {
        List<Differences> strategies = List.of(
                new Differences(0.42, -0.3, 0.25, -0.45, 0.31, -0.22, 0.58, 0.09, -0.37, 0.23),
                new Differences(0.1, 0.32, -0.25, 0.4, -0.32, 0.28, -0.41, 0.35, 0.03, 0.06),
                new Differences(-0.2, 0.15, 0.05, -0.3, 0.12, 0.04, -0.02, 0.1, -0.15, 0.08));
        DataSnooping found = DataSnooping.of(strategies, List.of(), new BlockBootstrap(10, 5, 1), 1);
        assertThat(found.realityCheck()).isCloseTo(0.17708754896942927, within(1e-12));
        assertThat(found.realityCheckP()).isEqualTo(28 / 101.0);
        assertThat(found.spa()).isCloseTo(1.274439964827148, within(1e-12));
        assertThat(found.spaP()).isEqualTo(37 / 101.0);
    }

    /**
     * Every start saves, so no resample is as extreme. Of the flips of the signs of six blocks one in 64 is, of those of twelve one in
     * 4,096: there the sample itself among the 2,001 resamples is the bound.
     */
    @Test
    void fewBlocksShowNoMoreThanFlipsOfTheirSigns() {
        List<Differences> clear = List.of(new Differences(5, 5.1, 5.2, 4.9, 5, 4.8, 5.1, 5, 4.9, 5.2, 5, 4.8));
        DataSnooping six = DataSnooping.of(clear, List.of(), new BlockBootstrap(12, 2, 1));
        assertThat(six.realityCheckP()).isEqualTo(1 / 64.0);
        assertThat(six.spaP()).isEqualTo(1 / 64.0);
        DataSnooping twelve = DataSnooping.of(clear, List.of(), new BlockBootstrap(12, 1, 1));
        assertThat(twelve.realityCheckP()).isEqualTo(1 / 2_001.0);
        assertThat(twelve.spaP()).isEqualTo(1 / 2_001.0);
    }

    @ParameterizedTest
    @CsvSource({"27,2.0296006400853313", "45,2.2356401777658053", "150,2.670106309363711", "1,0"})
    void theBestOfSeveralWithoutMeritIsExpectedToShow(int trials, double expected) {
        assertThat(Distributions.expectedMaximum(trials)).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"0,0.5", "1.959963984540054,0.975", "-3,0.0013498980316301", "6,0.9999999990134123"})
    void theNormalDistributionIsTheTables(double z, double p) {
        assertThat(Distributions.normal(z)).isCloseTo(p, within(1e-13));
        assertThat(Distributions.normalQuantile(p)).isCloseTo(z, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.975,1,12.706204736", "0.975,9,2.262157163", "0.95,30,1.697260887"})
    void studentsQuantilesAreTheTables(double p, double degrees, double t) {
        assertThat(Distributions.studentQuantile(p, degrees)).isCloseTo(t, within(1e-8));
    }

    /** Alternating values are independent of each other as far as their blocks go: their autocorrelation length is one. */
    @Test
    void blocksAreLongerThanHorizonsOverlapAndDaysAreBlocks() {
        assertThat(blockLength(1_000, 1, 1)).isEqualTo(20);
        assertThat(blockLength(1_000, 40, 1)).isEqualTo(160);
        assertThat(blockLength(6, 40, 1)).isEqualTo(3);
        assertThat(blockLength(60, 1, 5)).isEqualTo(8);
        assertThat(blockLength(60, 1, 6)).isEqualTo(10);
        assertThat(blockLength(60, 40, 20)).isEqualTo(3);
    }

    private static int blockLength(int count, int overlap, int days) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> i % 2);
        return new Sampling(overlap, days, 0.05, 1).block(new Differences(values));
    }

    @Test
    void aStartIsTheMeanOfItsOrders() {
        Differences starts = Differences.ofStarts(new double[] {1, 5, 2, 4}, 2);
        assertThat(List.of(starts.get(0), starts.get(1))).containsExactly(3.0, 3.0);
        assertThatThrownBy(() -> Differences.ofStarts(new double[3], 2)).hasMessageContaining("orders=3");
    }

    /** 36 values with mean zero in six blocks: t quantiles with five degrees of freedom are 2.5706 and 0.9195. */
    @Test
    void theDetectableDifferenceIsTwoQuantilesOfTheError() {
        double[] values = new double[36];
        Arrays.setAll(values, i -> i % 2 == 0 ? 1 : -1);
        PairedComparison found = PairedComparison.of(new Differences(values), new Sampling(1, 6, 0.05, 1));
        assertThat(found.blocks()).isEqualTo(6);
        assertThat(found.detectable()).isCloseTo((2.570582 + 0.919544) * found.standardError(), within(1e-5));
        PairedComparison few = PairedComparison.of(PAIRED, Sampling.ofOneDay(5, 0.05, 1));
        assertThatThrownBy(few::detectable).hasMessageContaining("blocks=2");
    }

    /** One over one minus rho, times one plus rho; an overlap by five counts as five. */
    @ParameterizedTest
    @CsvSource({"NORMAL,1", "AUTOREGRESSIVE,1.857", "LASTING,4", "LONG_LASTING,9", "OVERLAPPING,5"})
    void seesHowLongSavingsDependOnThoseBefore(Series series, double length) {
        double[] values = series.draw(20_000, new SplittableRandom(4));
        assertThat(new Differences(values).autocorrelationLength()).isCloseTo(length, withinPercentage(10));
    }

    @Test
    void equalAndTrendingSavingsHaveAnAutocorrelationLengthToo() {
        assertThat(new Differences(2, 2, 2).autocorrelationLength()).isEqualTo(1);
        double[] trend = new double[300];
        Arrays.setAll(trend, i -> i);
        assertThat(new Differences(trend).autocorrelationLength()).isBetween(30.0, 300.0);
        assertThat(PairedComparison.of(new Differences(trend), Sampling.ofOneDay(1, 0.05, 1))
                        .verdict("a", "b", "start"))
                .startsWith("too few starts");
    }

    @Test
    void saysInWordsWhatCanBeSaid() {
        double[] better = new double[240];
        Arrays.setAll(better, i -> 0.8 + (i % 7 - 3) * 0.3);
        PairedComparison clear = PairedComparison.of(new Differences(better), Sampling.ofOneDay(1, 0.05, 7));
        assertThat(clear.verdict("a", "b", "start"))
                .startsWith("a is better than b by 0.79 bps")
                .contains("95 % interval");
        String interval = clear.sample("start");
        double[] worse = Arrays.stream(better).map(value -> -value).toArray();
        PairedComparison mirrored = PairedComparison.of(new Differences(worse), Sampling.ofOneDay(1, 0.05, 7));
        assertThat(mirrored.interval().upper()).isNegative();
        assertThat(mirrored.verdict("a", "b", "start")).isEqualTo("a is worse than b by 0.79 bps, " + interval);
        double[] nothing = new double[240];
        Arrays.setAll(nothing, i -> (i % 7 - 3) * 0.3);
        assertThat(PairedComparison.of(new Differences(nothing), Sampling.ofOneDay(1, 0.05, 7))
                        .verdict("a", "b", "start"))
                .startsWith("no difference can be shown between a and b");
        assertThat(PairedComparison.of(PAIRED, Sampling.ofOneDay(5, 0.05, 7)).verdict("a", "b", "start"))
                .startsWith("too few starts")
                .endsWith("more days or a shorter horizon would help, and more starts where they do not overlap");
        assertThat(PairedComparison.of(new Differences(new double[240]), Sampling.ofOneDay(1, 0.05, 7))
                        .verdict("a", "b", "start"))
                .startsWith("a and b cost the same in each of 240 starts, which");
    }

    /** A fee of 1.45 bps at each of 100 starts: 10 blocks, of which 2 of 1,024 signs give as much. The sums of blocks round. */
    @Test
    void aSavingThatIsAlwaysTheSameIsFound() {
        double[] same = new double[100];
        Arrays.setAll(same, i -> 0.1 + 1.35 + (i % 3) * 1e-15);
        PairedComparison fee = PairedComparison.of(new Differences(same), Sampling.ofOneDay(1, 0.05, 7));
        assertThat(fee.blocks()).isEqualTo(10);
        assertThat(fee.tests().signFlipP()).isEqualTo(2 / 1024.0);
        assertThat(fee.isDifferent()).isTrue();
        assertThat(fee.verdict("a", "b", "start"))
                .isEqualTo(
                        "a is better than b by 1.45 bps in each of 100 starts, so that no interval tells how much it may be"
                                + " elsewhere");
        PairedComparison strict = PairedComparison.of(new Differences(same), Sampling.ofOneDay(1, 0.001, 7));
        assertThat(strict.verdict("a", "b", "start"))
                .isEqualTo(
                        "no difference can be shown between a and b: mean saving 1.45 bps, 99.9 % interval 1.45 to 1.45, over"
                                + " 100 starts; the savings are all the same, so that their error is unknown");
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> new Differences(1.0)).hasMessageContaining("count=1");
        assertThatThrownBy(() -> new Differences(1.0, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new BlockBootstrap(3, 4, 1)).hasMessageContaining("block=4");
    }
}
