package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.page.Browser.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page at the width of a desktop, of a tablet and of a phone: axe-core finds nothing, nothing is wider than the screen, and the console is
 * silent. The contrast of colours is checked light on a desktop and dark on a phone, since neither the width nor the scheme changes the
 * other.
 */
@Tag("slow")
class AccessibilityTest {

    private static final Path EXAMPLES = SharedFiles.root().resolve("examples");
    private static final String MARKET = EXAMPLES.resolve("demo_mbp-1.csv").toString();
    private static final String ALL_RULES = "{}";
    private static final String NO_CONTRAST = "{rules: {'color-contrast': {enabled: false}}}";
    private static final String CONTRAST = "{runOnly: ['color-contrast']}";
    private static final Pattern VERDICT = Pattern.compile("<li>([^<]*)</li>");

    /** Pages without scripts forbid all of them, this check among them. */
    private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>");

    /** Rules to check at a width. */
    private record Frame(int width, String rules) {}

    /** Frames of each colour scheme, light and then dark. */
    private static final List<List<Frame>> SCHEMES = List.of(
            List.of(new Frame(1_400, ALL_RULES), new Frame(800, NO_CONTRAST), new Frame(390, NO_CONTRAST)),
            List.of(new Frame(390, CONTRAST)));

    /**
     * Runs axe-core when the page has drawn itself, and tells the document around it. The marks of a chart are left out: they hold no text,
     * and a heat map has thousands of them.
     */
    private static final String CHECK = """
            <script>%s</script>
            <script>
            addEventListener("load", () => setTimeout(() => axe.run({exclude: [
              ["svg rect"], ["svg path"], ["svg circle"], ["svg line"], ["svg polyline"]]}, @rules@).then(found => {
              const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              const faults = found.violations.map(one => one.id + " of " + one.nodes[0].html.slice(0, 120));
              parent.postMessage(innerWidth + ": " + (wider > 0 ? ["wider by " + wider] : []).concat(faults).join("; "), "*");
            }), 300));
            </script>
            """;

    private static final String LISTENER = """
            <!doctype html><title>pages</title><ul id="verdicts"></ul><script>
            addEventListener("message", event => {
              const item = document.createElement("li");
              item.textContent = event.data;
              document.getElementById("verdicts").append(item);
            });
            </script>
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void makePages() throws IOException {
        run("backtest", MARKET, "--start", "2024-08-01T14:01:00Z", "--end", "2024-08-01T14:04:00Z");
        run("tune", MARKET, "--lambda-over", "0,0.1", "--lambda-under", "0,0.1", "--theta-queue", "0,0.1");
        run("study", MARKET, "--starts", "24", "--horizon", "10s", "--sizes", "100");
        run("calibrate", MARKET);
        run(
                "tca",
                MARKET,
                "--orders",
                EXAMPLES.resolve("tca/orders.csv").toString(),
                "--fills",
                EXAMPLES.resolve("tca/fills.csv").toString(),
                "--strategies",
                "peg-then-cross");
        run("pretrade", MARKET, "--side", "buy", "--qty", "2000", "--window", "10:01-10:04", "--slice", "30s");
        makePagesOfSymbols();
    }

    /** Two symbols on three days: a list of symbols, and a study, a search and own executions over a corpus. */
    private static void makePagesOfSymbols() throws IOException {
        List<String> fills = new ArrayList<>(List.of("exec_id,order_id,time,venue,symbol,side,qty,price"));
        for (String symbol : List.of("AAA", "BBB")) {
            for (String day : List.of("2024-08-01", "2024-08-02", "2024-08-05")) {
                String file = folder.resolve(symbol + "-" + day + ".csv").toString();
                succeed(
                        "generate",
                        "--symbol",
                        symbol,
                        "--start",
                        day + "T14:00:00Z",
                        "--duration",
                        "30s",
                        "--out",
                        file);
                succeed("corpus", "add", folder.resolve("corpus").toString(), "--data", file);
                for (int second = 5; second < 20; second += 5) {
                    fills.add("%s%s-%d,%s%s-%d,%sT14:00:%02dZ,XNAS,%s,buy,100,157.1"
                            .formatted(symbol, day, second, symbol, day, second, day, second, symbol));
                }
            }
        }
        // Of ten minutes the page has so many marks that a check of it takes minutes.
        into("inspect", List.of("inspect", folder.resolve("AAA-2024-08-01.csv").toString()));
        String corpus = folder.resolve("corpus").toString();
        List<String> study = List.of("--horizon", "4s", "--slice", "2s", "--starts", "3", "--sizes", "200");
        List<String> strategies = List.of("--strategies", "cont-kukanov,twap,best-ask");
        into("panel", List.of("study", "--corpus", corpus), study, strategies);
        into(
                "days",
                List.of("tune", "--corpus", corpus, "--start", "10:00:05", "--end", "10:00:25", "--slice", "5s"),
                List.of("--qty", "300", "--strategies", "cont-kukanov-static,twap", "--lambda-under", "0.01,0.02"));
        String own = Files.write(folder.resolve("own.csv"), fills).toString();
        into("names", List.of("tca", "--corpus", corpus, "--fills", own), strategies, List.of("--slice", "2s"));
        List<String> rows = new ArrayList<>(Files.readAllLines(folder.resolve("AAA-2024-08-01.csv")));
        List<String> other = Files.readAllLines(folder.resolve("BBB-2024-08-01.csv"));
        rows.addAll(other.subList(1, other.size()));
        rows.subList(1, rows.size()).sort(null);
        String both = Files.write(folder.resolve("both.csv"), rows).toString();
        into(
                "symbols",
                List.of("backtest", both, "--symbol", "AAA,BBB", "--qty", "300"),
                strategies,
                List.of("--slice", "5s"));
    }

    @SafeVarargs
    private static void into(String out, List<String>... arguments) {
        List<String> all = new ArrayList<>();
        for (List<String> some : arguments) {
            all.addAll(some);
        }
        all.addAll(List.of("--out", folder.resolve(out).toString()));
        succeed(all.toArray(String[]::new));
    }

    private static void succeed(String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static void run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve(arguments[0]).toString()));
        succeed(all.toArray(String[]::new));
    }

    private static String axe() throws IOException {
        try (InputStream script = Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest/report.html",
                "tune/report.html",
                "study/study.html",
                "calibrate/calibration.html",
                "inspect/inspection.html",
                "tca/tca.html",
                "pretrade/pretrade.html",
                "panel/study.html",
                "days/tuning.html",
                "names/tca.html",
                "symbols/symbols.html",
                "symbols/AAA/report.html"
            })
    void nothingIsFound(String page) throws IOException, InterruptedException {
        String document = POLICY.matcher(Files.readString(folder.resolve(page))).replaceAll("");
        for (int scheme = 0; scheme < SCHEMES.size(); scheme++) {
            assertThat(verdicts(document, scheme))
                    .as("%s, colour scheme %d", page, scheme)
                    .containsExactlyInAnyOrderElementsOf(SCHEMES.get(scheme).stream()
                            .map(frame -> frame.width() + ": ")
                            .toList());
        }
    }

    @Test
    void faultsAreFound() throws IOException, InterruptedException {
        String document = "<!doctype html><html lang=\"en\"><title>t</title><body><main><h1>t</h1>"
                + "<p style=\"color:#eee;background:#fff;width:600px\">pale</p><img src=\"data:,\"></main></body></html>";
        assertThat(verdicts(document, 0))
                .anyMatch(verdict -> verdict.matches("1400: .*color-contrast of .*image-alt of .*"))
                .anyMatch(verdict -> verdict.matches("800: image-alt of .*"))
                .anyMatch(verdict -> verdict.matches("390: wider by \\d+; image-alt of .*"));
        assertThat(verdicts(document, 1))
                .singleElement()
                .asString()
                .matches("390: wider by \\d+; color-contrast of .*");
    }

    /** Faults of a document in the frames of a colour scheme: each the width, and then the faults found at it. */
    private static List<String> verdicts(String document, int scheme) throws IOException, InterruptedException {
        Browser browser = Browser.orSkip(folder);
        String checked = document.replace("</body>", CHECK.formatted(axe()) + "</body>");
        StringBuilder frames = new StringBuilder(LISTENER);
        for (Frame frame : SCHEMES.get(scheme)) {
            frames.append("<iframe title=\"page\" style=\"width:%dpx;height:900px;border:0\" srcdoc=\""
                            .formatted(frame.width()))
                    .append(checked.replace("@rules@", frame.rules())
                            .replace("&", "&amp;")
                            .replace("\"", "&quot;"))
                    .append("\"></iframe>");
        }
        Path around = Files.writeString(folder.resolve("around.html"), frames.toString());
        Visit visit = browser.open(around, 20_000, "--blink-settings=preferredColorScheme=" + scheme);
        assertThat(visit.log()).doesNotContain("CONSOLE");
        return VERDICT.matcher(visit.dom())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
