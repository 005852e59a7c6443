package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.management.ThreadMXBean;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.text.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages records and containers, and reads small files that unpack to large ones: each gives events or a sentence, and memory does
 * not grow with what a file claims to hold. More with {@code -Dslipway.fuzz=1000000}.
 */
class ContainersFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("slipway.fuzz", 100);

    private static final int BOMB_MB = Integer.getInteger("slipway.fuzz.bomb", 48);
    private static final int TIMES = Integer.getInteger("slipway.times", 1);
    private static final int MB = 1 << 20;

    /** A line or a record that may be held, buffers of decompression, and the classes that are loaded; far below the bomb. */
    private static final long MOST_HELD_BYTES = 40L * MB;

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,"
                    + "flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    @TempDir
    private Path folder = Path.of("");

    private byte[] csv = {};

    /** Ways to hold the bytes of a file. */
    private enum Container {
        PLAIN,
        GZIP,
        ZSTD,
        BZIP2,
        LZ4,
        ZIP,
        TAR,
        TAR_GZIP;

        byte[] of(byte[] content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = open(bytes, content.length)) {
                out.write(content);
                finish(out);
            }
            return bytes.toByteArray();
        }

        OutputStream open(OutputStream out, long length) throws IOException {
            return switch (this) {
                case PLAIN -> out;
                case GZIP -> new GZIPOutputStream(out);
                case ZSTD -> new ZstdOutputStream(out);
                case BZIP2 -> new BZip2CompressorOutputStream(out);
                case LZ4 -> new FramedLZ4CompressorOutputStream(out);
                case ZIP -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    zip.putNextEntry(new ZipEntry("data.csv"));
                    yield zip;
                }
                case TAR -> tar(out, length);
                case TAR_GZIP -> tar(new GZIPOutputStream(out), length);
            };
        }

        private static OutputStream tar(OutputStream out, long length) throws IOException {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            TarArchiveEntry entry = new TarArchiveEntry("data.csv");
            entry.setSize(length);
            tar.putArchiveEntry(entry);
            return tar;
        }

        void finish(OutputStream out) throws IOException {
            if (out instanceof TarArchiveOutputStream tar) {
                tar.closeArchiveEntry();
            } else if (out instanceof ZipOutputStream zip) {
                zip.closeEntry();
            }
        }
    }

    @BeforeEach
    void writeSeed() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i < 40; i++) {
            rows.append(String.format(
                    "2024-08-01T14:00:%1$02d.000200491Z,2024-08-01T14:00:%1$02d.000017322Z,1,%2$d,1,%3$s,B,0,149.98,500,130,"
                            + "174232,%4$d,149.98,150.0%5$d,500,%6$d,2,1,X%n",
                    i, i % 3 == 0 ? 9 : 2, i % 7 == 0 ? "T" : "A", 926_000 + i, i % 5, 100 * i));
        }
        csv = rows.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] dbn() throws IOException {
        Path text = Files.write(folder.resolve("seed.csv"), csv);
        Path file = folder.resolve("seed.dbn");
        try (RecordReader records = DataFiles.openRecords(List.of(text.toString()), ReadOptions.all())
                        .orElseThrow();
                RecordWriter out = DataFiles.create(file, records.schema(), "XNAS.ITCH", true)) {
            while (records.next()) {
                out.write(records.buffer(), records.offset(), records.symbol());
            }
        }
        return Files.readAllBytes(file);
    }

    private static long read(Path file, ReadOptions options) {
        MarketEvent event = new MarketEvent();
        long rows = 0;
        try (MarketDataReader reader = DataFiles.open(file, options)) {
            while (reader.next(event)) {
                rows++;
            }
        }
        return rows;
    }

    private static boolean isRefused(Path file, ReadOptions options) {
        try {
            read(file, options);
            return false;
        } catch (MarketDataException | ConfigException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void damagedContainersGiveEventsOrASentence(Container container) throws IOException {
        damage(
                container.of(csv),
                container.name(),
                container == Container.PLAIN || container == Container.TAR ? 40 : 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "ZSTD"})
    void damagedRecordsGiveEventsOrASentence(Container container) throws IOException {
        damage(container.of(dbn()), "dbn " + container, 20);
    }

    private void damage(byte[] valid, String name, int oneIn) throws IOException {
        Path sound = Files.write(folder.resolve("sound.bin"), valid);
        assertThat(read(sound, ReadOptions.all())).isEqualTo(39);
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            // An archive is unpacked once in the life of a process, so each has a name of its own.
            Path file = Files.write(folder.resolve("damaged" + i), mutated(valid, random));
            boolean lenient = random.nextBoolean();
            refused += isRefused(file, lenient ? ReadOptions.all().withTolerance(true, 1, false) : ReadOptions.all())
                    ? 1
                    : 0;
            Files.delete(file);
        }
        assertThat(refused).isGreaterThan(MUTATIONS / oneIn / 2);
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0xFF : 0));
                case 3 -> bytes = spliced(bytes, at, to, 0);
                case 4 -> bytes = spliced(bytes, at, to, 2);
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    /** The bytes with a stretch of them as often as {@code times} says. */
    private static byte[] spliced(byte[] bytes, int from, int to, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        for (int i = 0; i < times; i++) {
            out.write(bytes, from, to - from);
        }
        out.write(bytes, to, bytes.length - to);
        return out.size() == 0 ? new byte[1] : out.toByteArray();
    }

    /** The head of a tar says that a petabyte follows; nothing is written to the disk before that is known to fit. */
    @Test
    void aTarThatDoesNotFitTheDiskIsRefusedBeforeItIsUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        TarArchiveEntry entry = new TarArchiveEntry("data.csv");
        entry.setSize(1L << 50);
        tar.putArchiveEntry(entry);
        tar.write(csv);
        tar.flush();
        Path file = Files.write(folder.resolve("petabyte.tar"), bytes.toByteArray());
        assertThatThrownBy(() -> read(file, ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("petabyte.tar: the tar archive cannot be unpacked: ")
                .hasMessageContaining("member=data.csv unpacks to 1125899906842624 bytes, and ");
    }

    /**
     * One line without an end, of zeros and of a character, and millions of empty lines. The build tries one of the three: empty lines,
     * which are all read, in the plain file, and the others, which are refused soon, in containers.
     */
    @ParameterizedTest
    @EnumSource(Container.class)
    void aSmallFileOfALargeLineIsRefusedInBoundedMemory(Container container) throws IOException {
        byte[] fillings = {0, '7', '\n'};
        byte one = container == Container.PLAIN
                ? (byte) '\n'
                : fillings[container.name().length() % 2];
        byte[] tried = TIMES > 1 ? fillings : new byte[] {one};
        for (byte filling : tried) {
            Path file = folder.resolve("bomb" + filling);
            byte[] block = new byte[MB];
            Arrays.fill(block, filling);
            long length = csv.length + (long) BOMB_MB * MB;
            try (OutputStream out = container.open(Files.newOutputStream(file), length)) {
                out.write(csv);
                for (int i = 0; i < BOMB_MB; i++) {
                    out.write(block);
                }
                container.finish(out);
            }
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            boolean refused = isRefused(file, ReadOptions.all());
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for %s of %d", container, filling)
                    .isLessThan(MOST_HELD_BYTES);
            assertThat(refused).as("%s of %d", container, filling).isEqualTo(filling != '\n');
        }
    }
}
