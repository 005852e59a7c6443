package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
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

/** The answer to wrong input: one sentence, the right exit code, and nothing half-written. */
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

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyNameIsNotTheCurrentFolder(String name) throws IOException {
        expectProblem(Commands.run("inspect", "--input", name), ExitCode.USAGE, "empty name of a file");
        expectProblem(Commands.run("inspect", name), ExitCode.USAGE, "FILE: no value");
        expectProblem(backtest(example(), "--mapping", name), ExitCode.USAGE, "--mapping: no value");
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
        expectProblem(
                backtest(file("columns.csv", List.of("time,bid,ask", "1,2,3"))),
                ExitCode.DATA,
                "nearest is taq-quotes, which has bid, ask too");
    }

    @Test
    void truncatedLastLine() throws IOException {
        Path cut = directory.resolve("cut.csv");
        String text = Files.readString(example());
        Files.writeString(cut, text.substring(0, 20_000).strip());
        assertThat(Commands.onStandardError(
                        () -> assertThat(backtest(cut).exitCode()).isZero()))
                .startsWith("slipway: warning: left out 1 last rows cut off in the middle; first: cut.csv:");
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
    @CsvSource(
            delimiter = '|',
            value = {
                "--sizes|0|--sizes: ",
                "--sides|hold|--sides: unknown: value=hold",
                "--horizon|9h|--horizon: the horizon does not fit into the data: horizon=32400.0 s, shortest part of the data within a session="
                        + "599.9 s, expected a shorter horizon",
                "--baseline|none|--baseline: unknown in profile default: name=none",
                "--level|2|--level: out of range",
                "--folds|1|--folds: ",
                "--profile|trial|; study does not use --profile",
                "--qty|500|; study does not use --qty",
            })
    void aStudyIsCheckedByName(String flag, String value, String sentence) throws IOException {
        String out = directory.resolve("run").toString();
        expectProblem(Commands.run("study", "--input", example().toString(), "--out", out, flag, value), 2, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--entry-latency|-5us|--entry-latency: ",
                "--latency-spread|-1|--latency-spread: out of range: value=-1, expected 0.0 to 5.0",
                "--queue-model|fifo|--queue-model: unknown queue model: name=fifo",
                "--queue-model|exact|--queue-model: the place in the queue is only known where every venue's data names orders",
                "--queue-model|power:0|--queue-model: the exponent of a power queue is positive",
                "--queue-model|power:x|--queue-model: not a number after the colon: value=power:x",
                "--latency-spread|wide|--latency-spread: not a number: value=wide",
                "--participation|10|--participation: out of range",
                "--participation|ten%|--participation: not a part of a whole: value=ten%",
                "--participation|%|--participation: not a part of a whole: value=%",
                "--participation|100%|--participation: out of range",
                "--urgency|-1|--urgency: out of range",
                "--jitter|1.5|--jitter: out of range",
                "--min-slice|0|--min-slice: ",
                "--strategies|twap:nowhere|or SCHEDULE:ALLOCATOR of almgren-chriss,is-optimal,now",
                "--decision-price|cheap|--decision-price: not a decimal amount",
                "--previous-close|high|--previous-close: ",
                "--refill-half-life|soon|--refill-half-life: ",
                "--stale-after|5|--stale-after: ",
                "--outflow|ewma:0|--outflow: the half-life is positive",
                "--outflow|guess|--outflow: unknown way of estimating",
                "--what-if-impact|sigma=2%|--what-if-impact: sigma and volume are needed",
                "--what-if-impact|sigma=0.02,volume=1|--what-if-impact: sigma is a percentage",
                "--what-if-impact|sigma=2%,volume=0|--what-if-impact: the impact needs",
            })
    void conditionsOfTheMarketAreCheckedByName(String flag, String value, String sentence) throws IOException {
        expectProblem(backtest(example(), flag, value), 2, sentence);
    }

    @Test
    void aGridHasAMillionPointsAtMost() throws IOException {
        String out = directory.resolve("run").toString();
        for (String command : List.of("tune", "study", "backtest")) {
            expectProblem(
                    Commands.run(
                            command,
                            "--input",
                            example().toString(),
                            "--out",
                            out,
                            "--lambda-under",
                            "0..1/100000",
                            "--lambda-over",
                            "0..1/100000"),
                    ExitCode.USAGE,
                    "too many grid points: points=10000000000, limit=1000000; give fewer values");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XNAS,-1,0|latency.csv:2: entry_ns: negative latency",
                "XNAS,1,soon|latency.csv:2: report_ns: not a whole number",
                "NOWHERE,1,2|latency.csv:2: publisher: unknown venue: value=\"NOWHERE\"",
                "XNYS,1,2|no latency for a venue of the data",
            })
    void aTableOfLatenciesIsCheckedByLine(String row, String sentence) throws IOException {
        Path table = file("latency.csv", List.of("publisher,entry_ns,report_ns", row));
        expectProblem(backtest(example(), "--latency-file", table.toString()), 3, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-08-01,09:30,16:00,5|3|--volume-curve: no volumes of an earlier day",
                "2024-07-31,09:30,09:40,5|3|--volume-curve: no volume of earlier days at this time",
                "2024-07-31,09:30,09:30,5|3|volumes.csv:2: to: not after from",
                "2024-07-31,9h,16:00,5|3|volumes.csv:2: from: not a time of day",
                "2024-07-31,09:30,24:00,many|3|volumes.csv:2: volume: not a number",
                "31.7.2024,09:30,16:00,5|3|volumes.csv:2: day: not a date",
            })
    void aVolumeCurveIsCheckedByLine(String row, int exitCode, String sentence) throws IOException {
        Path table = file("volumes.csv", List.of("day,from,to,volume", row));
        int code = sentence.startsWith("--") ? 2 : exitCode;
        expectProblem(backtest(example(), "--volume-curve", table.toString()), code, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rest|-5s|--rest: ",
                "--rest|2h|no order could be forecast",
                "--size|0|--size: ",
                "--profile|trial|; calibrate does not use --profile",
            })
    void aCalibrationIsCheckedByName(String flag, String value, String sentence) throws IOException {
        String out = directory.resolve("run").toString();
        expectProblem(
                Commands.run("calibrate", "--input", example().toString(), "--out", out, flag, value), 2, sentence);
    }

    /** The product's VWAP of a moment is one slice. */
    @Test
    void aWindowOfNoLengthIsAMoment() {
        Commands result =
                backtest(example(), "--start", "2024-08-01T14:05:00Z", "--end", "2024-08-01T14:05:00Z", "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aCurveNeedsTradesAndALength() throws IOException {
        String out = directory.resolve("volumes.csv").toString();
        expectProblem(Commands.run("curve", example().toString(), "--bucket", "-1m", "--out", out), 2, "--bucket: ");
        expectProblem(Commands.run("curve", "nowhere.csv", "--out", out), 3, "nowhere.csv");
        Path quotes = directory.resolve("quotes.csv");
        Files.write(
                quotes,
                Files.readAllLines(example()).stream()
                        .filter(line -> !line.contains(",T,"))
                        .toList());
        expectProblem(Commands.run("curve", quotes.toString(), "--out", out), 2, "the data holds no trades");
    }

    @ParameterizedTest
    @CsvSource({
        "--qty, -5, --qty",
        "--side, up, --side",
        "--slice, 60, --slice",
        "--start, 2030-01-01T00:00:00Z, holds no data",
        "--end, 2020-01-01T00:00:00Z, ends before it starts",
        "--strategies, nobody, nobody",
        "--lambda-under, '0.1,0.2', tune",
        "--fee, 30, '--fee: implausible: value=30'",
        "--rebate, 2 mil, '--rebate: not an amount: value=2 mil'",
        "--entry-latency, -1ms, '--entry-latency: a duration is positive: value=-1ms'",
        "--venue-fees, none.yaml, 'cannot be read: file=none.yaml'"
    })
    void wrongSettings(String flag, String value, String sentence) throws IOException {
        expectProblem(backtest(example(), flag, value), ExitCode.USAGE, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XNAX: {} | venues.XNAX: unknown venue, expected a market identifier code",
                "XNAS: {} | venues.XNAS.schedules: missing, expected one or more",
                "XNAS: {schedules: [{from: 2024-01-01, take: cheap, rebate: 0}]}"
                        + " | venues.XNAS.schedules[0].take: not an amount: value=cheap, expected e.g. 0.003",
                "XNAS: {schedules: [{from: 2024-01-01, take: 0, rebate: 0}, {from: 2023-01-01, take: 0, rebate: 0}]}"
                        + " | venues.XNAS.schedules[1].from: not after the schedule before it: value=2023-01-01",
                "XNAS: {schedules: [{from: 2024-01-01, take: 0, rebate: 0, tiers: [{from_shares: -1, take: 0}]}]}"
                        + " | venues.XNAS.schedules[0].tiers[0].from_shares: out of range: value=-1",
                "XNAS: {schedules: [{from: 2024-08-02, take: 0, rebate: 0}]}"
                        + " | venues.XNAS.schedules: no fees on 2024-08-01: the first are from 2024-08-02",
            })
    void aWrongFileOfFeesNamesItsPath(String venues, String sentence) throws IOException {
        Path fees = file("fees.yaml", List.of("venues:", "  " + venues));
        expectProblem(
                backtest(example(), "--venue-fees", fees.toString()),
                ExitCode.USAGE,
                "slipway: fees.yaml: " + sentence);
    }

    @Test
    void feesOfVenuesAreNotPartOfTheTrialsRules() throws IOException {
        expectProblem(
                backtest(example(), "--profile", "trial", "--venue-fees", "us-equities"),
                ExitCode.USAGE,
                "--venue-fees: the trial's rules have one fee for all venues: value=us-equities");
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
        expectProblem(result, ExitCode.USAGE, "cannot write the output");
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
        Path impatient =
                file("impatient.properties", List.of("default.api.timeout.ms=1500", "request.timeout.ms=1000"));
        expectProblem(
                Commands.run(
                        "produce",
                        "--input",
                        example().toString(),
                        "--bootstrap-servers",
                        DEAD_BROKER,
                        "--kafka-config",
                        impatient.toString()),
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
            strings = {
                "demo",
                "broker",
                "produce",
                "backtest",
                "run",
                "live",
                "tune",
                "inspect",
                "report",
                "generate",
                "allocate",
                "study",
                "audit",
                "curve",
                "calibrate",
                "convert"
            })
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
