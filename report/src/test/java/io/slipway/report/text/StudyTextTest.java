package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts for a terminal that are made from result files. */
class StudyTextTest {

    private static final String STUDY = """
            {"orders": 1200, "starts": 300, "days": 1, "tried": 2, "unmeasured_orders": 3, "baseline": "twap", "best_possible_cost_bps": -1.004,
             "strategies": [{"name": "twap", "mean_cost_bps": 0.5}, {"name": "pov", "mean_cost_bps": 0.25},
                            {"name": "sweep", "mean_cost_bps": 1.5}],
             "pairs": [{"name": "pov", "finding": "better", "verdict": "pov is better than twap", "mean_saving_bps": 0.25,
                        "interval_lower_bps": 0.1, "interval_upper_bps": 0.4, "detectable_bps": 0.3, "level": 0.1, "newey_west_t": 2.5,
                        "sign_flip_p": 0.02},
                       {"name": "sweep", "finding": "refused", "verdict": "sweep is not compared", "mean_saving_bps": -1,
                        "interval_lower_bps": -9, "interval_upper_bps": 9, "level": 0.1, "newey_west_t": -5,
                        "sign_flip_p": 1}],
             "groups": [{"side": "buy", "qty": 300, "mean_cost_bps": {"twap": 1, "pov": 2, "sweep": 3}},
                        {"side": "sell", "qty": 300, "mean_cost_bps": {"twap": 0, "pov": -1.5, "sweep": 0}}],
             "best_of_all": {"strategies": 2, "spa_p": 0.03, "reality_check_p": 0.04, "expected_maximum_sd": 0.5}}
            """;

    private static Values read(Shape shape, String json) throws IOException {
        return Values.read(
                shape,
                new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readValue(json, Map.class),
                "");
    }

    @Test
    void strategiesWithoutPrintsToFollowAreNamed() throws IOException {
        String idle =
                STUDY.replace("{\"orders\": 1200", "{\"idle_strategies\": [\"pov\", \"pov:static\"], \"orders\": 1200");
        assertThat(StudyText.of(read(StudyKeys.FILE, idle)))
                .contains(
                        "The data show no trades of others: pov, pov:static trade by the volume of others, so nothing is due"
                                + " before the end of an order, and they take all of it then.\n");
        assertThat(StudyText.idle(read(StudyKeys.FILE, STUDY))).isEmpty();
    }

    @Test
    void aStudyIsATableAndSentences() throws IOException {
        String text = StudyText.of(read(StudyKeys.FILE, STUDY));
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")).toList())
                .containsExactly(
                        "1,200 orders at 300 starts on one day; costs in bps of the arrival mid, positive when the order pays; fees included.",
                        "3 more orders are left out: an order of their start had no mid to start from, or no price at its end.",
                        "",
                        " strategy cost saving 90 % interval detectable NW t flip p",
                        " twap +0.50 baseline",
                        " pov +0.25 +0.25 +0.10 to +0.40 0.30 +2.50 0.020",
                        " sweep +1.50 refused - - - -",
                        " best possible taking, with hindsight -1.00 bound",
                        "",
                        " mean cost of buy 300 sell 300",
                        " twap +1.00 +0.00",
                        " pov +2.00 -1.50",
                        " sweep +3.00 +0.00",
                        "",
                        "Pov is better than twap.",
                        "Sweep is not compared.",
                        "That the best is better than twap by luck: p = 0.030 (Hansen's SPA), p = 0.040 (White); the best of the 2"
                                + " tried is expected to show 0.50 standard errors without any merit.",
                        "The data has one day. Intervals, tests and detectable differences hold for the market of that"
                                + " day; other days may differ.");
    }

    @Test
    void aStudyOfOneSliceNamesItsSchedules() throws IOException {
        String single = STUDY.replace(
                "{\"orders\"", "{\"slices\": 1, \"settings\": {\"horizon\": \"30s\", \"slice\": \"1m\"}, \"orders\"");
        assertThat(StudyText.of(read(StudyKeys.FILE, single)).lines())
                .contains(
                        "The horizon of 30s is a single slice of 1m. Twap sends the whole order at its start, as best-ask"
                                + " does, so these strategies cannot differ. A shorter --slice or a longer --horizon tells them"
                                + " apart.");
        assertThat(StudyText.of(read(StudyKeys.FILE, single.replace("\"slices\": 1", "\"slices\": 2"))))
                .doesNotContain("is a single slice");
    }

    @Test
    void parametersOfTheSameDataAreSaidToBeInSample() throws IOException {
        assertThat(StudyText.of(read(StudyKeys.FILE, STUDY))).doesNotContain("In-sample");
        String inSample = STUDY.replace("{\"orders\"", "{\"in_sample\": true, \"orders\"");
        assertThat(StudyText.of(read(StudyKeys.FILE, inSample))).contains("In-sample: an earlier search");
    }

    @Test
    void aCalibrationListsAllScoresAndTheBinsOfTheFirst() throws IOException {
        String bin = "{\"count\": 9, \"forecast\": 0.05, \"observed\": 0.125, \"lower\": 0.1, \"upper\": 0.2}";
        String scores =
                "\"count\": 12, \"brier\": 0.2, \"reliability\": 0.01, \"resolution\": 0.02, \"uncertainty\": 0.21";
        String text = CalibrationText.of(read(
                CalibrationKeys.FILE,
                "{\"forecasts\": [{\"name\": \"model\", " + scores + ", \"bins\": [" + bin
                        + "]}, {\"name\": \"poisson\", " + scores + ", \"bins\": [" + bin + "]}]}"));
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")).limit(8).toList())
                .containsExactly(
                        "Not throughout: of 12 orders, 0 are in groups that were filled less often than forecast, and 9 in groups that"
                                + " were filled more often. The Brier score of \"model\" is 0.2000, against 0.2000 for \"poisson\"; lower"
                                + " is better.",
                        "",
                        "forecast orders Brier reliability resolution uncertainty",
                        "model 12 0.2000 0.0100 0.0200 0.2100",
                        "poisson 12 0.2000 0.0100 0.0200 0.2100",
                        "",
                        "model: forecast orders filled 95 % interval",
                        "0.050 9 0.125 0.100 to 0.200");
    }
}
