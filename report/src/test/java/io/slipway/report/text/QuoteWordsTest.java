package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.report.read.RunDirectory.QuoteRow;
import io.slipway.result.file.QuoteKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteWordsTest {

    private static FillRow fill(String price, boolean far) {
        return new FillRow(
                Instant.EPOCH,
                "2",
                BigDecimal.valueOf(100),
                new BigDecimal(price),
                BigDecimal.ZERO,
                false,
                new QuoteRow(
                        0, false, far, Optional.of(new BigDecimal("10.00")), Optional.of(new BigDecimal("10.02"))));
    }

    /** Mid 10.01: 100 shares at 10.02 cost 1.00, 100 at 11.00 cost 99.00; the mirror image for a seller. */
    @Test
    void tellsThePartOfTheCostThatComesFromFarPrices() {
        String bought = QuoteWords.farCost("sweep", List.of(fill("10.02", false), fill("11.00", true)), false)
                .orElseThrow();
        assertThat(bought).contains("cost sweep 99.00").contains("99 %");
        String sold = QuoteWords.farCost("sweep", List.of(fill("10.00", false), fill("9.02", true)), true)
                .orElseThrow();
        assertThat(sold).contains("cost sweep 99.00").contains("99 %");
        assertThat(QuoteWords.farCost("sweep", List.of(fill("10.02", false)), false))
                .isEmpty();
    }

    @Test
    void tellsDoubtfulQuantitiesOfSharesAndOfCoins() {
        assertThat(QuoteWords.doubts("sweep", filled("300", "100"), " shares"))
                .contains(
                        "Of the 300 shares that sweep filled, 100 were on stale quotes, 0 in a crossed market and 0 far from the"
                                + " market's price.");
        assertThat(QuoteWords.doubts("sweep", filled("0.35", "0.1"), "").orElseThrow())
                .startsWith("Of the 0.35 that sweep filled, 0.1 were on stale quotes,");
        assertThat(QuoteWords.doubts("sweep", filled("0.35", "0"), "")).isEmpty();
    }

    private static Values filled(String qty, String stale) {
        return Values.of(StrategyKeys.SHAPE)
                .put(SavingKeys.FILLED_QTY, new BigDecimal(qty))
                .put(
                        StrategyKeys.EXECUTION_QUALITY,
                        Values.of(VenueKeys.QUALITY)
                                .put(
                                        VenueKeys.QUOTES,
                                        Values.of(QuoteKeys.SHAPE).put(QuoteKeys.STALE_QTY, new BigDecimal(stale))));
    }

    @Test
    void tellsAgesInTheirUnit() {
        assertThat(QuoteWords.age(Optional.of(1_500_000L))).isEqualTo("1.500 ms");
        assertThat(QuoteWords.age(Optional.of(3_600_000_000_000L))).isEqualTo("3,600.000 s");
        assertThat(QuoteWords.age(Optional.empty())).isEqualTo("-");
        Values window = Values.of(WindowKeys.SHAPE)
                .put(WindowKeys.STALE_AFTER_BY_VENUE_NS, Map.of("2", 60_000_000_000L, "3", 200_000_000_000L));
        assertThat(QuoteWords.staleRule(window))
                .isEqualTo("Stale: older than 60 s to 200 s, by the pace of each venue.");
    }
}
