package io.slipway.dbn;

import io.slipway.dbn.record.LittleEndian;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A stream that is read into an array block by block. */
final class StreamWindow extends ByteWindow {

    /** Bytes per read: 256 KiB keeps the number of calls small and still fits a processor's cache. */
    private static final int BLOCK_BYTES = 1 << 18;

    /** The largest array that common virtual machines allocate. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private byte[] bytes = new byte[BLOCK_BYTES];
    private ByteBuffer buffer = LittleEndian.wrap(bytes);
    private int end;
    private long base;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    StreamWindow(InputStream in) {
        this.in = in;
    }

    @Override
    ByteBuffer buffer() {
        return buffer;
    }

    @Override
    int end() {
        return end;
    }

    @Override
    long base() {
        return base;
    }

    @Override
    int fill(int from, int wanted) {
        if (ended || end - from >= wanted) {
            return from;
        }
        System.arraycopy(bytes, from, bytes, 0, end - from);
        base += from;
        end -= from;
        while (end < wanted && !ended) {
            read();
        }
        return 0;
    }

    @Override
    Optional<IOException> failure() {
        return failure;
    }

    /** Reads the next bytes of the stream. Bytes that were read before a failure stay usable. */
    private void read() {
        try {
            if (end == bytes.length) {
                grow();
            }
            int count = in.read(bytes, end, bytes.length - end);
            ended = count < 0;
            end += Math.max(0, count);
        } catch (IOException e) {
            ended = true;
            failure = Optional.of(e);
        }
    }

    private void grow() throws IOException {
        if (bytes.length == MAX_BYTES) {
            throw new IOException("metadata of more than 2 GiB");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, 2L * bytes.length));
        buffer = LittleEndian.wrap(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
