package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --symbol A,B} and {@code --symbol all}: each symbol has the result that it has alone. */
class SeveralSymbolsTest {

    private static final List<String> SYMBOLS = List.of("BRK/A", "DEMO");

    @TempDir
    private Path folder = Path.of("");

    private Path data = Path.of("");

    /** The example's rows, each followed by one of another symbol at twice the price; and a third with a print alone. */
    @BeforeEach
    void writeData() throws IOException {
        List<String> lines = Files.readAllLines(SharedFiles.root().resolve("examples/demo_mbp-1.csv")).stream()
                .limit(1_500)
                .toList();
        List<String> all = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            all.add(line);
            all.add(line.replace(",1,A,", ",2,A,")
                    .replace(",DEMO", ",BRK/A")
                    .replaceAll(",1(\\d\\d\\.\\d{9})", ",2$1"));
        }
        all.add(lines.get(1).replace(",DEMO", ",PRINTS").replace(",A,B,", ",T,B,"));
        data = Files.write(folder.resolve("three.csv"), all);
    }

    private static Commands run(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return Commands.run(all.toArray(String[]::new));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest --qty 600 --slice 5s --fee 0.3c --strategies twap,best-ask,cont-kukanov",
                "study --horizon 8s --slice 4s --sizes 300 --starts 4 --strategies twap,best-ask",
                "calibrate --rest 5s",
                "tune --qty 600 --slice 5s --strategies twap,cont-kukanov-static --under-test cont-kukanov-static"
                        + " --lambda-under 0.01,0.02 --lambda-over 0 --theta-queue 0",
                "inspect"
            })
    void eachSymbolHasTheResultThatItHasAlone(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(List.of("--input", data.toString()));
        Path both = folder.resolve("both");
        Commands result = run(words, "--symbol", "DEMO, BRK/A", "--out", both.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("BRK/A").contains("DEMO");
        for (String symbol : SYMBOLS) {
            Path alone = folder.resolve("alone").resolve(symbol.replace("/", "%2F"));
            assertThat(run(words, "--symbol", symbol, "--out", alone.toString()).exitCode())
                    .isZero();
            Path part = both.resolve(symbol.replace("/", "%2F"));
            assertThat(files(part)).isEqualTo(files(alone)).isNotEmpty();
            for (Path file : files(alone)) {
                assertThat(part.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
            }
        }
        assertThat(both.resolve("symbols.html")).isRegularFile();
    }

    @Test
    void aPlanOfEachSymbolIsWorkedAndMergedAlone() throws IOException {
        List<String> words = new ArrayList<>(List.of("study", "--input", data.toString(), "--horizon", "8s"));
        words.addAll(List.of("--slice", "4s", "--sizes", "300", "--starts", "4", "--strategies", "twap,best-ask"));
        Path plans = folder.resolve("plans");
        Commands planned = run(words, "--symbol", "DEMO,BRK/A", "--plan-only", plans.toString());
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        for (String symbol : SYMBOLS) {
            String name = symbol.replace("/", "%2F");
            Path plan = plans.resolve(name);
            Path merged = folder.resolve("merged").resolve(name);
            Path alone = folder.resolve("alone").resolve(name);
            assertThat(Commands.run("work", plan.toString()).exitCode()).isZero();
            assertThat(Commands.run("merge", plan.toString(), "--out", merged.toString())
                            .exitCode())
                    .isZero();
            assertThat(run(words, "--symbol", symbol, "--out", alone.toString()).exitCode())
                    .isZero();
            assertThat(merged.resolve("study.json")).hasSameTextualContentAs(alone.resolve("study.json"));
        }
    }

    @Test
    void allSymbolsAreFoundAndOneWithoutQuotesSaysSo() throws IOException {
        Path out = folder.resolve("all");
        String[] told = new String[1];
        List<String> words = List.of(
                "backtest",
                "--input",
                data.toString(),
                "--qty",
                "300",
                "--slice",
                "5s",
                "--strategies",
                "twap,best-ask");
        String warnings = Commands.onStandardError(() ->
                told[0] = run(words, "--symbol", "all", "--out", out.toString()).out());
        assertThat(warnings).contains("PRINTS has no result: the data has trades but no quotes");
        assertThat(told[0]).contains("no result: the data has trades but no quotes");
        List<String> rows = Files.readAllLines(out.resolve("symbols.csv"));
        assertThat(rows.get(0)).startsWith("symbol,directory,reason,name,events,orders,filled_qty,fees");
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[0]))
                .containsExactly("BRK/A", "BRK/A", "DEMO", "DEMO", "PRINTS");
        assertThat(rows.get(1)).startsWith("BRK/A,BRK%2FA,,twap,");
        assertThat(out.resolve("config.resolved.yaml")).content().contains("symbol: \"BRK/A,DEMO,PRINTS\"");
    }

    /** Two starts make no six blocks, so each symbol's study refuses, and the list says why. */
    @Test
    void aRefusedComparisonHasItsReason() throws IOException {
        Path out = folder.resolve("refused");
        List<String> words = List.of(
                "study",
                "--input",
                data.toString(),
                "--horizon",
                "8s",
                "--slice",
                "4s",
                "--sizes",
                "300",
                "--starts",
                "2",
                "--strategies",
                "twap,best-ask");
        Commands result = run(words, "--symbol", "DEMO, BRK/A", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("symbols.csv"));
        assertThat(rows.stream().filter(row -> row.contains(",twap,")))
                .hasSize(2)
                .allMatch(row -> row.split(",", -1)[2].isEmpty());
        assertThat(rows.stream().filter(row -> row.contains("best-ask,")))
                .hasSize(2)
                .allMatch(row -> row.contains("too few starts to tell best-ask from twap"));
        assertThat(result.out()).contains("best-ask (refused)");
    }

    @Test
    void theResultIsMadeAgainFromItsSettings() throws IOException {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        assertThat(Commands.run("calibrate", data.toString(), "--symbol", "all", "--rest", "3s", "--out", "" + first)
                        .exitCode())
                .isZero();
        String config = first.resolve("config.resolved.yaml").toString();
        assertThat(Commands.run("calibrate", "--config", config, "--out", "" + again)
                        .exitCode())
                .isZero();
        assertThat(files(again)).isEqualTo(files(first));
        assertThat(again.resolve("symbols.csv")).hasSameBinaryContentAs(first.resolve("symbols.csv"));
    }

    @Test
    void reportAndAuditReadAllSymbols() throws IOException {
        Path out = folder.resolve("two");
        List<String> words = List.of(
                "backtest",
                "--input",
                data.toString(),
                "--qty",
                "300",
                "--slice",
                "5s",
                "--strategies",
                "twap,best-ask");
        assertThat(run(words, "--symbol", "DEMO,BRK/A", "--out", out.toString()).exitCode())
                .isZero();
        byte[] page = Files.readAllBytes(out.resolve("symbols.html"));
        Files.delete(out.resolve("symbols.html"));
        Files.delete(out.resolve("DEMO/report.html"));
        Commands report = Commands.run("report", out.toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(out.resolve("symbols.html")).hasBinaryContent(page);
        assertThat(out.resolve("DEMO/report.html")).isRegularFile();
        Commands sound = Commands.run("audit", out.toString());
        assertThat(sound.exitCode()).isZero();
        assertThat(sound.out()).contains("BRK%2FA").contains("DEMO");
        Path fills = out.resolve("DEMO/fills.csv");
        List<String> rows = new ArrayList<>(Files.readAllLines(fills));
        rows.remove(rows.size() - 1);
        Files.write(fills, rows);
        assertThat(Commands.run("audit", out.toString()).exitCode()).isEqualTo(ExitCode.ALTERED);
    }

    @Test
    void wrongSymbolsEndInASentence() {
        List<String> words = List.of("backtest", "--input", data.toString(), "--qty", "300");
        Path out = folder.resolve("none");
        Commands empty = run(words, "--symbol", "A,,B", "--out", out.toString());
        assertThat(empty.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(empty.err()).contains("--symbol: a symbol without a name: symbols=A,,B");
        Commands[] unknown = new Commands[1];
        Commands.onStandardError(() -> unknown[0] = run(words, "--symbol", "X,Y", "--out", out.toString()));
        assertThat(unknown[0].exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(unknown[0].err()).contains("no rows of the symbol: symbol=X");
        assertThat(out).doesNotExist();
    }

    @Test
    void tcaMeasuresTheSymbolsThatAreNamed() throws IOException {
        Path fills = Files.writeString(folder.resolve("fills.csv"), """
                exec_id,time,venue,symbol,side,qty,price
                1,2024-08-01T14:00:20Z,XNAS,DEMO,buy,100,149.97
                2,2024-08-01T14:00:21Z,XNAS,BRK/A,buy,100,249.97
                3,2024-08-01T14:00:22Z,XNAS,OTHER,buy,100,10
                """);
        Path out = folder.resolve("tca");
        Commands result = Commands.run(
                "tca",
                "--fills",
                fills.toString(),
                "--input",
                data.toString(),
                "--symbol",
                "DEMO,BRK/A",
                "--out",
                "" + out);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(out.resolve("orders.csv"))
                .content()
                .contains("DEMO")
                .contains("BRK/A")
                .doesNotContain("OTHER");
    }
}
