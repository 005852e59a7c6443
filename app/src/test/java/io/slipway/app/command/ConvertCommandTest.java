package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversions of the shipped example and of recorded files. */
class ConvertCommandTest {

    @TempDir
    private Path directory = Path.of("");

    private static Path example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv");
    }

    private String digest(String name, Path input) throws IOException {
        Path out = directory.resolve(name);
        Commands result = Commands.run("backtest", "--input", input.toString(), "--out", out.toString(), "--quiet");
        assertThat(result.exitCode()).isZero();
        return new ObjectMapper()
                .readTree(out.resolve("results.json").toFile())
                .at("/input_sha256")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"'', mbp-10", "mbp-10, mbp-10", "mbp-1, mbp-1"})
    void convertingEventsKeepsTenLevelsOrSaysThatItDoesNot(String schema, String written) {
        Path orders = SharedFiles.file("data/databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv");
        Path book = SharedFiles.file("data/lobster/AAPL_2012-06-21_first998_message_10.csv");
        Path target = directory.resolve("converted-" + schema + ".dbn");
        List<String> line = new ArrayList<>(List.of("convert", book.toString(), "--out", target.toString()));
        line.addAll(schema.isEmpty() ? List.of() : List.of("--schema", schema));
        Commands result = Commands.run(line.toArray(String[]::new));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("records of schema " + written);
        MarketTape before = MarketTape.readAll(DataFiles.open(book, ReadOptions.all()));
        MarketTape after = MarketTape.readAll(DataFiles.open(target, ReadOptions.all()));
        if (written.equals("mbp-10")) {
            assertSameBooks(after, before);
        } else {
            assertThat(result.out()).contains("1,097 records without their levels beyond the best");
        }
        Path rebuilt = directory.resolve("rebuilt-" + schema + ".csv");
        assertThat(Commands.run("convert", orders.toString(), "--schema", written, "--out", rebuilt.toString())
                        .exitCode())
                .isZero();
        MarketTape converted = MarketTape.readAll(DataFiles.open(rebuilt, ReadOptions.all()));
        if (written.equals("mbp-10")) {
            assertSameBooks(converted, MarketTape.readAll(DataFiles.open(orders, ReadOptions.all())));
        }
    }

    private static void assertSameBooks(MarketTape actual, MarketTape expected) {
        assertThat(actual.namesOrders()).isFalse();
        assertThat(expected.namesOrders()).isTrue();
        MarketTape.Builder books = new MarketTape.Builder(expected.instrument());
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < expected.size(); i++) {
            expected.read(i, event);
            books.add(event.origin(event.publisherId(), event.sequence()));
        }
        assertThat(actual.sha256()).isEqualTo(books.build().sha256());
    }

    @Test
    void convertingToDbnAndBackGivesTheSameFile() throws IOException {
        Path dbn = directory.resolve("example.dbn.zst");
        Path csv = directory.resolve("example.csv");
        assertThat(Commands.run("convert", example().toString(), "--out", dbn.toString())
                        .exitCode())
                .isZero();
        assertThat(Commands.run("convert", dbn.toString(), "--out", csv.toString())
                        .exitCode())
                .isZero();
        assertThat(csv).hasSameBinaryContentAs(example());
        assertThat(digest("from-dbn", dbn)).isEqualTo(digest("from-csv", example()));
    }

    @ParameterizedTest
    @CsvSource({"'', example.csv", "mbp-1, AAPL_2012-06-21_first998_message_10.csv"})
    void quietPrintsNothingAndWritesTheSameFile(String schema, String name) {
        Path input = schema.isEmpty() ? example() : SharedFiles.file("data/lobster/" + name);
        Path loud = directory.resolve("loud.csv");
        Path quiet = directory.resolve("quiet.csv");
        List<String> line = new ArrayList<>(List.of("convert", input.toString()));
        line.addAll(schema.isEmpty() ? List.of() : List.of("--schema", schema));
        List<String> silent = new ArrayList<>(line);
        line.addAll(List.of("--out", loud.toString()));
        silent.addAll(List.of("--out", quiet.toString(), "--quiet"));
        Commands told = Commands.run(line.toArray(String[]::new));
        assertThat(told.out()).startsWith("Wrote ").contains(schema.isEmpty() ? "mbp-1" : "beyond the best");
        Commands result = Commands.run(silent.toArray(String[]::new));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(quiet).hasSameBinaryContentAs(loud);
    }

    @Test
    void theShippedDbnHoldsTheShippedCsv() {
        Path dbn = example().resolveSibling("demo_mbp-1.dbn.zst");
        assertThat(MarketTape.readAll(DataFiles.open(dbn, ReadOptions.all())).sha256())
                .isEqualTo(MarketTape.readAll(DataFiles.open(example(), ReadOptions.all()))
                        .sha256());
        assertThat(dbn.toFile().length()).isLessThan(3_000_000);
    }

    @Test
    void refusesToConvertWhatItCannotWrite() {
        String target = directory.resolve("x.foo").toString();
        Commands result = Commands.run("convert", example().toString(), "--out", target);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("slipway: no format for a file of that name");
    }
}
