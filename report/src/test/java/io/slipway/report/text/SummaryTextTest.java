package io.slipway.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.report.SampleRun;
import io.slipway.report.read.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTextTest {

    @TempDir
    private Path directory = Path.of("");

    private String text(String results) throws IOException {
        return SummaryText.of(RunDirectory.read(SampleRun.write(directory, results, SampleRun.FILLS)), false);
    }

    @Test
    void saysWhatWonByHowMuchAndWhatIsNotCompared() throws IOException {
        assertThat(text(SampleRun.RESULTS)).isEqualTo("""
                        BUY 1,000 TEST: cont-kukanov-static saves 2.00 bps against best-ask, in-sample
                        A cost is positive when the order pays; a saving when the strategy was better. Cash includes fees.
                        Rules: default. Data: file:sample.csv, 2024-08-01T14:00:00Z to 2024-08-01T14:09:00Z.

                          strategy                      filled     average      total cash     fees  vs mid fills done after
                          cont-kukanov-static            1,000  100.100000      100,100.00     3.00   +5.00     2    1.500 s
                          best-ask                       1,000  100.120000      100,120.00     3.00   +7.00     1    0.250 s
                          twap *                           500  100.100000       50,050.00     1.50   +5.00     2          -
                          vs mid: average against the mid at the start, in basis points; * not all filled: of a part of the order
                          Cheapest: cont-kukanov-static, 1.998 bps ahead of best-ask.

                        Savings of cont-kukanov-static
                          against best-ask     +1.998 bps
                          against twap         not compared: twap left 500 shares

                        Search (grid, in-sample): 27 points, best lambda_over=0, lambda_under=0.05, theta_queue=0
                          default parameters, lambda_over=0.05, lambda_under=0.05, theta_queue=0: average 100.130000, -0.999 bps against best-ask
                          parameters without effect: lambda_over

                        Caveats
                          - twap left 500 of 1,000 shares unfilled, so its average price is of a part of the order. Savings
                            count what was left at 100.11 and the take fee, and are stated only where 50 bps more on it do
                            not change their sign.
                          - cont-kukanov-static took 1.5 s and best-ask 0.3 s: part of the difference is the price move in
                            the meantime, not skill at choosing venues.
                          - In-sample: the parameters were chosen among 27 points and measured on the same data.
                          - Parameters without effect on this data: lambda_over. Their reported values have no meaning.
                          - 3 of the 27 points give exactly the best result; the first of them is reported.
                          - One venue only (publisher 2): there is nothing to route, so routers can differ in timing only.
                          - One order is one observation: a single saving has no confidence interval.
                          - Orders have the latency that was set and only take displayed liquidity; other participants do
                            not react to them.\
                        """);
    }

    @Test
    void aFileNameCommandsNoTerminal() throws IOException {
        String results = SampleRun.RESULTS.replace("file:sample.csv", "file:a\\n\\u001b[31m\\u009bb.csv");
        RunDirectory run = RunDirectory.read(SampleRun.write(directory, results, SampleRun.FILLS));
        assertThat(SummaryText.of(run, false))
                .contains("Data: file:a??[31m?b.csv, 2024")
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]");
        assertThat(SummaryText.of(run, true)).startsWith("\u001b[1mBUY").contains("Data: file:a??[31m?b.csv, 2024");
    }

    @Test
    void saysWhenTheRouterCostsMore() throws IOException {
        assertThat(text(SampleRun.RESULTS.replace("\"best_ask\": 1.997603", "\"best_ask\": -0.5")))
                .startsWith("BUY 1,000 TEST: cont-kukanov-static costs 0.50 bps more than best-ask, in-sample");
    }

    @Test
    void saysWhenThereIsNoComparison() throws IOException {
        assertThat(text(SampleRun.RESULTS.replace("\"best_ask\": 1.997603", "\"best_ask\": null")))
                .startsWith("BUY 1,000 TEST: cont-kukanov-static is not compared: no baseline");
    }

    /** 100,120 of cash against 100,100: 20 of 100,100 are 1.998 bps. */
    @Test
    void aBaselineUnderTestIsComparedWithTheCheapestOther() throws IOException {
        String tested = SampleRun.RESULTS.replace(
                "\"optimized_strategy\": \"cont-kukanov-static\"", "\"optimized_strategy\": \"best-ask\"");
        assertThat(text(tested))
                .startsWith("BUY 1,000 TEST: best-ask costs 2.00 bps more than cont-kukanov-static, the cheapest other,"
                        + " in-sample\n");
        String alone = tested.replace(
                "\"cont-kukanov-static\": {\"filled_qty\": 1000, \"unfilled_qty\": 0",
                "\"cont-kukanov-static\": {\"filled_qty\": 999, \"unfilled_qty\": 1");
        assertThat(text(alone))
                .startsWith("BUY 1,000 TEST: best-ask is the baseline itself; no other strategy filled all\n");
        String part = tested.replace(
                "\"best-ask\": {\"filled_qty\": 1000, \"unfilled_qty\": 0",
                "\"best-ask\": {\"filled_qty\": 999, \"unfilled_qty\": 1");
        assertThat(text(part)).startsWith("BUY 1,000 TEST: best-ask is not compared: it left a part of the order\n");
    }

    @Test
    void aFillAfterDaysIsTimedInDays() throws IOException {
        assertThat(text(SampleRun.RESULTS.replace(
                        "\"last_fill_time\": \"2024-08-01T14:00:01.5Z\"",
                        "\"last_fill_time\": \"2028-07-30T20:00:00Z\"")))
                .contains("  1459.25 d\n");
    }
}
