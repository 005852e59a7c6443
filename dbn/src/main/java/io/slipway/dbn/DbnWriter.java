package io.slipway.dbn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes DBN of version 3 to a stream. The metadata comes first; where it is known only at the end, write the records alone
 * with {@link #ofRecords} and put {@link DbnMetadata#toBytes()} before them: two zstd frames one after the other are one
 * file. Not thread-safe.
 */
public final class DbnWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int held;

    private DbnWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Starts with the metadata; the writer then owns {@code out}.
     *
     * @throws DbnException if it cannot be written
     */
    public static DbnWriter create(OutputStream out, DbnMetadata metadata) {
        DbnWriter writer = new DbnWriter(out);
        try {
            out.write(metadata.toBytes());
        } catch (IOException e) {
            throw failed(e);
        }
        return writer;
    }

    /** Writes records alone; the writer then owns {@code out}. */
    public static DbnWriter ofRecords(OutputStream out) {
        return new DbnWriter(out);
    }

    /**
     * Writes one record.
     *
     * @param buffer holds the record in the layout of version 3
     * @param offset where it starts
     * @param length its bytes, a multiple of four that its first byte tells, too
     * @throws DbnException if it cannot be written
     */
    public void write(ByteBuffer buffer, int offset, int length) {
        if (held + length > BUFFER_BYTES) {
            flush();
        }
        buffer.get(offset, bytes, held, length);
        held += length;
    }

    /**
     * Finishes the stream.
     *
     * @throws DbnException if it cannot be written
     */
    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void flush() {
        try {
            out.write(bytes, 0, held);
            held = 0;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static DbnException failed(IOException e) {
        return new DbnException("cannot be written: reason=" + e.getMessage(), e);
    }
}
