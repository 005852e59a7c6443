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

    private static String fees(String settings, int unstated) throws IOException {
        return TcaSentences.fees(read("""
                {"settings": {%s}, "fills": {"all": {"fills": 7}},
                 "issues": [{"issue": "fee_not_stated", "count": %d}]}""".formatted(settings, unstated)));
    }

    @Test
    void aFeeOfZeroThatIsGivenIsToldFromNone() throws IOException {
        assertThat(fees("", 0)).isEqualTo("Fees: as the fills state them.");
        assertThat(fees("\"level\": \"0.05\"", 7))
                .isEqualTo(
                        "Fees: the file of fills has none; charged nothing, as no fee is given (--fee, --venue-fees).");
        assertThat(fees("\"fee\": \"0\"", 7))
                .isEqualTo("Fees: the file of fills has none; charged --fee 0: zero, as given.");
        assertThat(fees("\"fee\": \"0.00c\", \"rebate\": \"0bps\"", 7))
                .endsWith("--fee 0.00c, --rebate 0bps: zero, as given.");
        assertThat(fees("\"fee\": \"0.3c\", \"rebate\": \"0\"", 2))
                .isEqualTo(
                        "Fees: as the fills state them; of 2 of 7 fills, which state none, charged --fee 0.3c, --rebate 0.");
        assertThat(fees("\"venue-fees\": \"us-equities\"", 7)).endsWith("charged --venue-fees us-equities.");
    }

    @Test
    void aMeanHasItsCountWhereNotAllOrdersHaveIt() throws IOException {
        Values group = Values.read(
                TcaKeys.GROUP,
                new ObjectMapper()
                        .readValue(
                                "{\"orders\": 1500, \"measured_orders\": {\"some\": 1200, \"all\": 1500}}", Map.class),
                "");
        assertThat(TcaSentences.withCount(group, "some", "+1.50")).isEqualTo("+1.50 (1,200)");
        assertThat(TcaSentences.withCount(group, "all", "+1.50")).isEqualTo("+1.50");
        assertThat(TcaSentences.withCount(group, "other", "+1.50")).isEqualTo("+1.50");
    }

    @Test
    void faultsOfTheRecordsStandApartFromNotes() throws IOException {
        Values tca = read("""
                {"issues": [{"issue": "doubled", "about": "record", "meaning": "a", "count": 2, "examples": ["x"]},
                            {"issue": "no_spread", "about": "market", "meaning": "b", "count": 1, "examples": ["y"]},
                            {"issue": "busted", "about": "measurement", "meaning": "c", "count": 1, "examples": ["z"]}]}""");
        assertThat(TcaSentences.faults(tca)).containsExactly("2: a (x).");
        assertThat(TcaSentences.notes(tca)).containsExactly("1: b (y).", "1: c (z).");
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
        assertThat(VenueChoiceText.of(coins))
                .containsExactly(
                        "XNAS: a quantity of 0.25 of 0.64 that took (39 %) could have traded at better prices, which other"
                                + " venues showed in that size, 1.50 in all.");
        assertThat(TcaSentences.unit(shares)).isEqualTo("shares");
        assertThat(VenueChoiceText.of(shares))
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
