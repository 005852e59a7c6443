package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import io.slipway.dbn.record.DbnRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.StatusRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files end in records or a {@link DbnException}, soon and in little memory. {@code -Dslipway.fuzz=1000000} tries
 * that many files; a failure names the seed of the file that it came from, which {@code -Dslipway.fuzz.seed} tries alone.
 */
final class FuzzTest {

    private static final int FILES = Integer.getInteger("slipway.fuzz", 10_000);
    private static final long ONLY_SEED = Long.getLong("slipway.fuzz.seed", -1);

    /** Blocks of a stream and of its decompression. */
    private static final long FIXED_BYTES = 1_500_000;

    /** Bytes that may be allocated for a byte of the file: the symbols of its metadata as objects. */
    private static final long BYTES_EACH = 30;

    /** Damaged compressed data may turn into more than there was, but not into a flood. */
    private static final int DAMAGED_ZSTD_BYTES = 1 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RecordText text = new RecordText();
    private long records;
    private long refused;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        List<byte[]> originals = originals();
        loadClasses(originals.get(0));
        long first = ONLY_SEED < 0 ? 0 : ONLY_SEED;
        long last = ONLY_SEED < 0 ? FILES : ONLY_SEED + 1;
        for (long seed = first; seed < last; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] file = Damage.of(originals.get(random.nextInt(originals.size())), random);
            assertThatCode(() -> check(file, random)).as("seed %d", seed).doesNotThrowAnyException();
        }
        assertThat(ONLY_SEED >= 0 || (records > FILES && refused > FILES / 3)).isTrue();
    }

    private void check(byte[] file, SplittableRandom random) throws IOException {
        int way = random.nextInt(20);
        if (way == 0) {
            read(() -> Fixtures.open(Fixtures.zip(file)), Fixtures.zip(file).length, file.length);
        } else if (way == 1) {
            byte[] zipped = Damage.of(Fixtures.zip(file), random);
            read(() -> Fixtures.open(zipped), zipped.length, DAMAGED_ZSTD_BYTES);
        } else if (way == 2) {
            Path path = Files.write(folder.resolve("test.dbn"), file);
            int windowBytes = 1 << random.nextInt(10, 14);
            read(() -> DbnReader.open(path, windowBytes), file.length, file.length);
        } else {
            read(() -> Fixtures.open(file), file.length, file.length);
        }
    }

    private void read(Supplier<DbnReader> opener, int fileBytes, int plainBytes) {
        long before = threads.getCurrentThreadAllocatedBytes();
        long count = read(opener, reader -> {});
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(FIXED_BYTES + BYTES_EACH * (fileBytes + plainBytes));
        assertThat(count * DbnRecord.HEADER_BYTES).isLessThanOrEqualTo(plainBytes);
        records += read(
                opener,
                reader -> assertThat(text.ofViews(reader.buffer(), reader.offset()))
                        .isNotEmpty());
    }

    private long read(Supplier<DbnReader> opener, Consumer<DbnReader> each) {
        long count = 0;
        try (DbnReader reader = opener.get()) {
            SymbolMap.of(reader.metadata());
            while (reader.next()) {
                each.accept(reader);
                count++;
            }
        } catch (DbnException e) {
            refused++;
            assertThat(e.getMessage()).startsWith("test.dbn: ");
        }
        return count;
    }

    /** Runs once before the measurement, because its own allocation is not a file's doing. */
    private void loadClasses(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("test.dbn"), file);
        byte[] zipped = Fixtures.zip(file);
        List<Supplier<DbnReader>> openers = List.of(
                () -> Fixtures.open(file),
                () -> Fixtures.open(zipped),
                () -> Fixtures.open(new byte[0]),
                () -> DbnReader.open(path, 1 << 11));
        openers.forEach(opener -> read(opener, reader -> {}));
        refused = 0;
    }

    private static List<byte[]> originals() {
        SplittableRandom random = new SplittableRandom(0);
        List<byte[]> files = new ArrayList<>();
        for (Schema schema : Schema.values()) {
            files.add(Records.file(schema, random.nextInt(20), random));
        }
        byte[] mapping = Records.symbolMapping(5, "ES.c.0", "ESU4");
        byte[] status = Records.random(StatusRecord.RTYPE, StatusRecord.BYTES, random);
        files.add(Records.file(Records.live(false), mapping, status, mapping, Records.random(0x13, 520, random)));
        for (Fixtures.Expected expected : Fixtures.all()) {
            if (Fixtures.isPresent() && expected.file().startsWith("fixtures/")) {
                files.add(Fixtures.plain(expected.path()));
            }
        }
        return files;
    }
}
