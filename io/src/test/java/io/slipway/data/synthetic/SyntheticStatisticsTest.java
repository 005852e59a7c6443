package io.slipway.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.MarketTape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SyntheticStatisticsTest {

    private static final int NYSE = 9;

    private static TapeStatistics measured;

    @BeforeAll
    static void measure() {
        measured = TapeStatistics.of(MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults())));
        if (Boolean.getBoolean("slipway.synthetic.print")) {
            System.out.println(measured);
            for (long seed = 2; seed <= Integer.getInteger("slipway.synthetic.seeds", 1); seed++) {
                System.out.println("seed " + seed);
                System.out.println(TapeStatistics.of(MarketTape.readAll(
                        SyntheticMarket.of(SyntheticSettings.defaults().withSeed(seed)))));
            }
        }
    }

    @Test
    void spreadIsAFewCents() {
        assertThat(measured.meanSpreadTicks()).isBetween(1.0, 4.0);
        assertThat(measured.spreadShare[1]).isGreaterThan(0.05 * measured.twoSidedS);
    }

    @Test
    void everyVenueIsSometimesAtTheOfferAndThePrimaryMost() {
        double primary = measured.atOffer.getOrDefault(NYSE, 0.0) / measured.twoSidedS;
        assertThat(measured.atOffer).hasSize(7);
        assertThat(primary).isBetween(0.6, 0.95);
        assertThat(measured.atOffer.values())
                .allSatisfy(held -> assertThat(held / measured.twoSidedS).isBetween(0.03, primary));
    }

    @Test
    void crossedMarketsAreBrief() {
        assertThat(measured.lockedS + measured.crossedS).isPositive();
        assertThat(measured.crossedS).isLessThan(0.01 * measured.twoSidedS);
        assertThat(measured.lockedS).isLessThan(0.01 * measured.twoSidedS);
    }

    @Test
    void tradesAreSmallAndTheirSignsHaveMemory() {
        assertThat(measured.oddLotShare()).isBetween(0.35, 0.55);
        assertThat(measured.roundLotShare()).isBetween(0.30, 0.50);
        assertThat(measured.signAutocorrelation(1)).isBetween(0.3, 0.8);
    }

    @Test
    void activityIsClustered() {
        assertThat(measured.fano(10)).isBetween(5.0, 120.0);
    }

    @Test
    void midIsNearAMartingale() {
        assertThat(TapeStatistics.autocorrelation(measured.midReturnsCents(10), 1))
                .isBetween(-0.15, 0.15);
        assertThat(TapeStatistics.autocorrelation(measured.midReturnsCents(50), 1))
                .isBetween(-0.25, 0.25);
    }

    @Test
    void priceDriftsByTensOfCents() {
        assertThat(measured.highMidE2 - measured.lowMidE2).isBetween(20L, 200L);
    }
}
