package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser; skipped where there is none that starts. */
class ReportBrowserTest {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 60;

    /** Counts the canvases that hold at least one pixel that is not clear, after using the page a little. */
    private static final String PROBE = """
            <script>
            addEventListener("load", () => setTimeout(() => {
              document.querySelectorAll("button, input[type=checkbox]").forEach(one => one.click());
              document.querySelectorAll("select").forEach(one => {
                one.selectedIndex = one.options.length - 1;
                one.dispatchEvent(new Event("change"));
              });
              const over = document.querySelector("#replay-chart .u-over");
              if (over) {
                const place = over.getBoundingClientRect();
                const middle = place.left + place.width / 2;
                over.dispatchEvent(new MouseEvent("mousemove", { clientX: middle, clientY: place.top + 50, bubbles: true }));
              }
              setTimeout(() => {
                const drawn = [...document.querySelectorAll("canvas")].filter(canvas =>
                  canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte));
                document.body.dataset.probe = drawn.length + " of " + document.querySelectorAll(".chart").length;
              }, 200);
            }, 200));
            </script>
            """;

    @TempDir
    private Path directory = Path.of("");

    private record Visit(String dom, String log) {}

    private Optional<Visit> visit(String url) throws IOException, InterruptedException {
        Optional<String> browser = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (browser.isEmpty()) {
            return Optional.empty();
        }
        Path dom = directory.resolve("dom.txt");
        Path log = directory.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(browser.get()));
        command.addAll(
                List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"));
        command.addAll(List.of("--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom"));
        command.add("--user-data-dir=" + directory.resolve("profile"));
        command.add(url);
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return ended && process.exitValue() == 0
                ? Optional.of(new Visit(Files.readString(dom), Files.readString(log)))
                : Optional.empty();
    }

    private Visit visitReport() throws IOException, InterruptedException {
        Optional<Visit> trivial = visit("data:text/html,<p>here</p>");
        assumeTrue(trivial.filter(visit -> visit.dom().contains("here")).isPresent(), "no browser that starts");
        ReportWriter.write(directory);
        Path page = directory.resolve("report.html");
        Files.writeString(page, Files.readString(page).replace("</body>", PROBE + "</body>"));
        return visit(page.toUri().toString()).orElseThrow();
    }

    @Test
    void everyChartIsDrawnWithoutAWordOnTheConsole() throws IOException, InterruptedException {
        FullRun.write(directory);
        Visit visit = visitReport();
        assertThat(visit.log()).doesNotContain("CONSOLE");
        assertThat(visit.dom()).contains("data-probe=\"3 of 3\"").contains("best-ask (1 fills)");
        assertThat(visit.dom()).contains("3 of 9 trades of others are drawn").contains("2 of the 3 orders of twap");
    }

    @Test
    void anOrderOfManyDaysAndFillsIsDrawnToo() throws IOException, InterruptedException {
        FullRun.write(directory);
        Path results = directory.resolve("results.json");
        Files.writeString(results, Files.readString(results).replace("2024-08-01T14:09:00Z", "2024-10-20T14:09:00Z"));
        Path fills = directory.resolve("fills.csv");
        String row = Files.readAllLines(fills).stream()
                .filter(line -> line.startsWith("best-ask,"))
                .findFirst()
                .orElseThrow();
        Files.writeString(fills, SampleRun.HEADER + (row + "\n").repeat(150_000));
        Visit visit = visitReport();
        assertThat(visit.log()).doesNotContain("CONSOLE");
        assertThat(visit.dom()).contains("data-probe=\"3 of 3\"").contains("best-ask (150,000 fills, 10,000 drawn)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no market", "no fills", "hostile names"})
    void oddRunsAreDrawnToo(String odd) throws IOException, InterruptedException {
        FullRun.write(directory);
        if (odd.equals("no market")) {
            Files.delete(directory.resolve("market.json"));
        } else if (odd.equals("no fills")) {
            Files.writeString(directory.resolve("fills.csv"), SampleRun.HEADER);
        } else {
            Path results = directory.resolve("results.json");
            Files.writeString(results, Files.readString(results).replace("XNAS", FullRun.HOSTILE));
        }
        Visit visit = visitReport();
        assertThat(visit.log()).doesNotContain("CONSOLE");
        assertThat(visit.dom()).contains(odd.equals("no market") ? "data-probe=\"1 of 1\"" : "data-probe=\"3 of 3\"");
        assertThat(visit.dom()).doesNotContain("<img");
    }
}
