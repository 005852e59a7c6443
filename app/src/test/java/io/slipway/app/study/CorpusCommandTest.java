package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusChoice;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.data.source.ReadOptions;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<Path> files = new ArrayList<>();

    /** Data of a symbol from 14:00 UTC on, a Thursday or the Friday after it. */
    private Path generate(String symbol, String day, int seed) {
        Path file = directory.resolve(symbol.replace('/', '_') + "-" + day + ".csv");
        succeed(
                "generate",
                "--symbol",
                symbol,
                "--start",
                day + "T14:00:00Z",
                "--duration",
                "20s",
                "--seed",
                Integer.toString(seed),
                "--out",
                file.toString());
        files.add(file);
        return file;
    }

    private Path corpus() {
        return directory.resolve("corpus");
    }

    private static Commands succeed(String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private Commands add(Path... some) {
        List<String> arguments = new ArrayList<>(List.of("corpus", "add", corpus().toString(), "--data"));
        List.of(some).forEach(file -> arguments.add(file.toString()));
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static MarketTape read(Path... some) {
        return MarketTape.readAll(
                DataFiles.open(List.of(some).stream().map(Path::toString).toList(), ReadOptions.all()));
    }

    private String catalogue() throws IOException {
        return Files.readString(corpus().resolve("catalogue.csv"));
    }

    private List<CorpusDay> days(String symbols, String days) {
        return Corpus.open(corpus()).days(CorpusChoice.of(symbols, days));
    }

    @Test
    void aDayIsTheTapeOfItsFileAndAddingItAgainChangesNothing() throws IOException {
        Path a = generate("AAA", "2024-08-01", 1);
        Path b = generate("BRK/B", "2024-08-02", 2);
        assertThat(add(a, b).out()).contains("Added 2 days").contains("were there already: 0");
        String before = catalogue();
        Corpus corpus = Corpus.open(corpus());
        assertThat(corpus.days(CorpusChoice.ALL)).hasSize(2).allSatisfy(day -> {
            MarketTape tape = read(day.symbol().equals("AAA") ? a : b);
            assertThat(day.sha256()).isEqualTo(tape.sha256());
            assertThat(corpus.tape(day).sha256()).isEqualTo(tape.sha256());
            assertThat(day.rows()).isEqualTo(tape.size());
            assertThat(day.span().calendar()).isEqualTo("us-equities");
            assertThat(day.span().open().orElseThrow()).hasToString(day.day() + "T13:30:00Z");
        });
        assertThat(add(b, a).out()).contains("Added 0 days").contains("were there already: 2");
        assertThat(catalogue()).isEqualTo(before).contains("BRK%2FB/2024-08-02.tape");
        assertThat(succeed("corpus", "ls", corpus().toString()).out()).contains("BRK/B", "2024-08-02");
    }

    @Test
    void aFileOfSeveralDaysGivesTheDaysOfSeveralFiles() {
        Path first = generate("AAA", "2024-08-01", 1);
        Path second = generate("AAA", "2024-08-02", 2);
        assertThat(Commands.run(
                                "corpus",
                                "add",
                                corpus().toString(),
                                "--together",
                                "--data",
                                first.toString(),
                                second.toString())
                        .out())
                .contains("Added 2 days");
        assertThat(days("*", ""))
                .extracting(CorpusDay::sha256)
                .containsExactly(read(first).sha256(), read(second).sha256());
        assertThat(add(first, second).out()).contains("Added 2 days");
        assertThat(days("*", "")).hasSize(2);
    }

    @Test
    void otherDataOfADayIsRefusedUntilTheDayIsRemoved() {
        Path one = generate("AAA", "2024-08-01", 1);
        assertThat(add(one).exitCode()).isZero();
        Path other = generate("AAA", "2024-08-01", 3);
        Commands refused = add(other);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err())
                .contains("other data of this day")
                .contains("AAA")
                .contains("--together");
        assertThat(Commands.run("corpus", "rm", corpus().toString()).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(succeed("corpus", "rm", corpus().toString(), "--symbols", "A*", "--days", "2024-08")
                        .out())
                .contains("Removed 1 days");
        assertThat(corpus().resolve("AAA/2024-08-01.tape")).doesNotExist();
        assertThat(add(other).exitCode()).isZero();
    }

    @Test
    void verifyFindsEveryAlteredBitAndEveryMissingOrUnknownTape() throws IOException {
        add(generate("AAA", "2024-08-01", 1), generate("BBB", "2024-08-01", 2));
        assertThat(succeed("corpus", "verify", corpus().toString()).out()).contains("Verified 2 days; faults: 0");
        Path tape = corpus().resolve("AAA/2024-08-01.tape");
        byte[] bytes = Files.readAllBytes(tape);
        for (int at : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
            byte[] other = bytes.clone();
            other[at] ^= 4;
            Files.write(tape, other);
            Commands found = Commands.run("corpus", "verify", corpus().toString());
            assertThat(found.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(found.out()).contains("AAA 2024-08-01").contains("faults: 1");
        }
        Files.copy(corpus().resolve("BBB/2024-08-01.tape"), tape, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(Commands.run("corpus", "verify", corpus().toString()).out())
                .contains("not the one of the catalogue");
        Files.write(tape, bytes);
        Files.copy(tape, corpus().resolve("AAA/2024-08-05.tape"));
        assertThat(succeed("corpus", "verify", corpus().toString()).out())
                .contains("not in the catalogue: AAA/2024-08-05.tape");
        Files.delete(tape);
        assertThat(Commands.run("corpus", "verify", corpus().toString()).exitCode())
                .isEqualTo(ExitCode.DATA);
        assertThat(add(files.get(0)).out()).contains("Added 1 days");
        succeed("corpus", "verify", corpus().toString());
    }

    @Test
    void symbolsAndDaysAreChosenByPatternsAndRanges() {
        add(generate("AAA", "2024-07-31", 1), generate("AAB", "2024-08-01", 2), generate("BAB", "2024-12-31", 3));
        Map<String, List<String>> expected = Map.of(
                "A*|", List.of("AAA", "AAB"),
                "AAA,BAB|", List.of("AAA", "BAB"),
                "*|2024-08", List.of("AAB"),
                "*|2024-08..2024-12", List.of("AAB", "BAB"),
                "*|2024", List.of("AAA", "AAB", "BAB"),
                "*|2024-07-31,2024-12-31", List.of("AAA", "BAB"),
                "A.*|", List.of());
        expected.forEach((choice, symbols) -> {
            String[] texts = choice.split("\\|", -1);
            assertThat(days(texts[0], texts[1])).extracting(CorpusDay::symbol).isEqualTo(symbols);
        });
        for (String days : List.of("2024-13", "x", "2024-08-02..2024-08-01", "2024-8")) {
            Commands wrong = Commands.run("corpus", "ls", corpus().toString(), "--days", days);
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains("--days").contains(days);
        }
        assertThat(days("*", "").get(0).day()).isEqualTo(LocalDate.parse("2024-07-31"));
    }
}
