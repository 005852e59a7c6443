package io.slipway.dbn;

import io.slipway.dbn.record.DbnRecord;
import io.slipway.dbn.record.RecordLengths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes DBN version 3. Buffered; allocates nothing per record. Not thread-safe.
 *
 * <pre>{@code
 * DbnMetadata metadata = DbnMetadata.of("XNAS.ITCH", Schema.MBP_1, startNs, endNs, mappings);
 * try (DbnWriter writer = DbnWriter.create(Files.newOutputStream(file), metadata)) {
 *     writer.write(reader.buffer(), reader.offset(), reader.length());
 * }
 * }</pre>
 *
 * <p>For a compressed file, pass a zstd output stream. If the metadata is known only after the records, write the records with
 * {@link #withoutMetadata} to a temporary file. Then write {@link DbnMetadata#toBytes()} to the final file and append the
 * temporary file. Both may be compressed: a zstd file may have several frames, so nothing is compressed twice.
 */
public final class DbnWriter implements AutoCloseable {

    /** Buffer in bytes: about 800 mbp-1 records per write to the stream. */
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final int[] shortest = RecordLengths.ofVersion3();
    private final byte[] pending = new byte[BUFFER_BYTES];
    private int count;
    private long records;

    private DbnWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes the metadata and returns a writer for the records.
     *
     * @param out the target; closed with the writer
     * @param metadata the metadata; always written as version 3
     * @throws DbnException if the stream fails or the metadata cannot be written
     */
    public static DbnWriter create(OutputStream out, DbnMetadata metadata) {
        try {
            out.write(metadata.toBytes());
        } catch (IOException e) {
            throw fault(e);
        }
        return new DbnWriter(out);
    }

    /** Returns a writer of records without metadata: the second part of a DBN file, not a complete one. */
    public static DbnWriter withoutMetadata(OutputStream out) {
        return new DbnWriter(out);
    }

    /**
     * Writes one record.
     *
     * @param buffer the buffer with the record; its position and limit do not matter
     * @param offset index of the record's first byte
     * @param length length of the record in bytes
     * @throws IllegalArgumentException if the record's header declares another length
     * @throws DbnException if the record has the layout of an older version, or the stream fails
     */
    public void write(ByteBuffer buffer, int offset, int length) {
        int declared = Byte.toUnsignedInt(buffer.get(offset)) * 4;
        if (declared != length || length < DbnRecord.HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "not the length of the record: length=" + length + ", header's=" + declared);
        }
        int rtype = Byte.toUnsignedInt(buffer.get(offset + 1));
        if (length < shortest[rtype]) {
            throw new DbnException("record of an older version of DBN: rtype=" + rtype + ", length=" + length
                    + ", expected at least " + shortest[rtype]);
        }
        if (count + length > BUFFER_BYTES) {
            drain();
        }
        buffer.get(offset, pending, count, length);
        count += length;
        records++;
    }

    /** Number of records written so far. */
    public long records() {
        return records;
    }

    /**
     * Writes the buffered records and closes the stream.
     *
     * @throws DbnException if the stream fails
     */
    @Override
    public void close() {
        int last = count;
        count = 0;
        try (OutputStream closing = out) {
            closing.write(pending, 0, last);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void drain() {
        try {
            out.write(pending, 0, count);
            count = 0;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static DbnException fault(IOException e) {
        return new DbnException("cannot be written: reason=" + e.getMessage(), e);
    }
}
