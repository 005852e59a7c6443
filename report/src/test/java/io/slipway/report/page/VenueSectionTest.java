package io.slipway.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentence that compares venues. */
class VenueSectionTest {

    private final Map<String, Values> cards = new LinkedHashMap<>();

    private final Map<String, Integer> fills = new LinkedHashMap<>();

    private void venue(String name, String share, String spreadBps) {
        fills.put(name, 10);
        cards.put(
                name,
                Values.of(VenueKeys.CARD)
                        .put(VenueKeys.QTY_SHARE, new BigDecimal(share))
                        .put(VenueKeys.EFFECTIVE_SPREAD_BPS, new BigDecimal(spreadBps)));
    }

    @Test
    void theCheapestAndTheDearestAreNamedWhereTheyDiffer() {
        venue("XNAS", "0.5", "0.80");
        venue("XNYS", "0.46", "0.20");
        venue("IEXG", "0.04", "9.00");
        assertThat(VenueSection.sentence(cards, fills))
                .isEqualTo(
                        "Of the 2 venues with 5 % of the quantity or more, XNYS had the lowest effective spread (+0.20 bps),"
                                + " XNAS the highest (+0.80 bps). ");
    }

    @Test
    void noneIsNamedWhereAllReadTheSame() {
        venue("XNAS", "0.5", "0.001");
        venue("XNYS", "0.5", "0.002");
        assertThat(VenueSection.sentence(cards, fills))
                .isEqualTo("The 2 venues with 5 % of the quantity or more had one effective spread (+0.00 bps). ");
    }

    @Test
    void nothingIsSaidOfNineFills() {
        venue("XNAS", "0.5", "0.80");
        venue("XNYS", "0.5", "0.20");
        fills.put("XNYS", 9);
        assertThat(VenueSection.sentence(cards, fills)).isEmpty();
    }
}
