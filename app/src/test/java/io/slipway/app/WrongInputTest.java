package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees when something is wrong: one sentence, the right exit code, and nothing half-written. */
class WrongInputTest {

    private static final String DEAD_BROKER = "127.0.0.1:1";

    @TempDir
    private Path directory = Path.of("");

    private static Path example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv");
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines);
    }

    private Commands backtest(Path input, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "backtest",
                                "--input",
                                input.toString(),
                                "--out",
                                directory.resolve("run").toString()),
                        Stream.of(more))
                .toList();
        return Commands.run(arguments.toArray(String[]::new));
    }

    private void expectProblem(Commands result, int exitCode, String sentence) throws IOException {
        assertThat(result.err()).startsWith("slipway: ").contains(sentence).doesNotContain("\tat ");
        assertThat(result.err().lines().filter(line -> line.startsWith("slipway: ")))
                .hasSize(1);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        expectNothingLeft();
    }

    private void expectNothingLeft() throws IOException {
        Path run = directory.resolve("run");
        if (Files.exists(run)) {
            try (Stream<Path> left = Files.list(run)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void missingFile() throws IOException {
        expectProblem(backtest(directory.resolve("none.csv")), ExitCode.DATA, "none.csv");
    }

    @Test
    void emptyFile() throws IOException {
        expectProblem(backtest(file("empty.csv", List.of())), ExitCode.DATA, "empty.csv");
    }

    @Test
    void headerWithoutRows() throws IOException {
        String header = Files.readAllLines(example()).get(0);
        expectProblem(backtest(file("header.csv", List.of(header))), ExitCode.DATA, "header.csv");
    }

    @Test
    void wrongColumns() throws IOException {
        expectProblem(backtest(file("columns.csv", List.of("time,bid,ask", "1,2,3"))), ExitCode.DATA, "ts_event");
    }

    @Test
    void truncatedLastLine() throws IOException {
        Path cut = directory.resolve("cut.csv");
        String text = Files.readString(example());
        Files.writeString(cut, text.substring(0, 20_000).strip());
        Commands result = backtest(cut);
        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(directory.resolve("run").resolve("results.json")))
                .contains("\"cut_last_rows\" : 1");
    }

    @Test
    void badNumberNamesLineAndColumn() throws IOException {
        List<String> lines = Files.readAllLines(example()).subList(0, 50);
        String damaged = lines.get(41).replaceFirst(",(\\d+)\\.(\\d{9}),(\\d+),", ",12x.5,$3,");
        List<String> all =
                Stream.concat(lines.subList(0, 41).stream(), Stream.of(damaged)).toList();
        expectProblem(backtest(file("bad.csv", all)), ExitCode.DATA, "bad.csv:42: price");
    }

    @Test
    void unknownSymbolListsThoseFound() throws IOException {
        expectProblem(backtest(example(), "--symbol", "NONE"), ExitCode.DATA, "DEMO");
    }

    @ParameterizedTest
    @CsvSource({
        "--qty, -5, --qty",
        "--side, up, --side",
        "--slice, 60, --slice",
        "--start, 2030-01-01T00:00:00Z, holds no data",
        "--strategies, nobody, nobody",
        "--lambda-under, '0.1,0.2', tune"
    })
    void wrongSettings(String flag, String value, String sentence) throws IOException {
        expectProblem(backtest(example(), flag, value), ExitCode.USAGE, sentence);
    }

    @Test
    void unwritableOutput() throws IOException {
        Path blocker = file("blocker", List.of("a file, not a directory"));
        Commands result = Commands.run(
                "backtest",
                "--input",
                example().toString(),
                "--out",
                blocker.resolve("run").toString());
        expectProblem(result, ExitCode.USAGE, "cannot write the output directory");
    }

    @Test
    void brokerNotThere() throws IOException {
        Commands result = Commands.run(
                "backtest",
                "--topic",
                "t",
                "--bootstrap-servers",
                DEAD_BROKER,
                "--out",
                directory.resolve("run").toString());
        expectProblem(result, ExitCode.BROKER, DEAD_BROKER);
        expectProblem(
                Commands.run("produce", "--input", example().toString(), "--bootstrap-servers", DEAD_BROKER),
                ExitCode.BROKER,
                DEAD_BROKER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "backtest", "unknown-command", "produce", "report", "inspect", "generate", "allocate"})
    void missingArgumentsAreAUsageError(String command) {
        Commands result = Commands.run(command.isEmpty() ? new String[0] : new String[] {command});
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("slipway: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "broker", "produce", "backtest", "tune", "inspect", "report", "generate", "allocate"})
    void everyCommandHasHelpWithAnExample(String command) {
        Commands result = Commands.run(command, "--help");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Example").contains("slipway " + command);
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void reportOfWhatIsNoRunIsAnError() throws IOException {
        Commands result = Commands.run("report", directory.toString());
        expectProblem(result, ExitCode.DATA, "results.json");
    }
}
