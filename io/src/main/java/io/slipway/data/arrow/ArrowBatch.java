package io.slipway.data.arrow;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** The rows of one message: the counts of its columns, and the buffers of those that are needed. Gives them in order. */
final class ArrowBatch {

    private static final int LZ4 = 0;
    private static final int ZSTD = 1;
    private static final int UNCOMPRESSED = -1;
    private static final byte[] NOTHING = {};

    private final long rows;
    private final long[] nodes;
    private final long[] places;
    private final long[] viewBuffers;
    private final int codec;
    private final byte[][] buffers;
    private int node;
    private int buffer;
    private int view;

    private ArrowBatch(FlatTable table) {
        this.rows = table.longAt(0, 0);
        this.nodes = table.longs(1, 2);
        this.places = table.longs(2, 2);
        this.viewBuffers = table.longs(4, 1);
        this.codec =
                table.table(3).map(compression -> compression.byteAt(0, LZ4)).orElse(UNCOMPRESSED);
        this.buffers = new byte[places.length / 2][];
    }

    /**
     * Reads the body of a message.
     *
     * @param bodyBytes its length; that much is read
     * @param mostBytes bytes above which it is refused, of all needed buffers together and the packed bytes of one while it is unpacked
     * @throws IndexOutOfBoundsException if the message is damaged
     * @throws IllegalArgumentException if it is too large, or compressed in an unknown way
     */
    static ArrowBatch read(
            FlatTable table,
            List<ArrowField> fields,
            Predicate<ArrowField> isNeeded,
            InputStream in,
            long bodyBytes,
            long mostBytes)
            throws IOException {
        ArrowBatch batch = new ArrowBatch(table);
        BitSet needed = batch.needed(fields, isNeeded);
        batch.rewind();
        batch.readBody(needed, in, bodyBytes, mostBytes);
        return batch;
    }

    int rows() {
        return Math.toIntExact(rows);
    }

    /** Bytes of the buffers that were read. */
    long heldBytes() {
        return Arrays.stream(buffers).mapToLong(each -> each.length).sum();
    }

    /** Begins again at the first column. */
    void rewind() {
        node = 0;
        buffer = 0;
        view = 0;
    }

    private BitSet needed(List<ArrowField> fields, Predicate<ArrowField> isNeeded) {
        BitSet needed = new BitSet();
        for (ArrowField field : fields) {
            int from = buffer;
            skip(field);
            needed.set(from, buffer, isNeeded.test(field));
        }
        if (buffer != buffers.length || node != nodes.length / 2) {
            throw new IndexOutOfBoundsException("buffers=" + buffers.length + ", expected=" + buffer);
        }
        return needed;
    }

    /** Passes over a column and its parts. */
    void skip(ArrowField field) {
        node++;
        ArrowType type = field.dictionary().map(ArrowField.Dictionary::index).orElse(field.type());
        buffer += type.buffers() + (type.isView() ? nextViewBuffers() : 0);
        if (field.dictionary().isEmpty()) {
            field.children().forEach(this::skip);
        }
    }

    private void readBody(BitSet needed, InputStream in, long bodyBytes, long mostBytes) throws IOException {
        long position = 0;
        long held = 0;
        for (int i = 0; i < buffers.length; i++) {
            long from = places[2 * i];
            long length = places[2 * i + 1];
            if (length == 0 || !needed.get(i)) {
                buffers[i] = NOTHING;
                continue;
            }
            if (from < position || length < 0 || length > bodyBytes - from) {
                throw new IndexOutOfBoundsException("buffer=" + i + ", from=" + from + ", bytes=" + length);
            }
            in.skipNBytes(from - position);
            buffers[i] = buffer(in, length, mostBytes - held);
            held += buffers[i].length;
            position = from + length;
        }
        in.skipNBytes(bodyBytes - position);
    }

    private byte[] buffer(InputStream in, long length, long mostBytes) throws IOException {
        if (codec == UNCOMPRESSED) {
            return bytes(in, length, mostBytes);
        }
        if (length < Long.BYTES) {
            throw new IndexOutOfBoundsException("bytes=" + length);
        }
        long plainBytes = new LittleEndian(bytes(in, Long.BYTES, Long.BYTES)).longAt(0);
        if (plainBytes == -1) {
            return bytes(in, length - Long.BYTES, mostBytes);
        }
        byte[] compressed = bytes(in, length - Long.BYTES, mostBytes);
        try (InputStream plain = plain(compressed)) {
            return bytes(plain, plainBytes, mostBytes - compressed.length);
        } catch (EOFException e) {
            throw new IndexOutOfBoundsException("bytes unpacked, fewer than " + plainBytes);
        }
    }

    private InputStream plain(byte[] compressed) throws IOException {
        InputStream in = new ByteArrayInputStream(compressed);
        return switch (codec) {
            case LZ4 -> new FramedLZ4CompressorInputStream(in);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            default -> throw new IllegalArgumentException("compressed in an unknown way: codec=" + codec);
        };
    }

    /** So many bytes; memory grows with those that come, not with those that are promised. */
    private static byte[] bytes(InputStream in, long count, long most) throws IOException {
        if (count < 0) {
            throw new IndexOutOfBoundsException("bytes=" + count);
        }
        if (count > Math.min(most, Integer.MAX_VALUE - Long.BYTES)) {
            throw new IllegalArgumentException("a batch of rows too large for the memory: bytes=" + count + ", at most="
                    + most + "; write the table in smaller batches, or give more memory");
        }
        byte[] bytes = in.readNBytes((int) count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Number of rows of the next column. */
    int nextRows() {
        long count = nodes[2 * node++];
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException("rows=" + count);
        }
        return (int) count;
    }

    /** The next buffer, which must have at least so many bytes. */
    LittleEndian next(long leastBytes) {
        byte[] bytes = buffers[buffer++];
        if (bytes.length < leastBytes) {
            throw new IndexOutOfBoundsException("bytes=" + bytes.length + ", expected=" + leastBytes);
        }
        return new LittleEndian(bytes);
    }

    /** Number of buffers of data of the next column of views. */
    int nextViewBuffers() {
        long count = viewBuffers[view++];
        if (count < 0 || count > buffers.length) {
            throw new IndexOutOfBoundsException("buffers=" + count);
        }
        return (int) count;
    }
}
