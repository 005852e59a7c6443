package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and arguments that are well formed but harmful or without meaning: each ends in one sentence, and no file is lost. */
class HostileInputTest {

    private static final String QUOTES =
            "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n";
    private static final String ROW = "binance,BTCUSDT,%d,%d,%s,37001.5,37001.4,1.5%n";
    private static final long START_US = 1_699_920_000_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private static Path example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv");
    }

    private Commands backtest(String... yaml) throws IOException {
        Path settings = Files.write(folder.resolve("run.yaml"), List.of(yaml));
        return Commands.run(
                "backtest",
                "--input",
                example().toString(),
                "--config",
                settings.toString(),
                "--out",
                folder.resolve("run").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qty: [500, 600]|500, 600",
                "qty: [2, 500]|2, 500",
                "min-slice: [1, '000']|1, 000",
            })
    void aListIsNoNumberWithGroupsOfDigits(String line, String values) throws IOException {
        Commands result = backtest("# two", line);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("slipway: run.yaml:2: " + line.substring(0, line.indexOf(':'))
                        + ": a list where one value is expected: values=" + values);
    }

    @Test
    void aListOfStrategiesIsOne() throws IOException {
        assertThat(backtest("strategies: [twap, best-ask]").exitCode()).isZero();
    }

    @Test
    void anAliasIsNotReadAsItsName() throws IOException {
        Commands result = backtest("qty: &all 500", "min-slice: *all");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("min-slice: an alias of YAML: name=all, expected the value itself");
    }

    @Test
    void faultyYamlIsToldWithItsLine() throws IOException {
        assertThat(backtest("qty: 500", "side: buy", "\tlimit: 1").err()).startsWith("slipway: run.yaml:3: not YAML: ");
    }

    @Test
    void digitsWithoutAnEndAreRefusedAtOnce() throws IOException {
        Commands result = backtest("qty: " + "9".repeat(1_000_000));
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).hasSizeLessThan(2_100);
    }

    @Test
    void aNegativeLimitIsAPrice() throws IOException {
        Path out = folder.resolve("run");
        assertThat(backtest("limit: \"-37.40\"", "strategies: best-ask").exitCode())
                .isZero();
        assertThat(Files.readAllLines(out.resolve("fills.csv"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1e-6000000", "1e999999999"})
    void anAmountWithoutMeasureIsAFaultOfItsRow(String amount) throws IOException {
        String rows = String.format(ROW, START_US, START_US, "1.5")
                + String.format(ROW, START_US + 1_000_000, START_US + 1_000_000, amount);
        Path quotes = Files.writeString(folder.resolve("binance_quotes_2023-11-14_BTCUSDT.csv"), QUOTES + rows);
        Commands result = Commands.run("inspect", quotes.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(result.err()).contains("binance_quotes_2023-11-14_BTCUSDT.csv:3: ask_amount: ");
    }

    @Test
    void aFileIsNotConvertedOntoItself() throws IOException {
        Path quotes = Files.copy(example(), folder.resolve("quotes.csv"));
        byte[] before = Files.readAllBytes(quotes);
        Path sameFile = folder.resolve(".").resolve("quotes.csv");
        Commands result = Commands.run("convert", quotes.toString(), "--out", sameFile.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--out: is a file that is read");
        assertThat(quotes).hasBinaryContent(before);
    }

    @Test
    void anEmptyMemberOfATarIsPassedOver() throws IOException {
        Path archive = folder.resolve("days.tar");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
            add(tar, "empty.csv", new byte[0]);
            add(tar, "quotes.csv", Files.readAllBytes(example()));
        }
        Commands result = Commands.run("inspect", archive.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("17,866", "empty.csv: an empty member of an archive");
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** The example ends at 14:10; its last books are none of a later window, and those before a short one are its own. */
    @Test
    void aWindowAfterTheDataHoldsNone() {
        Commands after = Commands.run("inspect", example().toString(), "--from", "2024-08-02T14:00:00Z");
        assertThat(after.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(after.err()).contains("no market data: symbol=DEMO, events=0");
        Commands between = Commands.run(
                "inspect",
                example().toString(),
                "--from",
                "2024-08-01T14:05:00Z",
                "--to",
                "2024-08-01T14:05:00.000001Z");
        assertThat(between.exitCode()).isZero();
        assertThat(between.out()).contains("XNYS");
    }

    @Test
    void aFileWhoseNameBeginsWithAnAtSignIsNoListOfWords() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "--help", StandardCharsets.UTF_8);
        Commands result = Commands.run("inspect", "@" + words);
        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(result.err()).contains("file=@" + words);
    }
}
