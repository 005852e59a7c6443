package io.slipway.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.live.LiveOrder;
import io.slipway.app.live.LiveSession;
import io.slipway.app.run.Terminal;
import io.slipway.app.stream.CommittedRecords;
import io.slipway.app.stream.StreamedRuns;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.Output;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meters of runs over a topic, compared with the counts that are committed there. */
class MeteredRunTest {

    private static final long SECOND = 1_000_000_000L;

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;
    private static MarketTape tape;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
        tape = MarketTape.readAll(
                SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(1))));
        new MarketDataProducer(connection, StreamOptions.to("quotes"))
                .stream(tape, new StreamLabel("s1", "sample"), StreamMonitor.NONE);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static RunConfig config() {
        Map<String, String> texts = new HashMap<>(Map.of("topic", "quotes", "qty", "3000", "slice", "5s"));
        texts.put("bootstrap-servers", broker.bootstrapServers());
        texts.put("strategies", "twap,rest-then-cross");
        texts.put("start", Units.formatTime(tape.firstEventNs() + 5 * SECOND));
        texts.put("end", Units.formatTime(tape.firstEventNs() + 50 * SECOND));
        return RunConfig.of(Settings.parse(Command.BACKTEST, texts));
    }

    /** The newest committed counts of a run. */
    private static JsonNode committed(String run) throws IOException {
        JsonNode newest = new ObjectMapper().nullNode();
        for (String value : CommittedRecords.values(connection, Output.METRICS)) {
            JsonNode counts = new ObjectMapper().readTree(value);
            newest = counts.path("run").asText().equals(run) ? counts : newest;
        }
        return newest;
    }

    private static long value(RunMeters meters, String name, String run) {
        String start = "slipway_" + name + "{run=\"" + run + "\",symbol=\""
                + tape.instrument().symbol() + "\"} ";
        return meters.text(System.nanoTime())
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToLong(line -> Long.parseLong(line.substring(start.length())))
                .sum();
    }

    private static void compare(RunMeters meters, String run, ConfiguredRun result) throws IOException {
        JsonNode newest = committed(run);
        for (String name : List.of("events", "commits", "orders", "fills")) {
            assertThat(value(meters, name + "_total", run))
                    .as(name)
                    .isEqualTo(newest.path(name).asLong());
        }
        assertThat(value(meters, "lag_records", run))
                .isEqualTo(newest.path("lag_records").asLong());
        assertThat(value(meters, "fills_total", run))
                .isEqualTo(result.result().strategies().stream()
                        .mapToLong(each -> each.fills().size())
                        .sum())
                .isGreaterThan(5);
        assertThat(value(meters, "step_seconds_count", run)).isPositive();
    }

    @Test
    void aRunTellsTheCountsThatItCommits() throws IOException {
        RunMeters meters = RunMeters.measuring();
        ConfiguredRun result = StreamedRuns.of(config(), Optional.of("streamed"), meters)
                .run()
                .values()
                .iterator()
                .next();
        compare(meters, "streamed", result);
        assertThat(value(meters, "commit_seconds_count", "streamed"))
                .isEqualTo(value(meters, "commits_total", "streamed"));
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void theLogHasALineForEachCommitBetweenItsBeginningAndItsEnd(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("engine.log");
        try (RunLog file = RunLog.open(log)) {
            RunMeters meters = RunMeters.logging(file);
            ConfiguredRun unused = StreamedRuns.of(config(), Optional.of("logged"), meters)
                    .run()
                    .values()
                    .iterator()
                    .next();
            Terminal.warn("a \"word\"");
            meters.end();
        }
        Terminal.warn("after the end");
        List<JsonNode> lines = lines(log);
        List<JsonNode> commits = lines.stream()
                .filter(line -> line.path("event").asText().equals("commit"))
                .toList();
        JsonNode newest = committed("logged");
        assertThat(commits).hasSize(newest.path("commits").asInt());
        JsonNode last = commits.get(commits.size() - 1);
        for (String name :
                List.of("run", "symbol", "events", "clock_ns", "lag_records", "commits", "orders", "fills")) {
            assertThat(last.path(name)).as(name).isEqualTo(newest.path(name));
        }
        assertThat(last.path("took_ms").asDouble()).isPositive();
        assertThat(lines.get(0).path("event").asText()).isEqualTo("begun");
        assertThat(lines.get(lines.size() - 2).path("text").asText()).isEqualTo("a \"word\"");
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.path("event").asText() + end.path("finished")).isEqualTo("endedtrue");
    }

    @Test
    void theLogGoesOnAndSaysThatARunDidNotFinish(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("engine.log");
        for (int time = 1; time <= 2; time++) {
            Commands live = Commands.run(
                    "live",
                    "--input",
                    folder.resolve("absent.csv").toString(),
                    "--qty",
                    "1",
                    "--log",
                    log.toString(),
                    "--end",
                    "2024-08-01T14:04:00Z",
                    "--out",
                    folder.resolve("out").toString());
            assertThat(live.exitCode()).isEqualTo(3);
            List<JsonNode> lines = lines(log);
            assertThat(lines).hasSize(2 * time);
            assertThat(lines.get(2 * time - 1).path("level").asText()).isEqualTo("error");
            assertThat(lines.get(2 * time - 1).path("finished").asBoolean(true)).isFalse();
        }
        Commands refused = Commands.run(
                "live",
                "--input",
                "absent.csv",
                "--qty",
                "1",
                "--log",
                folder.toString(),
                "--end",
                "2024-08-01T14:04:00Z");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--log: cannot be written: file=" + folder);
    }

    @Test
    void aLiveRunTellsTheCountsThatItCommitsAndEachRow() throws IOException {
        RunMeters meters = RunMeters.measuring();
        List<LiveOrder> orders = List.of(new LiveOrder("a", config()));
        Map<String, ConfiguredRun> results = new LiveSession(
                        config(), orders, Optional.of("live"), snapshot -> {}, meters)
                .run(Optional.empty(), Long.MIN_VALUE);
        compare(meters, "live", Objects.requireNonNull(results.get("a")));
        // The first row is read before the loop.
        assertThat(value(meters, "step_seconds_count", "live")).isEqualTo(value(meters, "events_total", "live") - 1);
    }

    @Test
    void aPortThatCannotBeIsRefused() throws IOException {
        for (String command : List.of("run", "live")) {
            Commands result = Commands.run(
                    command, "--topic", "quotes", "--end", "2024-08-01T14:04:00Z", "--metrics-port", "70000");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--metrics-port: out of range: value=70000, expected 0 to 65535");
        }
        try (MetricsServer taken = MetricsServer.open(0, RunMeters.none())) {
            String port = Integer.toString(URI.create(taken.address()).getPort());
            Commands result = Commands.run("run", "--topic", "quotes", "--metrics-port", port);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--metrics-port: cannot be used: port=" + port);
        }
    }
}
