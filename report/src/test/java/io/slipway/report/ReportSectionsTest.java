package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.slipway.report.page.CostSection;
import io.slipway.report.page.GroundsSection;
import io.slipway.report.page.Mids;
import io.slipway.report.page.ReportPage;
import io.slipway.report.page.StudyPage;
import io.slipway.report.page.StudySection;
import io.slipway.report.page.SurfaceSection;
import io.slipway.report.page.VenueSection;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.ResultReader;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of single sections, against those worked out by hand. */
class ReportSectionsTest {

    private static final Pattern BAR =
            Pattern.compile("<rect class=\"(part\\d)\" x=\"([\\d.-]+)\" y=\"4\" width=\"([\\d.]+)\" height=\"12\"/>");
    private static final Pattern COLUMN = Pattern.compile("<rect class=\"(?:gains|pays)\" .*?height=\"([\\d.]+)\"/>");

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        FullRun.write(directory);
    }

    private ReportInput input() throws IOException {
        return ReportInput.read(RunDirectory.read(directory), directory);
    }

    private void replaceInResults(String old, String replacement) throws IOException {
        Path results = directory.resolve("results.json");
        String before = Files.readString(results);
        assertThat(before).contains(old);
        Files.writeString(results, before.replace(old, replacement));
    }

    @Test
    void theStackedPartsAreAsLongAsTheirAmounts() throws IOException {
        String html = CostSection.html(input());
        assertThat(html).contains("+30.75", "+3.074").doesNotContain("the parts add up to");
        Matcher bar = BAR.matcher(html);
        List<double[]> ends = new ArrayList<>();
        while (bar.find() && ends.size() < 4) {
            double left = Double.parseDouble(bar.group(2));
            ends.add(new double[] {left, left + Double.parseDouble(bar.group(3))});
        }
        double unit = 420 / (40.10 + 3.00 + 12.35);
        double zero = 12.35 * unit;
        assertThat(ends.get(0)).containsExactly(new double[] {zero, zero + 40.10 * unit}, offset(0.02));
        assertThat(ends.get(1)).containsExactly(new double[] {zero + 40.10 * unit, zero + 43.10 * unit}, offset(0.02));
        assertThat(ends.get(2)).containsExactly(new double[] {0, zero}, offset(0.02));
        assertThat(html).contains(String.format(Locale.ROOT, "class=\"mark\" x=\"%.2f\"", zero + 30.75 * unit - 1.5));
    }

    @Test
    void partsThatDoNotAddUpAreSaid() throws IOException {
        replaceInResults("\"total\": 30.75", "\"total\": 31.00");
        assertThat(CostSection.html(input()))
                .contains("the parts add up to 30.75, but the run gives a total of 31.00.");
    }

    @ParameterizedTest
    @CsvSource({"-1000, 100.05", "249.999999, 100.05", "250, 100.05", "500, 100.07", "1500, 100.1", "9e9, 100.1"})
    void theMidIsThatOfTheLastMoment(BigDecimal ms, BigDecimal mid) throws IOException {
        assertThat(Mids.of(input().market().orElseThrow()).at(ms))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(mid));
    }

    @Test
    void thereIsNoMidBeforeTheFirstMoment() throws IOException {
        assertThat(Mids.of(input().market().orElseThrow()).at(new BigDecimal("-1000.000001")))
                .isEmpty();
    }

    /** 400 at 100.09 over a mid of 100.07 and 600 at 100.10 at a mid of 100.10: 8 of 100,088. */
    @Test
    void venuesAreComparedWithTheMidAtEachFill() throws IOException {
        assertThat(VenueSection.html(input()))
                .contains(
                        "<td class=\"text\">XNAS</td><td>1,000</td><td>100.0</td><td>80.0</td><td>20.0</td><td>1.2</td><td>2</td>"
                                + "<td>100.096000</td><td>+0.80</td><td>1.25</td><td>-0.50</td><td>3.00</td><td>0.0</td>",
                        "<td class=\"text\">3</td><td>0</td><td>0.0</td><td>0.0</td><td>100.0</td><td>–</td><td>0</td><td>–</td>");
    }

    @Test
    void aSaleBelowTheMidIsACost() throws IOException {
        replaceInResults("\"side\": \"buy\"", "\"side\": \"sell\"");
        assertThat(VenueSection.html(input())).contains("<td>100.096000</td><td>-0.80</td>");
    }

    @Test
    void theSurfaceShowsTwoParametersAndTheDeadOneAsSuch() throws IOException {
        String html = SurfaceSection.html(input());
        assertThat(html).contains("In-sample", "Parameters without effect at any point tried: lambda_over.");
        assertThat(html).contains("costs 2.100 bps more than the best, which is found at 4 of them");
        assertThat(html)
                .containsOnlyOnce("<figure")
                .contains("lambda_over = any value tried")
                .doesNotContain("<select");
        assertThat(html).contains("lambda_over=0, lambda_under=0.02, theta_queue=0.1, 2.100 bps above the best");
    }

    @Test
    void aThirdParameterThatMattersIsChosen() throws IOException {
        replaceInResults("\"dead_parameters\": [\"lambda_over\"]", "\"dead_parameters\": []");
        String html = SurfaceSection.html(input());
        assertThat(html).contains("<select id=\"third\"><option>0</option><option>0.1</option></select>");
        assertThat(html.split("<figure", -1)).hasSize(3);
    }

    @Test
    void aFlatSurfaceIsSaidInWords() throws IOException {
        Files.writeString(directory.resolve("grid_results.json"), FullRun.grid(0, 0, 0));
        assertThat(SurfaceSection.html(input()))
                .contains("The surface is flat: all 12 points that filled the order cost the same")
                .doesNotContain("<svg");
    }

    @Test
    void pointsThatLeftSomethingAreNotCompared() throws IOException {
        Path grid = directory.resolve("grid_results.json");
        Files.writeString(grid, Files.readString(grid).replaceFirst("\"filled_qty\": 1000", "\"filled_qty\": 900"));
        assertThat(SurfaceSection.html(input()))
                .contains(
                        "1 of the 12 points left something unfilled",
                        "url(#unfilled)",
                        "filled only 900",
                        ">part</text>");
    }

    @Test
    void pointsThatAreNoGridAreDots() throws IOException {
        Path grid = directory.resolve("grid_results.json");
        Files.writeString(
                grid, Files.readString(grid).replaceFirst("\"lambda_under\": 0.00", "\"lambda_under\": 0.005"));
        String html = SurfaceSection.html(input());
        assertThat(html.split("<circle", -1)).hasSize(2 * 12 + 1);
        assertThat(html).doesNotContain("<figure", "<h3>lambda_over");
    }

    private Values study(String json) throws IOException {
        Files.writeString(directory.resolve("study.json"), json);
        return ResultReader.object(directory, StudyKeys.FILE);
    }

    @Test
    void aHistogramHoldsEveryDifference() throws IOException {
        String html = StudySection.distributions(study("""
                {"pairs": [{"name": "cont-kukanov-static", "verdict": "cheaper, by 1.0 to 2.0 bps", "mean_saving_bps": 1.071,
                  "differences_bps": [0.5, 1.0, 1.5, 2.0, 2.5, -0.5, 0.5]}]}
                """));
        assertThat(html).contains("7 starts: mean +1.071 bps, median +1.000 bps");
        double[] heights = COLUMN.matcher(html)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .toArray();
        double one = 90.0 / 2;
        assertThat(heights).hasSize(30);
        assertThat(Arrays.stream(heights).filter(height -> height > 0))
                .containsExactly(one, 2 * one, one, one, one, one);
    }

    @Test
    void strategiesThatDidTheSameAsTheBaselineAreNamedAndNotDrawn() throws IOException {
        String html = StudySection.distributions(study("""
                {"baseline": "twap", "pairs": [{"name": "vwap", "verdict": "no difference", "mean_saving_bps": 0,
                  "differences_bps": [0, 0.0]}]}
                """));
        assertThat(html).contains("The same cost as twap at every start: vwap.").doesNotContain("<svg");
    }

    /** Starts at 0; the sums are 1, 3 and 0. The axis goes from 0 to 3, and its top is at 10 of 270. */
    @Test
    void theRunningSumIsDrawnStartByStart() throws IOException {
        String html = StudySection.distributions(study("""
                {"baseline": "twap", "pairs": [{"name": "pov", "verdict": "no difference", "mean_saving_bps": 0,
                  "differences_bps": [1, 2, -3]}]}
                """));
        assertThat(html).contains("points=\"70.0,270.0 346.7,183.3 623.3,10.0 900.0,270.0\"");
    }

    @Test
    void aStudyHasItsOwnPage() throws IOException {
        Values study = study("""
                {"orders": 12, "starts": 2, "days": 1, "tried": 1, "baseline": "twap", "best_possible_cost_bps": -1,
                 "strategies": [{"name": "twap", "mean_cost_bps": 0.5}, {"name": "a<b", "mean_cost_bps": 0.25, "hindsight_capture": 0.5}],
                 "pairs": [{"name": "a<b", "finding": "better", "verdict": "a<b is better by 0.25 bps, 95 % interval 0.10 to 0.40",
                            "mean_saving_bps": 0.25, "interval_lower_bps": 0.1, "interval_upper_bps": 0.4, "family_p": 0.01,
                            "differences_bps": [0.2, 0.3]}],
                 "best_of_all": {"strategies": 1, "spa_p": 0.02, "reality_check_p": 0.03, "expected_maximum_sd": 0}}
                """);
        assertThat(StudyPage.html(study))
                .contains("<p class=\"verdict\">A&lt;b is better by 0.25 bps, 95\u00a0% interval 0.10 to 0.40.</p>")
                .contains("<td class=\"text\">a&lt;b</td><td>+0.25</td><td>+0.25</td><td>+0.10</td><td>+0.40</td>")
                .contains("2 starts: mean +0.250 bps", "p = 0.020 (Hansen&#39;s SPA)")
                .doesNotContain("@sections@", "withheld\">")
                .contains(">cheaper than twap →<");
    }

    @Test
    void filesOfAnotherRunAreNotShown() throws IOException {
        study("{\"pairs\": []}");
        replaceInResults("\"search\": {", "\"search\": null, \"other\": {");
        assertThat(input().grid()).isEmpty();
        assertThat(ReportPage.html(input())).doesNotContain("<section id=\"study\">", "<section id=\"surface\">");
        Path market = directory.resolve("market.json");
        Files.writeString(market, Files.readString(market).replace("14:00:00Z", "15:00:00Z"));
        assertThatThrownBy(this::input).isInstanceOf(ReportException.class).hasMessageContaining("of another order");
    }

    @Test
    void theCommandRunsTheResolvedSettings() throws IOException {
        assertThat(GroundsSection.html(input()))
                .contains("./slipway tune --config DIR/config.resolved.yaml --out runs/again");
    }
}
