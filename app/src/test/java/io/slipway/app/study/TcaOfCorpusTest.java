package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
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

/** Own executions on the days of a corpus have the figures that they have on the files of these days. */
class TcaOfCorpusTest {

    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final List<String> DAYS = List.of("2024-08-01", "2024-08-02", "2024-08-05");

    @TempDir
    private Path directory = Path.of("");

    private Path data(String symbol, String day) {
        return directory.resolve(symbol + "-" + day + ".csv");
    }

    private static Commands succeed(String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    @BeforeEach
    void fill() throws IOException {
        List<String> orders = new ArrayList<>(List.of("order_id,symbol,side,qty,arrival_time,end_time"));
        List<String> fills = new ArrayList<>(List.of("exec_id,order_id,time,venue,symbol,side,qty,price"));
        for (String symbol : SYMBOLS) {
            for (String day : DAYS) {
                Path file = data(symbol, day);
                succeed(
                        "generate",
                        "--symbol",
                        symbol,
                        "--seed",
                        Integer.toString((symbol + day).hashCode()),
                        "--start",
                        day + "T14:00:00Z",
                        "--duration",
                        "15s",
                        "--out",
                        file.toString());
                succeed("corpus", "add", directory.resolve("corpus").toString(), "--data", file.toString());
                String id = symbol + day;
                orders.add(id + "," + symbol + ",buy,200," + day + "T14:00:03Z," + day + "T14:00:12Z");
                fills.add(id + "-1," + id + "," + day + "T14:00:05Z,XNAS," + symbol + ",buy,100,157.10");
                fills.add(id + "-2," + id + "," + day + "T14:00:09Z,XBOS," + symbol + ",buy,100,157.20");
            }
        }
        Files.write(directory.resolve("orders.csv"), orders);
        Files.write(directory.resolve("fills.csv"), fills);
    }

    private List<String> tca(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("tca", "--quiet", "--out", out));
        arguments.addAll(List.of("--orders", directory.resolve("orders.csv").toString()));
        arguments.addAll(List.of("--fills", directory.resolve("fills.csv").toString()));
        arguments.addAll(List.of("--strategies", "twap,best-ask", "--slice", "2s"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Test
    void figuresAreThoseOfTheFilesOfTheDays() throws IOException {
        Path corpus = directory.resolve("of-corpus");
        Path files = directory.resolve("of-files");
        succeed(tca(corpus.toString(), "--corpus", directory.resolve("corpus").toString())
                .toArray(String[]::new));
        succeed(tca(
                        files.toString(),
                        "--input",
                        directory.resolve("{symbol}-*.csv").toString())
                .toArray(String[]::new));
        try (Stream<Path> written = Files.list(files)) {
            List<Path> tables =
                    written.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(tables).hasSizeGreaterThan(1);
            for (Path table : tables) {
                assertThat(corpus.resolve(String.valueOf(table.getFileName()))).hasSameBinaryContentAs(table);
            }
        }
        assertThat(digests(corpus)).isEqualTo(digests(files)).hasSize(2);
        assertThat(Files.readString(corpus.resolve("orders.csv"))).contains("AAA2024-08-01", "BBB2024-08-05");
    }

    private static List<String> digests(Path out) throws IOException {
        return Files.readAllLines(out.resolve("tca.json")).stream()
                .filter(line -> line.contains("\"sha256\"") || line.contains("\"input_sha256\""))
                .map(String::strip)
                .toList();
    }

    @Test
    void daysThatAreNotChosenHaveNoMarketAndTwoSourcesAreRefused() {
        String corpus = directory.resolve("corpus").toString();
        Path out = directory.resolve("some");
        succeed(tca(out.toString(), "--corpus", corpus, "--days", "2024-08-01..2024-08-02")
                .toArray(String[]::new));
        assertThat(out.resolve("orders.csv")).content().contains("AAA2024-08-05");
        Commands both = Commands.run(tca(
                        out.toString(),
                        "--corpus",
                        corpus,
                        "--input",
                        data("AAA", DAYS.get(0)).toString())
                .toArray(String[]::new));
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--input and --corpus");
    }
}
