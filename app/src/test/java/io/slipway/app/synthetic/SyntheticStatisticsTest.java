package io.slipway.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.app.SharedFiles;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.synthetic.Preset;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole days of the standard market, recomputed from their events, against what was measured on a stock of the NYSE. */
final class SyntheticStatisticsTest {

    private static final double TOLERANCE = 0.20;
    private static final SyntheticSettings DAY = SyntheticSettings.defaults()
            .withStart(Instant.parse("2024-08-01T13:30:00Z"))
            .withDuration(Duration.ofMinutes(390));
    private static final List<TapeStatistics> DAYS = LongStream.rangeClosed(1, 5)
            .mapToObj(seed -> TapeStatistics.of(SyntheticMarket.of(DAY.withSeed(seed))))
            .toList();

    static {
        if (Boolean.getBoolean("slipway.synthetic.print")) {
            DAYS.forEach(day -> System.out.println(StatisticsText.of(day)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, .167", "2, .312", "3, .210", "4, .105"})
    void spreadKeepsTheMeasuredLaw(int ticks, double share) {
        assertNear(day -> day.spreadShare(ticks), share);
    }

    /** Both sides alike, so the mean of the two is compared with the time at the best bid. */
    @ParameterizedTest
    @CsvSource({"9, .82", "2, .60", "43, .44", "8, .41", "3, .35", "5, .31", "6, .16", "38, .09", "7, .08"})
    void venuesAreAtTheBestPriceAsOftenAsMeasured(int publisherId, double share) {
        assertNear(day -> (day.atBid(publisherId) + day.atAsk(publisherId)) / 2, share);
    }

    @Test
    void updatesComeInBurstsAsMeasured() {
        assertNear(day -> day.fano(10), 50);
        assertNear(day -> day.fano(1), 33);
        assertNear(day -> day.emptyShare(1), .827);
        assertNear(day -> day.emptyShare(10), .276);
    }

    @Test
    void signsOfTradesRememberAsMeasured() {
        assertNear(day -> day.signAutocorrelation(1), .59);
        assertNear(day -> day.signAutocorrelation(2), .49);
        assertNear(day -> day.signAutocorrelation(5), .34);
        assertNear(day -> day.signAutocorrelation(10), .20);
    }

    @Test
    void tradesAreAsSmallAsMeasured() {
        assertNear(TapeStatistics::oddLotShare, .45);
        assertNear(TapeStatistics::oneLotShare, .42);
    }

    @Test
    void ratesAreThoseMeasured() {
        assertNear(TapeStatistics::updatesPerS, 9.75);
        assertNear(TapeStatistics::touchChangesPerS, .73);
        assertNear(day -> day.tradeSizes.size() / day.seconds, 1.12);
    }

    @ParameterizedTest
    @CsvSource({"9, .207", "6, .143", "3, .134", "2, .118", "43, .106", "5, .096", "8, .083", "4, .044", "38, .038"})
    void venuesUpdateAsOftenAsMeasured(int publisherId, double share) {
        assertNear(day -> day.shareOfUpdates(publisherId), share);
    }

    @Test
    void midMovesAsMuchAsMeasuredAndIsNearAMartingale() {
        assertNear(day -> Math.sqrt(TapeStatistics.variance(day.midReturns(1))), .25);
        assertNear(day -> Math.sqrt(TapeStatistics.variance(day.midReturns(10))), .83);
        assertNear(day -> Math.sqrt(TapeStatistics.variance(day.midReturns(50))), 1.99);
        assertThat(mean(day -> TapeStatistics.autocorrelation(day.midReturns(10), 1)))
                .isEqualTo(0, within(.05));
    }

    @Test
    void lockedAndCrossedMarketsAreBrief() {
        assertThat(mean(day -> day.lockedS / day.seconds)).isBetween(1e-6, 3e-4);
        assertThat(mean(day -> day.crossedS / day.seconds)).isBetween(1e-7, 1e-4);
    }

    @Test
    void anotherMarketIsNotWithinTheTolerance() {
        TapeStatistics wide =
                TapeStatistics.of(SyntheticMarket.of(DAY.withPreset(Preset.WIDE).withDuration(Duration.ofMinutes(60))));
        assertThat(wide.spreadShare(2)).isLessThan(.312 * (1 - TOLERANCE));
        assertThat(wide.atBid(2)).isLessThan(.60 * (1 - TOLERANCE));
        assertThat(wide.updatesPerS()).isGreaterThan(9.75 * (1 + TOLERANCE));
    }

    /** The measure itself, on the recording that most of the targets come from (they are of two days, this is one). */
    @Test
    void recordedDayHasTheMeasuredStatistics() {
        TapeStatistics real = TapeStatistics.of(DataFiles.open(
                SharedFiles.file("data/taq/xxx_multivenue_mbp-1_2018-01-02_rth.csv"), ReadOptions.all()));
        Map.of(1, .167, 2, .312, 3, .210, 4, .105)
                .forEach((ticks, share) -> assertThat(real.spreadShare(ticks)).isEqualTo(share, within(share * .15)));
        assertThat(real.atBid(9)).isEqualTo(.82, within(.02));
        assertThat(real.updatesPerS()).isEqualTo(9.75, within(.75));
        assertThat(real.touchChangesPerS()).isEqualTo(.73, within(.02));
        assertThat(real.fano(10)).isEqualTo(50, within(10.0));
    }

    private static void assertNear(ToDoubleFunction<TapeStatistics> statistic, double target) {
        assertThat(mean(statistic)).isEqualTo(target, within(target * TOLERANCE));
    }

    private static double mean(ToDoubleFunction<TapeStatistics> statistic) {
        return DAYS.stream().mapToDouble(statistic).average().orElseThrow();
    }
}
