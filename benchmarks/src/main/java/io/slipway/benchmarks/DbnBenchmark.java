package io.slipway.benchmarks;

import io.slipway.dbn.DbnMetadata;
import io.slipway.dbn.DbnReader;
import io.slipway.dbn.DbnWriter;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Records per second of an uncompressed mbp-1 file of 240 MB, mapped into memory: through the reader and its view, and next
 * to it the bare loop over the mapped bytes that no reader can beat.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(DbnBenchmark.RECORDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class DbnBenchmark {

    static final int RECORDS = 3_000_000;

    private static final int BYTES = Schema.MBP_1.recordBytes();

    private final MbpRecord mbp = new MbpRecord();
    private Path file = Path.of("");
    private int firstRecord;

    /** Writes the file. */
    @Setup
    public void writeFile() throws IOException {
        file = Files.createTempFile("slipway-", ".dbn");
        DbnMetadata metadata = DbnMetadata.of("XNAS.ITCH", Schema.MBP_1, 0, 1, List.of());
        firstRecord = metadata.toBytes().length;
        SplittableRandom random = new SplittableRandom(42);
        byte[] bytes = new byte[BYTES];
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                DbnWriter writer = DbnWriter.create(out, metadata)) {
            for (int i = 0; i < RECORDS; i++) {
                random.nextBytes(bytes);
                record.put(0, (byte) (BYTES / 4)).put(1, (byte) Schema.MBP_1.rtype());
                writer.write(record, 0, BYTES);
            }
        }
    }

    /** Deletes the file. */
    @TearDown
    public void deleteFile() throws IOException {
        Files.delete(file);
    }

    /** All fields through the view. */
    @Benchmark
    public long allFields() {
        long sum = 0;
        try (DbnReader reader = DbnReader.open(file)) {
            while (reader.next()) {
                mbp.wrap(reader);
                sum += mbp.length() + mbp.rtype() + mbp.publisherId() + mbp.instrumentId() + mbp.tsEventNs();
                sum += mbp.priceE9() + mbp.size() + mbp.action() + mbp.side() + mbp.flags() + mbp.depth();
                sum += mbp.tsRecvNs() + mbp.tsInDeltaNs() + mbp.sequence();
                sum += mbp.bidPxE9(0) + mbp.askPxE9(0) + mbp.bidSz(0) + mbp.askSz(0) + mbp.bidCt(0) + mbp.askCt(0);
            }
        }
        return sum;
    }

    /** Time, venue and the best bid and offer through the view. */
    @Benchmark
    public long bestBidAndOffer() {
        long sum = 0;
        try (DbnReader reader = DbnReader.open(file)) {
            while (reader.next()) {
                mbp.wrap(reader);
                sum += mbp.tsEventNs() + mbp.publisherId();
                sum += mbp.bidPxE9(0) + mbp.askPxE9(0) + mbp.bidSz(0) + mbp.askSz(0);
            }
        }
        return sum;
    }

    /** All fields by {@link Field#get}, as generic code reads them. */
    @Benchmark
    public long allFieldsByName() {
        long sum = 0;
        List<Field> fields = Schema.MBP_1.fields();
        try (DbnReader reader = DbnReader.open(file)) {
            while (reader.next()) {
                ByteBuffer buffer = reader.buffer();
                int offset = reader.offset();
                for (int i = 0; i < fields.size(); i++) {
                    sum += fields.get(i).get(buffer, offset);
                }
            }
        }
        return sum;
    }

    /** All fields of the mapped bytes at fixed places, without a reader, a view or a check. */
    @Benchmark
    public long bareLoop() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer b = channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            long sum = 0;
            for (int at = firstRecord; at < b.limit(); at += BYTES) {
                sum += b.get(at) + b.get(at + 1) + b.getChar(at + 2) + b.getInt(at + 4) + b.getLong(at + 8);
                sum += b.getLong(at + 16) + b.getInt(at + 24) + b.get(at + 28) + b.get(at + 29) + b.get(at + 30);
                sum += b.get(at + 31) + b.getLong(at + 32) + b.getInt(at + 40) + b.getInt(at + 44);
                sum += b.getLong(at + 48) + b.getLong(at + 56) + b.getInt(at + 64) + b.getInt(at + 68);
                sum += b.getInt(at + 72) + b.getInt(at + 76);
            }
            return sum;
        }
    }
}
