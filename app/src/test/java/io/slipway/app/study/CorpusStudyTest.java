package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusChoice;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.PanelKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of a corpus: the joined studies of its days, in one process and in several. */
class CorpusStudyTest {

    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html", "config.resolved.yaml");
    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final int DAYS = 7;

    @TempDir
    private Path directory = Path.of("");

    private static Commands succeed(List<String> arguments) {
        Commands result = Commands.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static void succeed(String... arguments) {
        succeed(List.of(arguments));
    }

    private Path file(String symbol, int day) {
        return directory.resolve(symbol + "-" + day + ".csv");
    }

    /** Two symbols from Thursday the first of August 2024 on; the weekend's days are days without a session. */
    private static String date(int day) {
        return "2024-08-0" + (day < 2 ? day + 1 : day + 3 > 9 ? 9 : day + 3);
    }

    private Path corpus() {
        return directory.resolve("corpus");
    }

    @BeforeEach
    void fill() {
        List<String> add = new ArrayList<>(List.of("corpus", "add", corpus().toString(), "--data"));
        for (String symbol : SYMBOLS) {
            for (int day = 0; day < DAYS; day++) {
                succeed(
                        "generate",
                        "--symbol",
                        symbol,
                        "--start",
                        date(day) + "T14:00:00Z",
                        "--duration",
                        "15s",
                        "--seed",
                        Integer.toString(symbol.hashCode() + day),
                        "--out",
                        file(symbol, day).toString());
                add.add(file(symbol, day).toString());
            }
        }
        succeed(add);
    }

    private static List<String> study(List<String> data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("study"));
        arguments.addAll(data);
        arguments.addAll(List.of("--horizon", "4s", "--slice", "2s", "--starts", "3", "--sizes", "200"));
        arguments.addAll(List.of("--strategies", "cont-kukanov,twap,best-ask", "--venue-fees", "us-equities"));
        arguments.addAll(List.of("--quiet"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private List<String> ofCorpus(String... more) {
        return study(List.of("--corpus", corpus().toString()), more);
    }

    private static void assertSame(Path out, Path other) {
        for (String file : FILES) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
        }
    }

    @Test
    void daysInOneStudyAreTheStudiesOfTheDaysJoinedToTheByte() throws IOException {
        Path out = directory.resolve("all");
        succeed(ofCorpus("--out", out.toString()));
        List<String> joined = new ArrayList<>();
        for (CorpusDay day : Corpus.open(corpus()).days(CorpusChoice.ALL)) {
            Path own = directory.resolve("one");
            Path file = SYMBOLS.stream()
                    .flatMap(symbol -> IntStream.range(0, DAYS)
                            .filter(number -> symbol.equals(day.symbol())
                                    && date(number).equals(day.day().toString()))
                            .mapToObj(number -> file(symbol, number)))
                    .findFirst()
                    .orElseThrow();
            succeed(study(List.of("--input", file.toString()), "--out", own.toString()));
            Files.readAllLines(own.resolve("study.csv")).stream()
                    .skip(1)
                    .forEach(line -> joined.add(day.symbol() + "," + day.day() + "," + line));
        }
        assertThat(Files.readAllLines(out.resolve("study.csv")).stream().skip(1))
                .isEqualTo(joined);
        Values study = ResultReader.object(out, StudyKeys.FILE);
        assertThat(study.get(StudyKeys.BY_SYMBOL))
                .extracting(each -> each.get(PanelKeys.LABEL))
                .isEqualTo(SYMBOLS);
        assertThat(study.get(StudyKeys.BY_DAY)).hasSize(DAYS);
        assertThat(study.get(StudyKeys.DAYS)).isEqualTo(DAYS);
        for (Values pair : study.get(StudyKeys.PAIRS)) {
            assertThat(pair.get(StudyKeys.DIFFERENCES_BPS)).hasSize(DAYS);
        }
        assertThat(Files.readString(out.resolve("study.html")))
                .contains("2 symbols, 7 days", "BBB", date(3), " over 7 days");
    }

    @Tag("slow")
    @Test
    void sharesProcessesAndInterruptionsGiveTheSameBytes() throws IOException {
        Path out = directory.resolve("all");
        succeed(ofCorpus("--out", out.toString(), "--threads", "1"));
        Path again = directory.resolve("again");
        succeed(
                "study",
                "--config",
                out.resolve("config.resolved.yaml").toString(),
                "--quiet",
                "--out",
                again.toString());
        assertSame(again, out);
        Path processes = directory.resolve("processes");
        succeed(ofCorpus("--out", processes.toString(), "--processes", "2"));
        assertSame(processes, out);
        Path plan = directory.resolve("plan");
        succeed(ofCorpus("--plan-only", plan.toString()));
        succeed("work", plan.toString(), "--shard", "2/2");
        Path tape = corpus().resolve("AAA").resolve(date(4) + ".tape");
        Files.move(tape, directory.resolve("hidden"));
        assertThat(Commands.run("work", plan.toString()).exitCode()).isEqualTo(ExitCode.DATA);
        Files.move(directory.resolve("hidden"), tape);
        succeed("work", plan.toString());
        Path merged = directory.resolve("merged");
        succeed("merge", plan.toString(), "--quiet", "--out", merged.toString());
        assertSame(merged, out);
    }

    @Test
    void aWorkerWhoseCorpusHasOtherDataIsRefusedByName() {
        Path plan = directory.resolve("plan");
        succeed(ofCorpus("--plan-only", plan.toString()));
        succeed("corpus", "rm", corpus().toString(), "--symbols", "AAA", "--days", date(2));
        assertThat(Commands.run("work", plan.toString()).err())
                .contains("does not have the day")
                .contains(date(2));
        Path other = directory.resolve("other.csv");
        succeed(
                "generate",
                "--symbol",
                "AAA",
                "--start",
                date(2) + "T14:00:00Z",
                "--duration",
                "16s",
                "--seed",
                "99",
                "--out",
                other.toString());
        succeed("corpus", "add", corpus().toString(), "--data", other.toString());
        Commands refused = Commands.run("work", plan.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("other data than the plan").contains("AAA " + date(2));
    }

    @Test
    void wrongChoicesAreExplained() {
        Commands none = Commands.run(ofCorpus("--symbols", "ZZZ").toArray(String[]::new));
        assertThat(none.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(none.err()).contains("no day of that choice").contains("ZZZ");
        Commands days = Commands.run(ofCorpus("--days", "2024-99").toArray(String[]::new));
        assertThat(days.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(days.err()).contains("--days").contains("2024-99");
        Commands both =
                Commands.run(ofCorpus("--input", file("AAA", 0).toString()).toArray(String[]::new));
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        Commands oneDay = Commands.run(
                ofCorpus("--days", date(0), "--out", directory.resolve("day").toString())
                        .toArray(String[]::new));
        assertThat(oneDay.err()).contains("two days");
        Path plan = directory.resolve("plan-of-a-day");
        Commands planned = Commands.run(
                ofCorpus("--days", date(0), "--plan-only", plan.toString()).toArray(String[]::new));
        assertThat(planned.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(planned.err()).contains("two days");
        assertThat(plan).doesNotExist();
    }
}
