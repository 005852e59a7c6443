package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on the shipped example and on real files, through a real BROKER. */
class PipelineTest {

    private static final List<String> FILES = List.of(
            "results.json",
            "fills.csv",
            "market.json",
            "config.resolved.yaml",
            "savings_plot.png",
            "cumulative_cost.png",
            "report.html");

    private static final EmbeddedBroker BROKER = EmbeddedBroker.startTemporary();

    @TempDir
    private Path directory = Path.of("");

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    private static Path example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv");
    }

    private Path run(String name, String... arguments) {
        Path out = directory.resolve(name);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", out.toString(), "--quiet"));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return out;
    }

    private static String text(Path run, String file) throws IOException {
        return Files.readString(run.resolve(file));
    }

    private static String withoutSource(String results) {
        return results.replaceFirst("\"source\" : \"[^\"]*\"", "\"source\" : \"\"");
    }

    private void produce(Path input, String topic, String encoding) {
        Commands produced = Commands.run(
                "produce",
                "--input",
                input.toString(),
                "--topic",
                topic,
                "--encoding",
                encoding,
                "--bootstrap-servers",
                BROKER.bootstrapServers());
        assertThat(produced.err()).isEmpty();
        assertThat(produced.exitCode()).isZero();
        assertThat(produced.out()).contains("Produced");
    }

    private void expectSameBytes(Path input, String topic, String encoding, String... settings) throws IOException {
        produce(input, topic, encoding);
        List<String> file = new ArrayList<>(List.of("backtest", "--input", input.toString()));
        List<String> kafka = new ArrayList<>(
                List.of("backtest", "--topic", topic, "--bootstrap-servers", BROKER.bootstrapServers()));
        file.addAll(List.of(settings));
        kafka.addAll(List.of(settings));
        Path fromFile = run("file-" + topic, file.toArray(String[]::new));
        Path fromKafka = run("kafka-" + topic, kafka.toArray(String[]::new));
        String results = text(fromKafka, "results.json");
        assertThat(results).contains("\"source\" : \"kafka:" + topic + "\"");
        assertThat(withoutSource(results)).isEqualTo(withoutSource(text(fromFile, "results.json")));
        assertThat(text(fromKafka, "fills.csv")).isEqualTo(text(fromFile, "fills.csv"));
        assertThat(text(fromKafka, "market.json")).isEqualTo(text(fromFile, "market.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "json"})
    void aTopicGivesTheBytesThatTheFileGives(String encoding) throws IOException {
        expectSameBytes(example(), "example-" + encoding, encoding, "--fee", "0.3c", "--side", "sell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "json"})
    void aTopicOfTenLevelsGivesTheBytesThatTheFileGives(String encoding) throws IOException {
        Path file = directory.resolve("ten-" + encoding + ".dbn.zst");
        assertThat(Commands.run("generate", "--schema", "mbp-10", "--duration", "3m", "--out", file.toString())
                        .exitCode())
                .isZero();
        expectSameBytes(file, "ten-" + encoding, encoding, "--qty", "3000");
    }

    @Test
    void aTopicOfRecordedTenLevelsGivesTheBytesThatTheFileGives() throws IOException {
        expectSameBytes(
                SharedFiles.file("data/databento-csv/xnas_itch_mbp-10_AAPL_2024-10-21_first5000.csv"),
                "recorded-ten",
                "binary",
                // the first rows of that day are before the open
                "--session=extended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "json"})
    void aTopicOfRecordedOrdersGivesTheBytesThatTheFileGives(String encoding) throws IOException {
        expectSameBytes(
                SharedFiles.file("data/databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv"),
                "orders-" + encoding,
                encoding,
                "--queue-model=exact",
                "--strategies=rest-then-cross");
        assertThat(text(directory.resolve("kafka-orders-" + encoding), "results.json"))
                .contains("\"queue_model\" : \"exact\"");
    }

    @ParameterizedTest
    @CsvSource({"trial, 1113700.00, 1114102.28, 1115289.10", "default, 1113774.52, 1113774.52, 1115309.77"})
    void theRecordedDayGivesTheGoldenNumbersThroughKafka(String profile, String optimized, String bestAsk, String twap)
            throws IOException {
        Path day = SharedFiles.file("data/l1_day/l1_day.csv");
        String[] window = {"--profile", profile, "--start", "2024-08-01T13:36:32Z", "--end", "2024-08-01T13:45:14Z"};
        expectSameBytes(day, "day-" + profile, "binary", window);
        JsonNode results = new ObjectMapper()
                .readTree(directory
                        .resolve("kafka-day-" + profile + "/results.json")
                        .toFile());
        assertThat(results.at("/optimized/total_cash").decimalValue()).isEqualByComparingTo(optimized);
        assertThat(results.at("/baselines/best_ask/total_cash").decimalValue()).isEqualByComparingTo(bestAsk);
        assertThat(results.at("/baselines/twap/total_cash").decimalValue()).isEqualByComparingTo(twap);
    }

    @Test
    void aRunDirectoryHoldsEveryFileAndNothingElse() throws IOException {
        Path out = run("tune", "tune", "--input", example().toString());
        for (String file : FILES) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(out.resolve("grid_results.json")).isNotEmptyFile();
        assertThat(out.resolve("config.best.yaml")).isNotEmptyFile();
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(FILES.size() + 3);
        }
        for (String chart : List.of("savings_plot.png", "cumulative_cost.png")) {
            assertThat(new String(Files.readAllBytes(out.resolve(chart)), 1, 3, StandardCharsets.US_ASCII))
                    .isEqualTo("PNG");
        }
    }

    @Test
    void resultsBeginWithExactlyTheTrialsSchema() throws IOException {
        Path out = run("schema", "backtest", "--input", example().toString());
        JsonNode results =
                new ObjectMapper().readTree(out.resolve("results.json").toFile());
        assertThat(results.propertyStream().map(Map.Entry::getKey).limit(4))
                .containsExactly("best_parameters", "optimized", "baselines", "savings_vs_baselines_bps");
        assertThat(results.get("best_parameters").fieldNames())
                .toIterable()
                .containsExactly("lambda_over", "lambda_under", "theta_queue");
        assertThat(results.get("optimized").fieldNames()).toIterable().containsExactly("total_cash", "avg_fill_px");
        for (String block : List.of("baselines", "savings_vs_baselines_bps")) {
            assertThat(results.get(block).fieldNames()).toIterable().containsExactly("best_ask", "twap", "vwap");
        }
        assertThat(results.get("strategies").fieldNames())
                .toIterable()
                .containsExactly("cont-kukanov-static", "best-ask", "twap", "vwap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "random"})
    void aSearchGivesTheSameBytesWithAnyNumberOfThreads(String search) throws IOException {
        List<String> results = new ArrayList<>();
        for (String threads : List.of("1", "2", "5")) {
            Path out = run(
                    search + threads,
                    "tune",
                    "--input",
                    example().toString(),
                    "--search",
                    search,
                    "--points",
                    "200",
                    "--threads",
                    threads,
                    "--lambda-under",
                    "0.005..0.1/20");
            results.add(text(out, "results.json") + text(out, "grid_results.json") + text(out, "fills.csv"));
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isEqualTo(results.get(0));
    }

    @Test
    void theResolvedConfigurationRepeatsTheRun() throws IOException {
        Path first = run("first", "tune", "--input", example().toString(), "--qty", "700", "--side", "sell");
        Path second = run(
                "second",
                "tune",
                "--input",
                example().toString(),
                "--config",
                first.resolve("config.resolved.yaml").toString());
        assertThat(text(second, "results.json")).isEqualTo(text(first, "results.json"));
    }

    @Test
    void theShippedExampleIsWhatTheGeneratorMakes() {
        MarketTape shipped = MarketTape.readAll(DataFiles.open(example(), ReadOptions.all()));
        MarketTape made = MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.demo()));
        assertThat(shipped.sha256()).isEqualTo(made.sha256());
        assertThat(example()).isRegularFile();
        assertThat(example().toFile().length()).isLessThan(3_000_000);
    }

    @Test
    void whatASearchFoundRunsAgainByItsConfiguration() throws IOException {
        Path tuned = run("tuned", "tune", "--input", example().toString(), "--side", "sell");
        Path again = run(
                "again",
                "backtest",
                "--input",
                example().toString(),
                "--side",
                "sell",
                "--config",
                tuned.resolve("config.best.yaml").toString());
        assertThat(json(again).at("/optimized")).isEqualTo(json(tuned).at("/optimized"));
        assertThat(json(again).at("/best_parameters")).isEqualTo(json(tuned).at("/best_parameters"));
        assertThat(json(again).path("in_sample").asBoolean()).isTrue();
    }

    /** The parameters of a search are in-sample on the data and time they were chosen on, and there only. */
    @Test
    void parametersOfASearchAreJudgedOnOtherData() throws IOException {
        Path tuned = run("half", "tune", "--input", example().toString(), "--end", "2024-08-01T14:05:00Z");
        Path best = tuned.resolve("config.best.yaml");
        assertThat(best)
                .content()
                .contains("tuned-on-sha256: ")
                .doesNotContain("\ninput")
                .doesNotContain("\nstart");
        Path later = run(
                "later",
                "backtest",
                "--input",
                example().toString(),
                "--config",
                best.toString(),
                "--start",
                "2024-08-01T14:06:00Z");
        assertThat(json(later).path("in_sample").asBoolean()).isFalse();
        Path data = directory.resolve("other.csv");
        assertThat(Commands.run("generate", "--seed", "9", "--duration", "3m", "--out", data.toString())
                        .exitCode())
                .isZero();
        Path other = run("other", "backtest", "--input", data.toString(), "--config", best.toString());
        assertThat(json(other).path("in_sample").asBoolean()).isFalse();
        assertThat(json(other).at("/best_parameters")).isEqualTo(json(tuned).at("/best_parameters"));
    }

    private static JsonNode json(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("results.json").toFile());
    }

    @Test
    void inspectingWritesAPictureAndAPageThatNeedNoNetwork() throws IOException {
        Path out = directory.resolve("inspection");
        Commands result = Commands.run("inspect", example().toString(), "--out", out.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Good for", "routing over 12 venues");
        assertThat(Files.readAllBytes(out.resolve("day.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(text(out, "inspection.html"))
                .contains("uPlot", "Best bid and offer", "XNYS")
                .doesNotContain("src=\"http", "href=\"http", "@day@", "@title@");
        byte[] picture = Files.readAllBytes(out.resolve("day.png"));
        assertThat(Commands.run("report", out.toString()).exitCode()).isZero();
        assertThat(Files.readAllBytes(out.resolve("day.png"))).isEqualTo(picture);
    }

    @Test
    void theDemoWritesBothProfilesAndSaysWhyTheyDiffer() throws IOException {
        Path out = directory.resolve("demo");
        System.setProperty("slipway.root", SharedFiles.root().toString());
        Commands result = Commands.run("demo", "--out", out.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Why they differ")
                .contains("A router that does not trade has no saving")
                .contains("all three");
        assertThat(text(out, "results.json")).contains("\"profile\" : \"default\"");
        assertThat(text(out.resolve("trial"), "results.json")).contains("\"profile\" : \"trial\"");
        assertThat(text(out, "grid_results.json")).contains("lambda_under");
        for (Path written : List.of(out, out.resolve("trial"))) {
            String page = text(written, "report.html");
            assertThat(page).contains("BUY 5,000 DEMO", "uPlot", "A cost is positive when the order pays.");
            assertThat(page.length()).isBetween(100_000, 500_000);
            assertThat(written.resolve("market.json").toFile().length()).isBetween(50_000L, 500_000L);
        }
    }

    @Test
    void redrawingFromTheRunDirectoryGivesTheSamePage() throws IOException {
        Path out = run("redrawn", "tune", "--input", example().toString());
        String page = text(out, "report.html");
        Files.delete(out.resolve("report.html"));
        assertThat(Commands.run("report", out.toString()).exitCode()).isZero();
        assertThat(text(out, "report.html")).isEqualTo(page);
    }

    @Test
    void aMissingTopicIsNamedAtOnce() {
        Commands result = Commands.run(
                "backtest",
                "--topic",
                "nowhere",
                "--bootstrap-servers",
                BROKER.bootstrapServers(),
                "--out",
                directory.resolve("x").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.BROKER);
        assertThat(result.err()).startsWith("slipway: no such topic: topic=nowhere");
    }

    @Test
    void inspectAndReportSpeakOfWhatTheyRead() {
        assertThat(Commands.run("inspect", example().toString()).out())
                .contains("XNYS")
                .contains("17,866");
        Path out = run("reported", "backtest", "--input", example().toString());
        assertThat(Commands.run("report", out.toString()).out()).contains("Savings of cont-kukanov-static");
    }
}
