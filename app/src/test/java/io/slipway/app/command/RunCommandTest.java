package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backtest over a topic, row by row, against one over the whole stream. */
class RunCommandTest {

    private static final List<String> PLAN = List.of(
            "--start",
            "2024-08-01T14:00:30Z",
            "--qty",
            "2000",
            "--fee",
            "0.3c",
            "--strategies",
            "twap,rest-then-cross");

    @TempDir
    private Path directory = Path.of("");

    private Commands execute(EmbeddedBroker broker, String command, String out, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--topic", "quotes", "--quiet"));
        words.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        words.addAll(List.of("--out", directory.resolve(out).toString()));
        words.addAll(PLAN);
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    private void produce(EmbeddedBroker broker) {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        assertThat(Commands.run(
                                "produce",
                                "-i",
                                example,
                                "-t",
                                "quotes",
                                "--bootstrap-servers",
                                broker.bootstrapServers())
                        .exitCode())
                .isZero();
    }

    private void expectSame(String run) throws IOException {
        expectSame(run, "whole");
    }

    private void expectSame(String run, String whole) throws IOException {
        for (String file : List.of("results.json", "fills.csv", "config.resolved.yaml", "report.html")) {
            assertThat(Files.readAllBytes(directory.resolve(run).resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readAllBytes(directory.resolve(whole).resolve(file)));
        }
    }

    @Test
    void givesTheBytesOfABacktestAndIsDoneOnce() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            produce(broker);
            assertThat(execute(broker, "backtest", "whole").exitCode()).isZero();
            assertThat(execute(broker, "run", "streamed").exitCode()).isZero();
            expectSame("streamed");
            Commands again = execute(broker, "run", "again", "--id", "mine");
            assertThat(again.exitCode()).as(again.err()).isZero();
            Commands other = execute(broker, "run", "other", "--id", "mine", "--side", "sell");
            assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(other.err()).contains("--id: the run of this name has other settings");
            assertThat(directory.resolve("other")).doesNotExist();
            assertThat(execute(broker, "run", "last", "--id", "mine").exitCode())
                    .isZero();
            expectSame("last");
        }
    }

    /** Orders of a file, of which one ends long before the stream and one has its own latency, are worked in one pass. */
    @Test
    void ordersOfAFileHaveTheBytesOfRunsOfTheirOwn() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            produce(broker);
            Path orders = Files.writeString(directory.resolve("orders.csv"), """
                    id,side,qty,start,end,strategy,feed-latency
                    a,sell,900,2024-08-01T14:00:40Z,2024-08-01T14:01:20Z,twap,
                    b,buy,1500,2024-08-01T14:02:00Z,,twap,3ms
                    c,buy,1,,,,
                    """);
            assertThat(execute(broker, "run", "all", "--orders", orders.toString(), "--id", "all")
                            .exitCode())
                    .isZero();
            assertThat(execute(broker, "run", "again", "--orders", orders.toString(), "--id", "all")
                            .exitCode())
                    .isZero();
            Map<String, String> alone = Map.of(
                    "a",
                    "--side sell --qty 900 --start 2024-08-01T14:00:40Z --end 2024-08-01T14:01:20Z --strategies twap",
                    "b",
                    "--side buy --qty 1500 --start 2024-08-01T14:02:00Z --strategies twap --feed-latency 3ms",
                    "c",
                    "--side buy --qty 1 --start 2024-08-01T14:00:30Z --strategies twap,rest-then-cross");
            for (String order : List.of("a", "b", "c")) {
                List<String> words = new ArrayList<>(List.of("backtest", "--topic", "quotes", "--quiet"));
                words.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--fee", "0.3c"));
                words.addAll(List.of("--out", directory.resolve(order).toString()));
                words.addAll(List.of(alone.getOrDefault(order, "").split(" ", -1)));
                assertThat(Commands.run(words.toArray(String[]::new)).exitCode())
                        .isZero();
                for (String run : List.of("all", "again")) {
                    expectSame(run + "/" + order, order);
                }
            }
            assertThat(Files.readAllBytes(directory.resolve("again/parents.csv")))
                    .isEqualTo(Files.readAllBytes(directory.resolve("all/parents.csv")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --input x.csv|--input: run reads a topic; for files there is backtest",
                "run|no market data: give --input FILE or --topic TOPIC",
                "run --topic t --profile trial|--profile: this profile runs as a whole only; there is backtest",
                "run --topic t --ties quotes-first|--ties: another order needs the whole stream; there is backtest",
                "run --topic t --id a/b|--id: expected 1 to 80 letters",
                "order replace a1 foo=bar|terms: not a setting of an order: name=foo",
                "order new a1 side=sell qty=-3|terms: qty: expected a positive number: value=-3",
                "order new a1 qty=0.00|terms: qty: expected a positive number: value=0.00",
            })
    void whatCannotBeStreamedIsRefused(String line, String sentence) {
        Commands result = Commands.run(line.split(" ", -1));
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("slipway: ").contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "order", "run"})
    void allOptionsAreShownWithoutThoseThatARunNeeds(String command) {
        Commands result = Commands.run(command, "--help-all");
        boolean hasRareOnes = !command.equals("order");
        assertThat(result.exitCode()).isEqualTo(hasRareOnes ? ExitCode.DONE : ExitCode.USAGE);
        assertThat(result.out()).contains(hasRareOnes ? "Usage: slipway " + command : "");
    }
}
