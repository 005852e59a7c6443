package io.slipway.dbn;

import io.slipway.dbn.record.LittleEndian;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Optional;

/** A file mapped into memory, in pieces if it is larger than one mapping can be. */
final class MappedWindow extends ByteWindow {

    /** Bytes per mapping: half of the largest possible mapping (2 GiB), to limit the address space in use at a time. */
    static final int WINDOW_BYTES = 1 << 30;

    private final FileChannel channel;
    private final int windowBytes;
    private final long size;
    private ByteBuffer buffer = LittleEndian.wrap(new byte[0]);
    private long base;

    MappedWindow(FileChannel channel, int windowBytes) throws IOException {
        this.channel = channel;
        this.windowBytes = windowBytes;
        this.size = channel.size();
    }

    @Override
    ByteBuffer buffer() {
        return buffer;
    }

    @Override
    int end() {
        return buffer.limit();
    }

    @Override
    long base() {
        return base;
    }

    @Override
    int fill(int from, int wanted) throws IOException {
        boolean isEnough = buffer.limit() - from >= wanted || base + buffer.limit() == size;
        if (isEnough) {
            return from;
        }
        base += from;
        long bytes = Math.min(size - base, Math.max(wanted, windowBytes));
        buffer = channel.map(MapMode.READ_ONLY, base, bytes).order(ByteOrder.LITTLE_ENDIAN);
        return 0;
    }

    @Override
    Optional<IOException> failure() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
