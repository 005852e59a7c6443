package io.slipway.dbn;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of a file or stream, seen through a buffer that moves forward over them. */
abstract sealed class ByteWindow implements Closeable permits MappedWindow, StreamWindow {

    /** Little-endian. */
    abstract ByteBuffer buffer();

    /** Number of bytes in the buffer. */
    abstract int end();

    /** Offset in the data of the buffer's first byte. */
    abstract long base();

    /**
     * Moves the window so that it holds {@code wanted} bytes from {@code from} on, or fewer if the data ends before. Memory
     * grows with the bytes that exist, not with {@code wanted}.
     *
     * @return the new index of the byte at {@code from}
     */
    abstract int fill(int from, int wanted) throws IOException;

    /** The error that ended the data, if it ended before its true end. */
    abstract Optional<IOException> failure();

    @Override
    public abstract void close() throws IOException;
}
