package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TcaSentencesTest {

    private static Values read(String json) throws IOException {
        return Values.read(
                TcaKeys.FILE,
                new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readValue(json, Map.class),
                "");
    }

    private static String contrast(String dimension, String value, String mean, String other) {
        return """
                {"dimension": "%s", "value": "%s", "measure": "first_fill_s", "meaning": "first fill after", "unit": "s",
                 "mean": %s, "other_mean": %s, "adjusted_p": 0.01, "is_shown": true}""".formatted(dimension, value, mean, other);
    }

    /** Strategy alpha is what broker Late does not do: the same split, told from its other side. */
    @Test
    void aSplitOfSeveralPropertiesIsToldOnce() throws IOException {
        Values tca = read("{\"contrasts\": [%s, %s, %s]}"
                .formatted(
                        contrast("broker", "Late", "4.0", "0.5"),
                        contrast("strategy", "alpha", "0.5", "4.0"),
                        contrast("trader", "Ann", "4.0", "1.5")));
        assertThat(TcaSentences.contrasts(tca))
                .containsExactly(
                        "Broker Late (the split by strategy is the same): first fill after 4.00 s, other orders 0.50 s (p ="
                                + " 0.0100).",
                        "Trader Ann: first fill after 4.00 s, other orders 1.50 s (p = 0.0100).");
    }

    @Test
    void quantitiesOfCoinsAreNotCalledShares() throws IOException {
        String venue = """
                "venues": {"9": {"venue": "XNAS", "taker":
                 {"fills": 12, "qty": %s, "better_qty": %s, "better_amount": 1.5}}}""";
        Values coins = read(
                "{\"instrument\": {\"qty_step\": 0.01, \"multiplier\": 1}, " + venue.formatted("0.64", "0.25") + "}");
        Values shares = read("{" + venue.formatted("640", "250") + "}");
        assertThat(TcaSentences.unit(coins)).isEqualTo("quantity");
        assertThat(TcaSentences.venueChoice(coins))
                .containsExactly(
                        "XNAS: a quantity of 0.25 of 0.64 that took (39 %) could have traded at better prices, which other"
                                + " venues showed in that size, 1.50 in all.");
        assertThat(TcaSentences.unit(shares)).isEqualTo("shares");
        assertThat(TcaSentences.venueChoice(shares))
                .containsExactly(
                        "XNAS: 250 of 640 shares that took (39 %) could have traded at better prices, which other venues"
                                + " showed in that size, 1.50 in all.");
    }

    @Test
    void groupsOfTheSameOrdersAreToldOnceAndTheLargestFirst() throws IOException {
        String pair = """
                "orders": %d, "stretches": 9, "pairs": [{"strategy": "twap", "finding": "better", "verdict": "twap is better",
                 "executed_cost_bps": 2, "strategy_cost_bps": 1.5, "mean_saving_bps": 0.5, "adjusted_p": 0.02}]}""";
        Values tca = read(("{\"comparisons\": [{\"dimension\": null, \"value\": \"all\", %s,"
                        + " {\"dimension\": \"broker\", \"value\": \"Late\", %s, {\"dimension\": \"day\", \"value\":"
                        + " \"2024-08-01\", %s, {\"dimension\": \"side\", \"value\": \"buy\", %s]}")
                .formatted(pair.formatted(30), pair.formatted(12), pair.formatted(12), pair.formatted(13)));
        assertThat(TcaSentences.verdicts(tca))
                .containsExactly(
                        "Twap is better.",
                        "Of side buy: twap is better than what was executed by 0.50 bps (p = 0.0200, adjusted for all"
                                + " groups).",
                        "Of broker Late, that is day 2024-08-01: twap is better than what was executed by 0.50 bps (p ="
                                + " 0.0200, adjusted for all groups).");
        assertThat(TcaSentences.overall(tca)).isEqualTo(1);
    }
}
