package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.report.SampleRun;
import io.slipway.report.read.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaveatsTest {

    private static final String IN_SAMPLE = "\"in_sample\": true";

    @TempDir
    private Path directory = Path.of("");

    /** The caveats of the sample with other members. */
    private List<String> caveats(String from, String to) throws IOException {
        assertThat(SampleRun.RESULTS).contains(from);
        return Caveats.of(
                RunDirectory.read(SampleRun.write(directory, SampleRun.RESULTS.replace(from, to), SampleRun.FILLS)));
    }

    /** The caveats of the sample with further members. */
    private List<String> with(String members) throws IOException {
        return caveats(IN_SAMPLE, IN_SAMPLE + ", " + members);
    }

    private List<String> withTraits(String strategy, String traits) throws IOException {
        return withTraits(strategy, traits, "");
    }

    private List<String> withTraits(String strategy, String traits, String parameters) throws IOException {
        String start = "\"" + strategy + "\": {";
        String facts = "\"traits\": [" + traits + "], \"parameters\": {" + parameters + "}, ";
        return caveats(start + "\"filled_qty\"", start + facts + "\"filled_qty\"");
    }

    @Test
    void aWideArrivalSpreadIsSaidFirst() throws IOException {
        assertThat(with("\"window\": {\"arrival_venues\": 1, \"arrival_spread\": 0.50, \"mean_spread\": 0.05}"))
                .first()
                .asString()
                .startsWith(
                        "When the order starts, 1 of 1 venues show a price and the best bid and offer are 0.5 apart");
        assertThat(with("\"window\": {\"arrival_venues\": 1, \"arrival_spread\": 0.25, \"mean_spread\": 0.05}"))
                .noneMatch(caveat -> caveat.startsWith("When the order starts"));
    }

    @Test
    void aStartInAHaltIsSaidWithTheTimeAtWhichTradingGoesOn() throws IOException {
        assertThat(SampleRun.RESULTS).contains("\"start\": \"2024-08-01T14:00:00Z\"");
        assertThat(with("\"window\": {\"halted_at_start\": true, \"traded_from\": \"2024-08-01T14:00:02.5Z\"}"))
                .anyMatch(caveat -> caveat.startsWith("The order starts while trading is halted; it goes on at"
                        + " 2024-08-01T14:00:02.500Z, 2.500 s later."));
        assertThat(with("\"window\": {\"halted_at_start\": true}"))
                .contains("The order starts while trading is halted, and trading does not go on within its window.");
        assertThat(with("\"window\": {}")).noneMatch(caveat -> caveat.contains("halted"));
    }

    /** 2.5 s from the start are told by the sentence about the start; 4 s in all hold another halt. */
    @Test
    void theTimeHaltedWithinTheWindowIsSaid() throws IOException {
        String start = "\"halted_at_start\": true, \"traded_from\": \"2024-08-01T14:00:02.5Z\", ";
        assertThat(with("\"window\": {\"halted_ns\": 170000000000}"))
                .anyMatch(caveat -> caveat.startsWith("Trading is halted for 170.000 s of the order's window: "));
        assertThat(with("\"window\": {" + start + "\"halted_ns\": 4000000000}"))
                .anyMatch(caveat -> caveat.startsWith("Trading is halted for 4.000 s of the order's window: "));
        assertThat(with("\"window\": {" + start + "\"halted_ns\": 2500000000}"))
                .noneMatch(caveat -> caveat.startsWith("Trading is halted for"));
    }

    @Test
    void aStrategyThatFollowsPrintsIsNamedWhereThereAreNone() throws IOException {
        String idle =
                "The data show no trades of others in the window: twap trades by the volume of others, so nothing is due"
                        + " before the end of an order, and it takes all of it then.";
        assertThat(withTraits("twap", "\"follows_prints\"")).contains(idle);
        assertThat(withTraits("twap", "\"standard\"")).doesNotContain(idle);
        String traits = SampleRun.RESULTS.replace(
                "\"twap\": {\"filled_qty\"", "\"twap\": {\"traits\": [\"follows_prints\"], \"filled_qty\"");
        assertThat(traits).isNotEqualTo(SampleRun.RESULTS);
        assertThat(Caveats.of(RunDirectory.read(SampleRun.write(
                        directory,
                        traits.replace("\"arrival_mid\"", "\"print_vwap\": 100.06, \"arrival_mid\""),
                        SampleRun.FILLS))))
                .doesNotContain(idle);
    }

    private List<String> withDoubts(String doubts) throws IOException {
        String changed = SampleRun.RESULTS.replace(IN_SAMPLE, IN_SAMPLE + ", \"fee_doubts\": " + doubts);
        return Caveats.of(RunDirectory.read(SampleRun.write(directory, changed, SampleRun.FILLS)));
    }

    /** 0.3 cents of 50 are 0.6 %. */
    @Test
    void feesThatACapPutsInDoubtAreNamed() throws IOException {
        String cap =
                "A fee of 0.0030 per share is 0.60 % of the price. Below 1 dollar, venues of US equities may charge 0.3 % for"
                        + " taking (17 CFR 242.610(c)): give a fee in bps, or most_below_one in a table.";
        assertThat(withDoubts(
                        "{\"above_cap\": 1, \"above_cap_fee\": 0.0030, \"above_cap_price\": 0.50, \"old_caps\": 0}"))
                .contains(cap)
                .noneMatch(CaveatsTest::isOldCap);
        assertThat(withDoubts("{\"above_cap\": 0, \"old_caps\": 1}"))
                .anyMatch(CaveatsTest::isOldCap)
                .doesNotContain(cap);
        assertThat(Caveats.of(RunDirectory.read(SampleRun.write(directory, SampleRun.RESULTS, SampleRun.FILLS))))
                .noneMatch(CaveatsTest::isOldCap);
    }

    private static boolean isOldCap(String caveat) {
        return caveat.startsWith("The fees of us-equities are those before");
    }

    @Test
    void anArrivalWithFewVenuesIsSaidToo() throws IOException {
        String venues = "\"venues\": {\"2\": \"XNAS\"}";
        String window = "\"window\": {\"arrival_venues\": 1, \"arrival_spread\": 0.01, \"mean_spread\": 0.01}";
        assertThat(caveats(venues, "\"venues\": {\"1\": \"A\", \"2\": \"B\", \"3\": \"C\"}, " + window))
                .anyMatch(caveat -> caveat.startsWith("When the order starts, 1 of 3"));
        assertThat(caveats(venues, "\"venues\": {\"1\": \"A\", \"2\": \"B\"}, " + window))
                .noneMatch(caveat -> caveat.startsWith("When the order starts"));
    }

    @Test
    void anUnfilledRemainderIsExplainedByTheTraitsOfTheStrategy() throws IOException {
        assertThat(withTraits("twap", "\"all_or_nothing\""))
                .anyMatch(caveat -> caveat.endsWith(
                        "It trades only when one moment shows the whole remaining quantity," + " and none did."));
        assertThat(withTraits("twap", "\"limited_by_penalty\"", "\"lambda_under\": 0.04, \"theta_queue\": 0.01"))
                .anyMatch(
                        caveat -> caveat.endsWith("It takes only shares within lambda_under + theta_queue = 0.05 of the"
                                + " mid, fee included."));
        assertThat(withTraits("twap", "\"standard\""))
                .anyMatch(caveat -> caveat.endsWith("Savings count what was left at 100.11 and the take fee, and are"
                        + " stated only where 50 bps more on it do not change their sign."));
    }

    @Test
    void lotsThatDoNotDivideTheOrderAreTheReason() throws IOException {
        assertThat(
                        caveats(
                                        "\"twap\": {\"filled_qty\"",
                                        "\"twap\": {\"traits\": [\"all_or_nothing\"], \"filled_qty\"")
                                .stream()
                                .filter(caveat -> caveat.startsWith("twap"))
                                .toList())
                .singleElement()
                .asString()
                .contains("one moment");
        assertThat(SampleRun.RESULTS).contains("\"qty\": 1000");
        assertThat(Caveats.of(RunDirectory.read(SampleRun.write(
                        directory,
                        SampleRun.RESULTS.replace(
                                "\"twap\": {\"filled",
                                "\"twap\": {\"traits\": [\"all_or_nothing\"], \"parameters\": {\"lot\": 300}, \"filled"),
                        SampleRun.FILLS))))
                .anyMatch(caveat -> caveat.endsWith("It trades whole lots of 300 only, and 1,000 is not a multiple."));
    }

    @Test
    void aSearchOfEarlierIsInSampleToo() throws IOException {
        String search = SampleRun.RESULTS.substring(
                SampleRun.RESULTS.indexOf("\"search\""), SampleRun.RESULTS.indexOf("\"strategies\""));
        assertThat(caveats(search, ""))
                .first()
                .asString()
                .startsWith("In-sample: an earlier search chose the parameters");
    }

    @Test
    void onlyTheSumOfTwoPenaltiesIsFound() throws IOException {
        String varied = SampleRun.RESULTS
                .replace("\"tied_best\": 3", "\"tied_best\": 3, \"varied\": [\"lambda_under\", \"theta_queue\"]")
                .replace(
                        "\"cont-kukanov-static\": {\"filled_qty\"",
                        "\"cont-kukanov-static\": {\"traits\": [\"limited_by_penalty\"], \"parameters\": {\"lambda_under\": 0.05}, \"filled_qty\"");
        assertThat(Caveats.of(RunDirectory.read(SampleRun.write(directory, varied, SampleRun.FILLS))))
                .anyMatch(caveat -> caveat.contains("only lambda_under + theta_queue = 0.05 was found"));
    }

    @Test
    void rulesThatReuseLiquidityAreNamedByTheirProfile() throws IOException {
        List<String> caveats = caveats(
                "\"profile\": \"default\", \"reuses_liquidity\": false",
                "\"profile\": \"other\", \"reuses_liquidity\": true, \"price_baselines\": [\"vwap\"]");
        assertThat(caveats)
                .anyMatch(caveat -> caveat.startsWith("The other profile counts every snapshot as fresh liquidity"))
                .anyMatch(caveat -> caveat.startsWith("The VWAP baseline is a price computed from the whole window"));
        assertThat(caveats("\"source\"", "\"source\"")).noneMatch(caveat -> caveat.contains("fresh liquidity"));
    }

    @Test
    void theBaselineOfTheHeadlineIsTheOneThatTheResultsName() throws IOException {
        String later = "\"last_fill_time\": \"2024-08-01T14:00:01.5Z\"";
        assertThat(caveats(later, "\"last_fill_time\": \"2024-08-01T14:03:00Z\""))
                .anyMatch(caveat -> caveat.startsWith("cont-kukanov-static took 180.0 s and best-ask 0.3 s"));
        assertThat(caveats(later, later.replace("01.5Z", "01.2Z")))
                .noneMatch(caveat -> caveat.contains("not skill at choosing venues"));
    }

    @Test
    void theShippedVolumeProfileLooksAheadInItsOwnMonthOnly() throws IOException {
        String twap = "\"twap\": {\"filled_qty\"";
        String followed =
                SampleRun.RESULTS.replace(twap, "\"twap\": {\"traits\": [\"follows_volume_curve\"], \"filled_qty\"");
        for (String month : List.of("2024-08", "2018-01")) {
            String measured = followed.replace(
                    IN_SAMPLE,
                    IN_SAMPLE + ", \"volume_curve\": \"us-equity\", \"volume_curve_measured\": \"" + month + "\"");
            List<String> caveats = Caveats.of(RunDirectory.read(SampleRun.write(directory, measured, SampleRun.FILLS)));
            assertThat(caveats.stream().anyMatch(caveat -> caveat.contains("it can look ahead")))
                    .isEqualTo(month.equals("2024-08"));
        }
    }

    @Test
    void faultsOfTheDataAreCounted() throws IOException {
        assertThat(with("\"data_quality\": {\"out_of_order_rows\": 1200, \"maybe_bad_book_rows\": 3},"
                        + " \"window\": {\"data_end\": \"2024-08-01T14:08:58.5Z\"}"))
                .contains(
                        "The data ends 1.500 s before the order does: later trades use the last quotes.",
                        "1,200 events have an earlier event time than the event before them. They are processed at the later"
                                + " time.",
                        "3 rows are flagged as having a doubtful book, and were traded on.");
    }

    @Test
    void venuesWithoutFeesOfTheirOwnAreCounted() throws IOException {
        assertThat(with("\"take_fee\": 0.003, \"take_fee_bps\": 1.5, \"fees_by_publisher\": {\"9\": {}}"))
                .contains(
                        "1 of the 1 venues are not in the fee table; they charge the flat fee of 0.003 per share and 1.5"
                                + " bps.");
    }

    @Test
    void aRebateThatNobodyEarnedIsSaid() throws IOException {
        assertThat(with("\"rebate\": 0.002"))
                .last()
                .isEqualTo("The rebate of 0.002 per share was never earned: no passive order was filled.");
    }

    @Test
    void theQueueIsExactOrAnEstimateWherePassiveOrdersWereFilled() throws IOException {
        String passive =
                SampleRun.RESULTS.replace("\"execution_quality\": {", "\"execution_quality\": {\"maker_qty\": 100, ");
        for (String exact : List.of("true", "false")) {
            String queue =
                    passive.replace(IN_SAMPLE, IN_SAMPLE + ", \"queue_model\": \"named\", \"queue_exact\": " + exact);
            assertThat(Caveats.of(RunDirectory.read(SampleRun.write(directory, queue, SampleRun.FILLS))))
                    .last()
                    .asString()
                    .contains(
                            exact.equals("true")
                                    ? "their queue position is exact"
                                    : "their queue position is an estimate of the named model");
        }
    }

    @Test
    void latencyIsNoneOnlyWhereAllFiguresAreZero() throws IOException {
        for (String delay : List.of("0", "5")) {
            assertThat(with(
                            "\"latency\": {\"feed_recorded\": false, \"feed_ns\": 0, \"orders\": {\"model\": \"constant\","
                                    + " \"entry_ns\": [[0]], \"report_ns\": [[" + delay + "]]}}"))
                    .anyMatch(caveat -> caveat.startsWith(
                            delay.equals("0")
                                    ? "Orders reach their venue without latency"
                                    : "Orders have the latency that was set"));
        }
    }

    @Test
    void aCostOfWalkingTheBookHasItsUnit() throws IOException {
        String start = "\"best-ask\": {";
        String costs = "\"costs\": {\"bars\": [{\"name\": \"walk_the_book\", \"amount\": 23.00}], \"total\": 23.00,"
                + " \"total_bps\": 2.3}, ";
        String results = SampleRun.RESULTS
                .replace(start + "\"filled_qty\"", start + costs + "\"filled_qty\"")
                .replace(IN_SAMPLE, IN_SAMPLE + ", \"window\": {\"levels\": 1}");
        assertThat(Caveats.of(RunDirectory.read(SampleRun.write(directory, results, SampleRun.FILLS))))
                .anyMatch(caveat -> caveat.startsWith("best-ask paid 23 in the quote currency beyond the best price."));
    }
}
