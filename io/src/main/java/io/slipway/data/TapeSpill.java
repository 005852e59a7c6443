package io.slipway.data;

import io.slipway.market.MarketDataException;
import io.slipway.tape.TapeStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Storage that keeps the first part of a tape on the heap and the rest in a temporary file, mapped into memory: so a heap
 * of any size holds a tape of any size, at the speed of memory while the machine has enough of it. The file has no name any
 * more once it is open, and its space comes back when the process ends. Not thread-safe.
 */
public final class TapeSpill implements TapeStorage {

    /** A part of the file that is mapped at once. Its space is taken before, so a larger one would take more than a tape needs. */
    private static final int SEGMENT_BYTES = 1 << 26;

    private static final int ZEROS = 1 << 20;

    /** A quarter of the heap holds a tape; the rest is left for the runs on it. */
    private static final int PART_OF_HEAP = 4;

    private final long heapBytes;
    private long onHeap;
    private @Nullable FileChannel file;
    private ByteBuffer segment = ByteBuffer.allocate(0);
    private long fileBytes;

    private TapeSpill(long heapBytes) {
        this.heapBytes = heapBytes;
    }

    /** Storage that uses at most a quarter of the heap. */
    public static TapeSpill ofProcess() {
        return of(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** Storage that uses at most {@code heapBytes} of the heap. */
    public static TapeSpill of(long heapBytes) {
        return new TapeSpill(heapBytes);
    }

    /**
     * A part of the heap while there is some left, then of the file.
     *
     * @throws MarketDataException if the file cannot be written
     */
    @Override
    public ByteBuffer allocate(int bytes) {
        if (onHeap + bytes <= heapBytes) {
            onHeap += bytes;
            return ByteBuffer.allocate(bytes);
        }
        if (segment.remaining() < bytes) {
            segment = nextSegment(Math.max(bytes, SEGMENT_BYTES));
        }
        ByteBuffer part = segment.slice(segment.position(), bytes);
        segment.position(segment.position() + bytes);
        return part;
    }

    private ByteBuffer nextSegment(int bytes) {
        try {
            if (file == null) {
                file = openNameless();
            }
            takeSpace(file, fileBytes, bytes);
            ByteBuffer mapped = file.map(MapMode.READ_WRITE, fileBytes, bytes);
            fileBytes += bytes;
            return mapped;
        } catch (IOException e) {
            throw new MarketDataException(
                    "the data does not fit in memory and cannot be put aside: folder="
                            + System.getProperty("java.io.tmpdir") + ", reason=" + e.getMessage(),
                    e);
        }
    }

    /** Writes zeros: a mapped file without space on the disk would fail where it is written to, with an error and no reason. */
    private static void takeSpace(FileChannel file, long from, int bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(Math.min(bytes, ZEROS));
        for (long at = from; at < from + bytes; at += zeros.position()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), from + bytes - at));
            while (zeros.hasRemaining()) {
                int unused = file.write(zeros, at + zeros.position());
            }
        }
    }

    private static FileChannel openNameless() throws IOException {
        Path path = Files.createTempFile("slipway-tape-", ".tmp");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return channel;
    }
}
