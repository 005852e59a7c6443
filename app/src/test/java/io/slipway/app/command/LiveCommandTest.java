package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper trading on data as they arrive, against a backtest of all data. */
class LiveCommandTest {

    private static final List<String> PLAN = List.of(
            "--start",
            "2024-08-01T14:00:30Z",
            "--end",
            "2024-08-01T14:04:00Z",
            "--qty",
            "2000",
            "--quiet",
            "--strategies",
            "twap,rest-then-cross");

    @TempDir
    private Path directory = Path.of("");

    private static Path example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv");
    }

    private Commands execute(String command, String out, String... source) {
        List<String> words =
                new ArrayList<>(List.of(command, "--out", directory.resolve(out).toString()));
        words.addAll(PLAN);
        words.addAll(List.of(source));
        return Commands.run(words.toArray(String[]::new));
    }

    private void expectFillsOfBacktest(Commands live) throws IOException {
        assertThat(live.exitCode()).as(live.err()).isZero();
        assertThat(execute("backtest", "whole", "--input", example().toString()).exitCode())
                .isZero();
        String fills = Files.readString(directory.resolve("whole/fills.csv"));
        assertThat(fills.lines()).hasSizeGreaterThan(20);
        assertThat(Files.readString(directory.resolve("live/fills.csv"))).isEqualTo(fills);
    }

    @Test
    void aFileThatGrowsGivesTheFillsOfTheWholeFile() throws Exception {
        byte[] all = Files.readAllBytes(example());
        Path growing = directory.resolve("growing.csv");
        int part = all.length / 5;
        Files.write(growing, Arrays.copyOf(all, part));
        CompletableFuture<Commands> live =
                CompletableFuture.supplyAsync(() -> execute("live", "live", "--input", growing.toString()));
        for (int from = part; from < all.length; from += part) {
            TimeUnit.MILLISECONDS.sleep(50);
            Files.write(
                    growing,
                    Arrays.copyOfRange(all, from, Math.min(all.length, from + part)),
                    StandardOpenOption.APPEND);
        }
        expectFillsOfBacktest(live.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aTopicGivesTheFillsOfTheFile() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = broker.bootstrapServers();
            assertThat(Commands.run(
                                    "produce",
                                    "--input",
                                    example().toString(),
                                    "--topic",
                                    "quotes",
                                    "--bootstrap-servers",
                                    servers)
                            .exitCode())
                    .isZero();
            String[] topic = {"--topic", "quotes", "--bootstrap-servers", servers};
            expectFillsOfBacktest(execute("live", "live", topic));
            Commands again = execute("live", "again", topic);
            assertThat(again.exitCode()).as(again.err()).isZero();
            for (String file : List.of("results.json", "fills.csv", "config.resolved.yaml")) {
                assertThat(directory.resolve("again").resolve(file))
                        .hasSameBinaryContentAs(directory.resolve("live").resolve(file));
            }
            List<String> named = new ArrayList<>(List.of(topic));
            named.addAll(List.of("--id", "mine"));
            assertThat(execute("live", "mine", named.toArray(String[]::new)).exitCode())
                    .isZero();
            named.addAll(List.of("--slice", "7s"));
            Commands other = execute("live", "other", named.toArray(String[]::new));
            assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(other.err()).contains("the run of this name has other settings");
        }
    }

    @Test
    void aFileThatStopsGrowingEndsTheOrderEarly() throws IOException {
        String head = Files.readString(example()).lines().limit(4000).reduce("", (text, line) -> text + line + "\n");
        Path stopped = Files.write(directory.resolve("stopped.csv"), head.getBytes(StandardCharsets.UTF_8));
        Commands live = execute("live", "live", "--input", stopped.toString(), "--idle-timeout", "100ms");
        assertThat(live.exitCode()).as(live.err()).isZero();
        assertThat(execute("backtest", "whole", "--input", stopped.toString()).exitCode())
                .isZero();
        for (String file : List.of("fills.csv", "results.json")) {
            assertThat(directory.resolve("live").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("whole").resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live --input x.csv|--end: a live order needs an end",
                "live --end 2024-08-01T14:04:00Z|no market data: give --input FILE or --topic TOPIC",
                "live --input x.csv --end 2024-08-01T14:04:00Z --id a|--id: only a run on a topic keeps its state: id=a",
                "live --input x.csv y.csv --end 2024-08-01T14:04:00Z|--input: one file can be followed",
                "live --input x.csv --end 2024-08-01T14:04:00Z --profile trial|--profile: this profile runs as a whole",
                "live --input x.csv --end 2024-08-01T14:04:00Z --page --page-port 70000|--page-port: out of range",
                "live --input x.csv --end 2024-08-01T14:04:00Z --page-host 192.0.2.1|--page-host: an address beyond",
                "live --input x.csv --end 2024-08-01T14:04:00Z --page-host 0.0.0.0|--page-host: give one address",
            })
    void whatCannotBeLiveIsRefused(String line, String sentence) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(List.of("--out", directory.resolve("none").toString()));
        Commands result = Commands.run(words.toArray(String[]::new));
        assertThat(result.err()).startsWith("slipway: ").contains(sentence);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(directory.resolve("none")).doesNotExist();
    }
}
