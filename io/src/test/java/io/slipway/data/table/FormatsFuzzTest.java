package io.slipway.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages small files of every format: each gives events or a sentence. More with {@code -Dslipway.fuzz=100000}. */
class FormatsFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("slipway.fuzz", 300);
    private static final byte[] NASTY =
            "0123456789,,,||..\"\"\n\n\r\t -+:eTZ$ANR\u0000\u00ff{}[]".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taq_quotes_nyse_20180702.csv",
                "taq_quotes_wrds.csv",
                "taq_trades.csv",
                "tardis_quotes.csv",
                "tardis_trades.csv",
                "tardis_book_snapshot_5.csv",
                "tardis_incremental_book_L2.csv",
                "mapped_quotes.csv",
                "mapped_book.json",
                "mapped_updates.json",
                "mapped_events.csv",
                "A_2012-06-21_message_1.csv",
                "A_2012-06-21_orderbook_1.csv",
            })
    void damagedFilesGiveEventsOrASentence(String name) throws IOException {
        copy("A_2012-06-21_message_1.csv");
        copy("A_2012-06-21_orderbook_1.csv");
        copy("mapping.yml");
        copy("mapping_json.yml");
        copy("mapping_updates.yml");
        copy("mapping_events.yml");
        byte[] valid = copy(name);
        Path file = folder.resolve(name);
        ReadOptions options = options(name);
        assertThat(TextFiles.read(file, options).size()).isPositive();
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutated(valid, random));
            boolean lenient = random.nextBoolean();
            refused += isRefused(file, lenient ? options.withTolerance(true, 1, false) : options) ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    @Test
    void damagedMappingsGiveEventsOrASentence() throws IOException {
        byte[] valid = copy("mapping.yml");
        copy("mapped_quotes.csv");
        Path mapping = folder.resolve("mapping.yml");
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(mapping, mutated(valid, random));
            refused += isRefused(folder.resolve("mapped_quotes.csv"), options("mapped_quotes.csv")) ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS);
    }

    private ReadOptions options(String name) {
        boolean mapped = name.startsWith("mapped");
        String mappingName = switch (name) {
            case "mapped_updates.json" -> "mapping_updates.yml";
            case "mapped_events.csv" -> "mapping_events.yml";
            default -> name.endsWith(".json") ? "mapping_json.yml" : "mapping.yml";
        };
        Optional<Path> mapping = mapped ? Optional.of(folder.resolve(mappingName)) : Optional.empty();
        return ReadOptions.all().withFormat(Optional.of(format(name)), mapping);
    }

    private static String format(String name) {
        if (name.startsWith("A_")) {
            return "lobster";
        }
        String stem = name.replaceAll("(_nyse|_wrds|_5|_20180702|\\.csv|\\.json)", "");
        return switch (stem) {
            case "mapped_quotes", "mapped_book", "mapped_updates", "mapped_events" -> "mapped-csv";
            case "tardis_incremental_book_L2" -> "tardis-incremental-l2";
            default -> stem.replace('_', '-');
        };
    }

    private byte[] copy(String name) throws IOException {
        try (InputStream in = FormatsFuzzTest.class.getResourceAsStream("samples/" + name)) {
            if (in == null) {
                throw new IOException("no sample: " + name);
            }
            byte[] bytes = in.readAllBytes();
            Files.write(folder.resolve(name), bytes);
            return bytes;
        }
    }

    private static boolean isRefused(Path file, ReadOptions options) {
        try {
            TextFiles.read(file, options);
            return false;
        } catch (MarketDataException | ConfigException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            return true;
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
                case 3 -> bytes = repeated(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
                default -> bytes = cut(bytes, Math.max(1, at), bytes.length);
            }
        }
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int from, int to) {
        byte[] more = new byte[bytes.length + to - from];
        System.arraycopy(bytes, 0, more, 0, to);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest.length == 0 ? new byte[1] : rest;
    }
}
