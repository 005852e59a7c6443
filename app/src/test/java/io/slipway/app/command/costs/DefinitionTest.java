package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.dbn.DbnMetadata;
import io.slipway.dbn.DbnWriter;
import io.slipway.dbn.record.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The definition of an instrument gives its tick; the bytes of the records are put here by hand, apart from the reader. */
class DefinitionTest {

    private static final long START_NS = 1_722_520_800_000_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private static ByteBuffer definition(String symbol, long priceStepE9, long contractSizeE9) {
        ByteBuffer record = ByteBuffer.allocate(520).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) (520 / 4))
                .put(1, (byte) 0x13)
                .putShort(2, (short) 1)
                .putInt(4, 7);
        record.putLong(8, START_NS)
                .putLong(16, START_NS)
                .putLong(24, priceStepE9)
                .putLong(80, contractSizeE9);
        record.put(224, "USD".getBytes(StandardCharsets.US_ASCII));
        record.put(238, symbol.getBytes(StandardCharsets.US_ASCII));
        record.put(360, "IPNT".getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private Path definitions(ByteBuffer... records) throws IOException {
        Path file = folder.resolve("day.definition.dbn");
        DbnMetadata metadata = DbnMetadata.of("GLBX.MDP3", Schema.MBP_1, START_NS, START_NS + 10, List.of());
        try (DbnWriter writer = DbnWriter.create(Files.newOutputStream(file), metadata)) {
            for (ByteBuffer each : records) {
                writer.write(each, 0, each.capacity());
            }
        }
        return file;
    }

    /** Quotes of futures at so few prices that they show no tick. */
    private Commands backtest(Path definitions, String... more) {
        Path quotes = folder.resolve("quotes.csv");
        write(
                quotes,
                "ts_recv,ts_event,publisher_id,action,side,price,size,flags,ts_in_delta,sequence,bid_px_00,ask_px_00,"
                        + "bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n"
                        + START_NS + "," + START_NS + ",1,M,B,,0,0,0,1,5000,5000.25,50,50,1,1,ESU4\n"
                        + (START_NS + 60_000_000_000L) + "," + (START_NS + 60_000_000_000L)
                        + ",1,M,B,,0,0,0,2,5000,5000.5,50,50,1,1,ESU4\n");
        List<String> words = new ArrayList<>(List.of("backtest", "-q", "--input", quotes.toString(), "--qty", "20"));
        words.addAll(List.of(
                "--strategies",
                "cont-kukanov-static",
                "--out",
                folder.resolve("out").toString()));
        words.addAll(List.of("--definition", definitions.toString()));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings() throws IOException {
        return Files.readString(folder.resolve("out/config.resolved.yaml"));
    }

    @Test
    void theTickIsThatOfTheDefinitionOfTheSymbol() throws IOException {
        Path file = definitions(
                definition("NQU4", 500_000_000L, 20_000_000_000L), definition("ESU4", 250_000_000L, 50_000_000_000L));
        assertThat(Commands.onStandardError(() -> {
                    Commands done = backtest(file, "--symbol", "ESU4", "--multiplier", "50");
                    assertThat(done.exitCode()).as(done.err()).isZero();
                }))
                .isEmpty();
        assertThat(settings()).contains("tick: \"0.25\"");
        assertThat(backtest(file).err()).contains("definitions of 2 symbols, such as NQU4; choose one with --symbol");
        assertThat(backtest(file, "--symbol", "ESU4,NQU4").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    /** Futures tell no currency by their venue: it is that of the definition, or the one that is stated. */
    @Test
    void theCurrencyIsThatOfTheDefinition() throws IOException {
        ByteBuffer euros = definition("ESU4", 250_000_000L, 1_000_000_000L);
        euros.put(224, "EUR".getBytes(StandardCharsets.US_ASCII));
        Path file = definitions(definition("NQU4", 250_000_000L, 1_000_000_000L), euros);
        assertThat(backtest(file, "--symbol", "ESU4").exitCode()).isZero();
        assertThat(results()).contains("\"currency\" : \"EUR\"");
        assertThat(settings()).contains("currency: ").contains("EUR");
        Commands stated = backtest(file, "--symbol", "ESU4", "--currency", "GBP");
        assertThat(stated.exitCode()).as(stated.err()).isZero();
        assertThat(results()).contains("\"currency\" : \"GBP\"");
    }

    private String results() throws IOException {
        return Files.readString(folder.resolve("out/results.json"));
    }

    @Test
    void aStatedTickStaysAndAContractOfAnotherSizeIsTold() throws IOException {
        Path file = definitions(definition("ESU4", 250_000_000L, 50_000_000_000L));
        String warnings = Commands.onStandardError(() -> {
            Commands done = backtest(file, "--tick", "0.5");
            assertThat(done.exitCode()).as(done.err()).isZero();
        });
        assertThat(settings()).contains("tick: \"0.5\"");
        assertThat(warnings)
                .contains("contract of 50 IPNT (--multiplier 50 if prices are per unit), prices in USD; costs are with"
                        + " --multiplier 1");
    }

    @Test
    void aFileWithoutDefinitionsIsRefused() throws IOException {
        Commands done = backtest(definitions());
        assertThat(done.exitCode()).isNotZero();
        assertThat(done.err()).contains("day.definition.dbn: no definition");
        assertThat(done.err().lines()).hasSize(1);
    }
}
