package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkoutTableTest {

    private static Values card(String bps, String lower, String upper, long fills) {
        Values markout = Values.of(VenueKeys.MARKOUT)
                .put(VenueKeys.MARKOUT_BPS, new BigDecimal(bps))
                .put(VenueKeys.MARKOUT_FILLS, fills)
                .put(VenueKeys.MARKOUT_LOWER_BPS, lower.isEmpty() ? null : new BigDecimal(lower))
                .put(VenueKeys.MARKOUT_UPPER_BPS, upper.isEmpty() ? null : new BigDecimal(upper));
        return Values.of(VenueKeys.CARD).put(VenueKeys.MARKOUTS, Map.of("60s", markout));
    }

    @Test
    void everyVenueHasItsIntervalAndCount() {
        Map<String, Values> cards = new LinkedHashMap<>();
        cards.put("XNAS", card("-0.504", "-0.9", "-0.1", 1_200));
        cards.put("IEXG", card("0.25", "", "", 3));
        cards.put("BATS", Values.of(VenueKeys.CARD));
        assertThat(MarkoutTable.html(cards))
                .contains(
                        "<th>after 60s, bps</th>",
                        "<td>-0.50 (-0.90 to -0.10), 1,200</td>",
                        "<td>+0.25, 3</td>",
                        "<td class=\"text\">BATS</td><td>–</td>");
        assertThat(MarkoutTable.html(Map.of("BATS", Values.of(VenueKeys.CARD)))).isEmpty();
    }

    @Test
    void theSentenceNamesThoseThatDifferFromZero() {
        Map<String, Values> cards = new LinkedHashMap<>();
        cards.put("IEXG", card("0.25", "", "", 3));
        assertThat(MarkoutTable.sentence(cards, "60s"))
                .isEqualTo("No venue has enough fills to tell its markout after 60s from zero.");
        cards.put("EDGX", card("0.2", "-0.1", "0.5", 50));
        assertThat(MarkoutTable.sentence(cards, "60s"))
                .isEqualTo("After 60s the markout of no venue can be told from zero.");
        cards.put("XNAS", card("-0.5", "-0.9", "-0.1", 40));
        cards.put("BATS", card("0.5", "0.1", "0.9", 40));
        assertThat(MarkoutTable.sentence(cards, "60s"))
                .isEqualTo("After 60s the mid had moved against the fills of XNAS, and in favour of those of BATS; the"
                        + " intervals of these leave out zero, not corrected for the 3 venues looked at.");
        assertThat(MarkoutTable.sentence(cards, "1s")).startsWith("No venue");
        assertThat(MarkoutTable.conclusion(cards, List.of("300s", "60s"))).startsWith("After 60s");
    }
}
