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
    }
}
