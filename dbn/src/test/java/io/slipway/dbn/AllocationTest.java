package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllocationTest {

    private static final int RECORDS = 400_000;

    /** Loading classes, blocks of a stream and such; far below a byte for each record. */
    private static final long FIXED_BYTES = 50_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] file = Records.file(Schema.MBP_1, RECORDS, new SplittableRandom(2));
    private final SymbolMap symbols = SymbolMap.of(Records.metadata(Schema.MBP_1));
    private final MbpRecord mbp = new MbpRecord();
    private final long dayNs = LocalDate.of(2024, 8, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    private long sum;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readingAMappedFileAllocatesNothingForARecord() throws IOException {
        Path path = Files.write(folder.resolve("plain.dbn"), file);
        try (DbnReader warm = DbnReader.open(path);
                DbnReader reader = DbnReader.open(path)) {
            readAll(warm);
            assertThat(allocated(() -> readAll(reader))).isLessThan(FIXED_BYTES);
        }
    }

    @Test
    void readingAStreamAllocatesNothingForARecord() {
        byte[] zipped = Fixtures.zip(file);
        try (DbnReader warm = Fixtures.open(zipped);
                DbnReader reader = Fixtures.open(zipped)) {
            readAll(warm);
            assertThat(allocated(() -> readAll(reader))).isLessThan(FIXED_BYTES);
        }
    }

    @Test
    void writingAllocatesNothingForARecord() {
        try (DbnReader warm = Fixtures.open(file);
                DbnReader reader = Fixtures.open(file);
                DbnWriter writer = DbnWriter.withoutMetadata(OutputStream.nullOutputStream())) {
            writeAll(warm, writer);
            assertThat(allocated(() -> writeAll(reader, writer))).isLessThan(FIXED_BYTES);
            assertThat(writer.records()).isEqualTo(2L * RECORDS);
        }
    }

    private void readAll(DbnReader reader) {
        while (reader.next()) {
            mbp.wrap(reader);
            sum += mbp.tsRecvNs() + mbp.priceE9() + mbp.size() + mbp.side() + mbp.bidPxE9(0) + mbp.askSz(0);
            sum += reader.recordNumber() + reader.byteOffset() + reader.rtype() + reader.tsOutNs();
            sum += symbols.symbol(7, dayNs + 2 * (sum & 0xFFFF_FFFF_FFFFL)).length();
        }
        assertThat(sum).isNotZero();
    }

    private static void writeAll(DbnReader reader, DbnWriter writer) {
        while (reader.next()) {
            writer.write(reader.buffer(), reader.offset(), reader.length());
        }
    }

    private long allocated(Runnable task) {
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
