package io.slipway.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.slipway.data.DataFiles;
import io.slipway.data.proposal.MappingProposal;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.MarketDataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that polars and Arrow's library for JavaScript wrote of the values in {@code samples/write.mjs}. More damage by {@code -Dslipway.fuzz=100000}. */
class ArrowTest {

    private static final int MUTATIONS = Integer.getInteger("slipway.fuzz", 300);

    private static final long MOST_ALLOCATED_BYTES = 1L << 26;

    private static final String MAPPING =
            "columns: {time: ts, symbol: sym, bid: bid, bid_size: bsize, ask: ask, ask_size: asize, venue: ex}\n";

    @TempDir
    Path folder;

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = ArrowTest.class.getResourceAsStream("samples/" + name)) {
            if (in == null) {
                throw new IOException("no sample: " + name);
            }
            return in.readAllBytes();
        }
    }

    private List<String> text(byte[] bytes, boolean isPlain, String... columns) throws IOException {
        DataSource source = DataSource.open(Files.write(folder.resolve("t.arrow"), bytes));
        ArrowFormat format = new ArrowFormat();
        assertThat(format.recognises(source)).isTrue();
        try (DataSource table = isPlain ? format.asCsv(source) : format.text(source, List.of(columns))) {
            return new String(table.stream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private List<String> events(String name, byte[] bytes, String mapping) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Optional<Path> yaml =
                mapping.isEmpty() ? Optional.empty() : Optional.of(TextFiles.write(folder, "m.yml", mapping));
        return TextFiles.lines(TextFiles.read(file, ReadOptions.all().withFormat(Optional.empty(), yaml)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polars_uncompressed.arrow", "polars_lz4.arrow", "polars_zstd.arrow"})
    void aFrameOfPolarsIsReadInEveryCompression(String name) throws IOException {
        assertThat(text(sample(name), false))
                .containsExactly(
                        "ts\tsym\tbid\tbsize\task\tasize\tex\tnote\tok",
                        "1722519000001000000\tABC\t50.01\t200\t50.02\t100\tN\tshort\ttrue",
                        "1722519000002000000\tABC\t50.0\t300\t50.03\t150\tP\ta text that is longer than twelve bytes\tfalse",
                        "1722519000003000000\tABC\t\t\t50.03\t175\tN\t\t");
        assertThat(events(name, sample(name), MAPPING))
                .containsExactly(
                        "2024-08-01T13:30:00.001Z 9 AN 50.01x200/50.02x100",
                        "2024-08-01T13:30:00.002Z 43 AN 50.00x300/50.03x150",
                        "2024-08-01T13:30:00.003Z 9 AN -/50.03x175");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow_js.arrow", "arrow_js.arrows"})
    void filesAndStreamsOfOtherTypesAreRead(String name) throws IOException {
        String header = "ns\tus\ts\tday\tclock\ti8\tu64\tf32\tdec\tvenue\tbids\tasks\tpair\traw";
        String first = "1722519000000000123\t1722519000000001000\t%s\t2024-08-01\t13:30:00.000001\t-5"
                + "\t18446744073709551615\t0.1\t50.01\tXNAS\t[{'price': 50.01, 'size': 300.0}, {'price': 50.0, 'size': 0.25}]"
                + "\t[{'price': 50.02, 'size': 7.0}]\t[1, 2]\t50.010000000";
        String second = "\t1722519000000002000\t\t\t\t\t7\t\t-50.01\tARCX\t[]\t[]\t[3, 4]\t";
        assertThat(text(sample(name), false))
                .containsExactly(header, String.format(first, "1722519000000000000"), second);
        assertThat(text(sample(name), true))
                .containsExactly(header, String.format(first, "2024-08-01 13:30:00"), second);
    }

    @Test
    void onlyTheColumnsThatAreMappedAreRead() throws IOException {
        assertThat(text(sample("arrow_js.arrow"), false, "venue", "DEC", "none"))
                .containsExactly("dec\tvenue", "50.01\tXNAS", "-50.01\tARCX");
        assertThatThrownBy(() -> text(sample("arrow_js.arrow"), false, "price", "size"))
                .hasMessageStartingWith("t.arrow: none of the mapped columns is there: price, size, found=ns, us, s,");
    }

    /** Arrow's library for JavaScript writes the schema at the end of a file only. */
    @Test
    void aPackedFileWhoseSchemaIsAtItsEndIsToldWhatHelps() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(sample("arrow_js.arrow"));
        }
        assertThatThrownBy(() -> text(packed.toByteArray(), false))
                .hasMessage(
                        "t.arrow: its schema is at its end, so that it can be read from a plain file only; unpack it");
        assertThatThrownBy(() -> text(Arrays.copyOf(sample("arrow_js.arrow"), 2_700), false))
                .hasMessage("t.arrow: Arrow data is damaged: reason=no schema");
    }

    @Test
    void levelsInListsAreDepth() throws IOException {
        assertThat(events(
                        "depth.arrow",
                        sample("arrow_js.arrow"),
                        "columns: {time: us, bids: bids, asks: asks, venue: venue}\n"))
                .first()
                .isEqualTo("2024-08-01T13:30:00.000001Z 2 AN 50.01x30000/50.02x700");
    }

    @Test
    void columnsOfAKnownFormatNeedNoMapping() throws IOException {
        List<String> expected = List.of(
                "2024-05-01T00:00:00Z 10001 AN 59999.00x100/60000.00x50",
                "2024-05-01T00:00:01Z 10001 AN 59999.90x250/60000.10x25");
        assertThat(events("quotes.arrow", sample("tardis_quotes.arrow"), "")).isEqualTo(expected);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(sample("tardis_quotes.arrow"));
        }
        assertThat(events("quotes.arrow.gz", zipped.toByteArray(), "")).isEqualTo(expected);
    }

    @Test
    void aTableOfOtherColumnsIsToldWhatHelps() {
        assertThatThrownBy(() -> events("frame.feather", sample("polars_lz4.arrow"), ""))
                .hasMessageStartingWith("frame.feather: the format is not known: tried arrow, ")
                .hasMessageEndingWith(
                        "--mapping FILE names the columns of a table of your own, and slipway map FILE proposes one");
    }

    @Test
    void aMappingIsProposed() throws IOException {
        Path file = Files.write(folder.resolve("frame.arrow"), sample("polars_zstd.arrow"));
        try (DataSource table = DataFiles.table(DataSource.open(file)).orElseThrow()) {
            assertThat(MappingProposal.of(table).yaml()).contains("time: ts").contains("bid_size: bsize");
        }
    }

    @Test
    void featherOfVersionOneIsRefusedWithTheRemedy() {
        byte[] old = Arrays.copyOf("FEA1".getBytes(StandardCharsets.US_ASCII), 64);
        assertThatThrownBy(() -> events("old.feather", old, MAPPING))
                .hasMessage(
                        "old.feather: Feather version 1, which is not read; read it with pandas and write it again, as"
                                + " version 2");
    }

    /** A file ends with the end of its stream and a footer; a stream may end between two messages. */
    @Test
    void aFileThatIsCutOffIsNeverTakenForAWholeOne() throws IOException {
        byte[] file = sample("polars_zstd.arrow");
        int whole = 0;
        for (int length = 16; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                assertThat(text(cut, false)).hasSize(4);
                whole++;
            } catch (MarketDataException e) {
                assertThat(e.getMessage()).startsWith("t.arrow: Arrow data is ");
            }
        }
        assertThat(whole).isPositive().isLessThan(file.length / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polars_uncompressed.arrow", "polars_lz4.arrow", "polars_zstd.arrow", "arrow_js.arrows"})
    void damagedFilesGiveRowsOrASentence(String name) throws IOException {
        byte[] valid = sample(name);
        Random random = new Random(name.hashCode());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = valid.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            DataSource source = DataSource.of("t.arrow", new ByteArrayInputStream(damaged));
            try (DataSource table = new ArrowFormat().text(source, List.of())) {
                table.stream().transferTo(OutputStream.nullOutputStream());
            } catch (MarketDataException e) {
                assertThat(e.getMessage()).startsWith("t.arrow: ").doesNotContain("Exception");
                refused++;
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED_BYTES);
        }
        assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS - 1);
    }
}
