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

    private static final int SEGMENT_BYTES = 1 << 28;
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
            segment = nextSegment();
        }
        ByteBuffer part = segment.slice(segment.position(), bytes);
        segment.position(segment.position() + bytes);
        return part;
    }

    private ByteBuffer nextSegment() {
        try {
            if (file == null) {
                file = openNameless();
            }
            ByteBuffer mapped = file.map(MapMode.READ_WRITE, fileBytes, SEGMENT_BYTES);
            fileBytes += SEGMENT_BYTES;
            return mapped;
        } catch (IOException e) {
            throw new MarketDataException(
                    "the data does not fit in memory and cannot be put aside: folder="
                            + System.getProperty("java.io.tmpdir") + ", reason=" + e.getMessage(),
                    e);
        }
    }

    private static FileChannel openNameless() throws IOException {
        Path path = Files.createTempFile("slipway-tape-", ".tmp");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return channel;
    }
}
