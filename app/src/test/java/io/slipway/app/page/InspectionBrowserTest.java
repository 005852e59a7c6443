package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The axes of the charts of an inspection, as a browser places them on a desk, a tablet, a phone and paper. */
@Tag("slow")
class InspectionBrowserTest {

    /** Writes the edges of the plots and the labels of the ticks of all charts into the document. */
    private static final String MEASURE = """
            <script>
            addEventListener("load", () => setTimeout(() => {
              if (@paper@) { dispatchEvent(new Event("beforeprint")); }
              setTimeout(() => {
                const found = charts.map(([plot]) => {
                  const box = plot.over.getBoundingClientRect();
                  return [box.left, box.right, plot.axes[0]._values.join(" "), plot.scales.x.min, plot.scales.x.max].join("|");
                });
                const item = document.createElement("pre");
                item.id = "found";
                item.textContent = found.join(";");
                document.body.append(item);
              }, 200);
            }, 200));
            </script>
            """;

    private static final Pattern FOUND = Pattern.compile("<pre id=\"found\">([^<]*)</pre>");
    private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"1400, false", "800, false", "390, false", "800, true"})
    void allTimeAxesHaveTheSameEdgesAndTicks(int width, boolean onPaper) throws IOException, InterruptedException {
        Browser browser = Browser.orSkip(folder);
        List<String> rows = List.of(
                "ts_event,publisher_id,action,side,depth,price,size,flags,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00",
                "2024-07-02T19:00:00.000000000Z,2,A,B,0,10.00,100,128,10.00,10.02,100,123456",
                "2024-07-03T12:00:00.000000000Z,43,A,B,0,10.00,100,128,10.00,10.02,100,100",
                "2024-07-03T21:30:00.000000000Z,2,A,B,0,10.00,100,128,10.00,10.02,100,100");
        String file = Files.write(folder.resolve("days.csv"), rows).toString();
        Commands result = Commands.run(
                "inspect", file, "--quiet", "--out", folder.resolve("out").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        String html = Files.readString(folder.resolve("out/inspection.html"))
                .replace("</body>", MEASURE.replace("@paper@", Boolean.toString(onPaper)) + "</body>");
        Path page = Files.writeString(
                folder.resolve("page.html"), POLICY.matcher(html).replaceAll(""));
        Browser.Visit visit = browser.open(page, 5_000, "--window-size=" + width + ",1000");
        assertThat(visit.log()).doesNotContain("CONSOLE");
        Matcher found = FOUND.matcher(visit.dom());
        assertThat(found.find()).isTrue();
        List<String> charts = List.of(found.group(1).split(";"));
        assertThat(charts).hasSize(5);
        assertThat(charts).containsOnly(charts.get(0));
        assertThat(charts.get(0)).contains(":00").contains("07-03");
    }
}
