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

    /** Where the buffer's first byte stands in the data. */
    abstract long base();

    /**
     * Moves the window so that it holds the byte at {@code from} and the {@code wanted} bytes that start there, or fewer
     * if the data ends before. Memory grows with the bytes that there are, not with those that are wanted.
     *
     * @return where the byte at {@code from} is now
     */
    abstract int fill(int from, int wanted) throws IOException;

    /** Why the data ends where it does, if that is not its true end. */
    abstract Optional<IOException> failure();

    @Override
    public abstract void close() throws IOException;
}
