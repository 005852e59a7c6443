package io.slipway.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.report.FullRun;
import io.slipway.report.SampleRun;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {

    private static final List<String> OPTIONAL = List.of("costs", "surface", "study", "quality", "contrast");
    private static final Pattern SCRIPTS = Pattern.compile("<script");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i)(?:\\ssrc|href|srcset)\\s*=\\s*[\"'](?!data:)|@import|url\\((?!#|data:)");

    @TempDir
    private Path directory = Path.of("");

    private String page() throws IOException {
        return ReportPage.html(ReportInput.read(RunDirectory.read(directory), directory));
    }

    private static JsonNode data(String page) throws IOException {
        String start = "id=\"data\">";
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    @Test
    void aRunWithEverythingHasEverySection() throws IOException {
        FullRun.write(directory);
        String page = page();
        for (String id : List.of("caveats", "strategies", "costs", "replay", "schedule", "venues", "surface")) {
            assertThat(page).contains("<section id=\"" + id + "\">");
        }
        assertThat(page).contains("A cost is positive when the order pays.", "saves <b>2.00 bps</b> against best-ask");
        assertThat(page).contains("an order arrives after 250us");
        assertThat(page).hasSizeLessThan(300_000);
    }

    @Test
    void theLicenceOfTheChartLibraryAccompaniesItsCode() throws IOException {
        SampleRun.write(directory);
        assertThat(page())
                .containsSubsequence(
                        "/*! uPlot", "The MIT License", "Permission is hereby granted", "THE SOFTWARE.", "*/");
    }

    @Test
    void whatIsNotThereHasNoSection() throws IOException {
        SampleRun.write(directory);
        String page = page();
        for (String id : OPTIONAL) {
            assertThat(page).doesNotContain("<section id=\"" + id + "\">");
        }
        assertThat(page).contains("holds no market.json", "<section id=\"venues\">");
        assertThat(data(page).path("market").isNull()).isTrue();
    }

    @Test
    void aRefusedComparisonSaysSoAndWhy() throws IOException {
        SampleRun.write(directory);
        assertThat(page()).contains("<b class=\"refused\">Refused</b> to compare with twap: twap left 500 shares");
    }

    @Test
    void aStrategyWithoutFillsIsNamedAsSuch() throws IOException {
        FullRun.write(directory);
        Files.writeString(directory.resolve("fills.csv"), SampleRun.HEADER);
        String page = page();
        assertThat(page).contains("cont-kukanov-static filled nothing.", "best-ask filled nothing.");
        assertThat(data(page).path("strategies"))
                .hasSize(3)
                .allMatch(strategy -> strategy.path("fills").isEmpty());
    }

    @Test
    void ofManyFillsSomeAreDrawnAndAllAreCounted() throws IOException {
        FullRun.write(directory);
        Path file = directory.resolve("fills.csv");
        String row = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("best-ask,"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, SampleRun.HEADER + (row + "\n").repeat(25_001));
        JsonNode drawn = new ObjectMapper().nullNode();
        for (JsonNode strategy : data(page()).path("strategies")) {
            drawn = strategy.path("name").asText().equals("best-ask") ? strategy : drawn;
        }
        assertThat(drawn.path("fill_count").asInt()).isEqualTo(25_001);
        assertThat(drawn.path("fills")).hasSize(8_334);
        assertThat(drawn.path("progress")).hasSize(8_334);
        long each = drawn.path("fills").get(0).get(2).asLong();
        long all = 0;
        for (JsonNode step : drawn.path("progress")) {
            assertThat(step.get(0)).isEqualTo(drawn.path("fills").get(0).get(0));
            all += step.get(1).asLong();
        }
        assertThat(all).isEqualTo(25_001 * each).isPositive();
    }

    @Test
    void noTextOfAFileBecomesMarkup() throws IOException {
        FullRun.write(directory);
        int scripts = (int) SCRIPTS.matcher(page()).results().count();
        for (String file : List.of("results.json")) {
            Path path = directory.resolve(file);
            String hostile = Files.readString(path);
            for (String text : List.of(
                    "TEST",
                    "file:sample.csv",
                    "XNAS",
                    "spread",
                    "lambda_over\"]",
                    "One order on",
                    "twap left 500 shares",
                    "0.1.0")) {
                String tail = text.endsWith("\"]") ? "\"]" : "";
                hostile = hostile.replace(text, FullRun.HOSTILE + tail);
            }
            assertThat(hostile).contains("onerror");
            Files.writeString(path, hostile);
        }
        Files.writeString(directory.resolve("config.resolved.yaml"), "entry-latency: \"<script>\"\n</pre><script>");
        Files.writeString(directory.resolve("contrast.txt"), "</pre><script>alert(1)</script>");
        String page = page();
        assertThat(SCRIPTS.matcher(page).results().count()).isEqualTo(scripts);
        assertThat(page).doesNotContain("<img", "<script>alert").contains("onerror=alert(1)&gt;@data@ $1");
        assertThat(data(page).path("venues").path("2").asText()).contains("</script>");
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        FullRun.write(directory);
        assertThat(ELSEWHERE.matcher(page()).results().map(match -> match.group()))
                .isEmpty();
        assertThat(page()).contains("default-src 'none'");
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        FullRun.write(directory);
        assertThat(page()).isEqualTo(page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"time_ms\":[1,2],\"nbb\":[1],\"nbo\":[1,2],\"price_unit\":0.01}"})
    void refusesADamagedMarket(String market) throws IOException {
        FullRun.write(directory);
        Files.writeString(directory.resolve("market.json"), market);
        assertThatThrownBy(this::page).isInstanceOf(ReportException.class).hasMessageContaining("market.json");
    }
}
