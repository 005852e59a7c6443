package io.slipway.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams without an end from the command line. */
class EndlessCommandsTest {

    private static final List<String> PLAN = List.of(
            "--start",
            "2024-08-01T14:00:30Z",
            "--end",
            "2024-08-01T14:03:00Z",
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

    private void produce(String servers) throws IOException {
        InputStream before = System.in;
        try (InputStream rows = Files.newInputStream(example())) {
            System.setIn(rows);
            Commands produced = Commands.run(
                    "produce",
                    "--input",
                    "-",
                    "--follow",
                    "--venues",
                    "2,39,XBOS,XCHI,BATS,BATY,EDGA,EDGX,XPSX,XNYS,XCIS,ARCX,XASE,IEXG,EPRL,MEMX,43",
                    "--topic",
                    "quotes",
                    "--bootstrap-servers",
                    servers);
            assertThat(produced.exitCode()).as(produced.err()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    private Commands execute(String command, String out, String... source) {
        List<String> words =
                new ArrayList<>(List.of(command, "--out", directory.resolve(out).toString()));
        words.addAll(PLAN);
        words.addAll(List.of(source));
        return Commands.run(words.toArray(String[]::new));
    }

    private String fills(String run) throws IOException {
        return Files.readString(directory.resolve(run).resolve("fills.csv"));
    }

    @Test
    void aFinishedLiveOrderEqualsAReplayOfItsRecordedStretch() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = broker.bootstrapServers();
            produce(servers);
            String stretch = directory.resolve("stretch.dbn").toString();
            Commands recorded = Commands.run(
                    "record",
                    "--topic",
                    "quotes",
                    "--bootstrap-servers",
                    servers,
                    "--to",
                    "2024-08-01T14:03:00Z",
                    "--out",
                    stretch);
            assertThat(recorded.exitCode()).as(recorded.err()).isZero();
            assertThat(recorded.out()).contains("sha256 ").doesNotContain("other events");
            assertThat(execute("backtest", "whole", "--input", stretch).exitCode())
                    .isZero();
            String fills = fills("whole");
            assertThat(fills.lines()).hasSizeGreaterThan(20);
            for (String command : List.of("live", "run")) {
                Commands live = execute(command, command, "--topic", "quotes", "--bootstrap-servers", servers);
                assertThat(live.exitCode()).as(live.err()).isZero();
                assertThat(fills(command)).isEqualTo(fills);
                assertThat(Files.readString(directory.resolve(command).resolve("results.json"))
                                .replace("kafka:quotes", "file:stretch.dbn"))
                        .isEqualTo(Files.readString(directory.resolve("whole/results.json")));
            }
            Commands whole = execute("backtest", "none", "--topic", "quotes", "--bootstrap-servers", servers);
            assertThat(whole.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(whole.err()).contains("the stream has no end").contains("record");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "produce --input - --follow|--venues: standard input needs them",
                "produce --input a b --follow|--input: one file can be followed",
                "produce --input - --follow --venues XNAS,HERE|--venues: unknown: value=HERE",
                "record --out x.csv --from 2024-08-01T14:00:00Z --to 2024-08-01T13:00:00Z|--from is after --to",
            })
    void wrongSettingsAreNamed(String line, String sentence) {
        Commands result = Commands.run(line.split(" ", -1));
        assertThat(result.err()).startsWith("slipway: ").contains(sentence);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
