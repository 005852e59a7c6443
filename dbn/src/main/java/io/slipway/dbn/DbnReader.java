package io.slipway.dbn;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.RecordLengths;
import io.slipway.dbn.record.RecordSource;
import io.slipway.dbn.record.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the records of a DBN file or stream, versions 1 to 3, one after the other. A record is read in place, in
 * {@link #buffer()} from {@link #offset()} on, usually through a view such as {@link MbpRecord}. It is valid until the next
 * call of {@link #next()}. Reading allocates nothing per record.
 *
 * <pre>{@code
 * MbpRecord mbp = new MbpRecord(); // one view for all records
 * try (DbnReader reader = DbnReader.open(Path.of("xnas-itch-20240801.mbp-1.dbn.zst"))) {
 *     while (reader.next()) {
 *         if (reader.rtype() == Schema.MBP_1.rtype()) {
 *             mbp.wrap(reader);
 *             System.out.println(mbp.bidPxE9(0) + " x " + mbp.bidSz(0));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A plain file is mapped into memory and must not be truncated while it is read. The garbage collector releases the mapping
 * when it is unused; {@link #close()} does not. Not thread-safe.
 */
public final class DbnReader implements RecordSource, AutoCloseable {

    private final String name;
    private final ByteWindow window;
    private final DbnMetadata metadata;
    private final int[] shortest;

    private ByteBuffer buffer;
    private int end;
    private int offset;
    private int length;
    private long recordNumber;

    private DbnReader(String name, ByteWindow window) throws IOException {
        this.name = name;
        this.window = window;
        MetadataDecoder decoder = MetadataDecoder.open(name, window);
        this.metadata = decoder.decode();
        this.shortest = RecordLengths.table(metadata.tsOut());
        this.buffer = window.buffer();
        this.end = window.end();
        this.offset = decoder.end();
    }

    /**
     * Opens a file, plain or zstd-compressed in one or more frames.
     *
     * @throws DbnException if the file does not exist, cannot be read, or is not DBN
     */
    public static DbnReader open(Path file) {
        return open(file, MappedWindow.WINDOW_BYTES);
    }

    /**
     * Opens a stream, plain or zstd-compressed in one or more frames. The reader reads it in blocks and closes it. If opening
     * fails, the stream is closed at once.
     *
     * @param name name of the stream in messages
     * @throws DbnException if the stream cannot be read or is not DBN
     */
    public static DbnReader open(InputStream in, String name) {
        InputStream plain = in;
        try {
            plain = decompressed(in, name);
            return new DbnReader(name, new StreamWindow(plain));
        } catch (IOException e) {
            closeQuietly(plain);
            throw unreadable(name, e);
        } catch (DbnException e) {
            closeQuietly(plain);
            throw e;
        }
    }

    static DbnReader open(Path file, int windowBytes) {
        String name = String.valueOf(file.getFileName());
        try {
            boolean isMappable = Files.isRegularFile(file) && !isZstd(file, name);
            return isMappable
                    ? mapped(FileChannel.open(file), name, windowBytes)
                    : open(Files.newInputStream(file), name);
        } catch (NoSuchFileException e) {
            throw new DbnException("no such file: file=" + file, e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The metadata at the start of the file. */
    public DbnMetadata metadata() {
        return metadata;
    }

    /**
     * Moves to the next record of any type.
     *
     * @return {@code false} at the end of the data
     * @throws DbnException if the record is damaged or the data cannot be read
     */
    public boolean next() {
        int at = offset + length;
        if (end - at < RecordLengths.LONGEST) {
            at = fill(at);
            if (at == end) {
                return false;
            }
        }
        int bytes = (buffer.get(at) & 0xFF) * 4;
        if (bytes > end - at || bytes < shortest[buffer.get(at + 1) & 0xFF]) {
            throw damaged(at, bytes);
        }
        offset = at;
        length = bytes;
        recordNumber++;
        return true;
    }

    /**
     * The little-endian buffer that holds the current record. Callers must not write to it. It may be another buffer after
     * each call of {@link #next()}.
     */
    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Index in the buffer of the current record's first byte. */
    @Override
    public int offset() {
        return offset;
    }

    /** Length of the current record in bytes, including the send time if the file has one. */
    public int length() {
        return length;
    }

    /** Record type from the current record's header, see {@link Schema#rtype()}. */
    public int rtype() {
        return buffer.get(offset + 1) & 0xFF;
    }

    /**
     * Send time of the current record, in nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} if the file has none.
     */
    public long tsOutNs() {
        return metadata.tsOut() ? buffer.getLong(offset + length - RecordLengths.TS_OUT_BYTES) : Field.UNDEFINED_TIME;
    }

    /** Number of the current record, counted from 1; 0 before the first call of {@link #next()}. */
    public long recordNumber() {
        return recordNumber;
    }

    /** Offset of the current record in the decompressed data, in bytes. */
    public long byteOffset() {
        return window.base() + offset;
    }

    /** Closes the file or stream. Never throws. */
    @Override
    public void close() {
        closeQuietly(window);
    }

    /** Loads the next record and returns its index in the buffer, or the buffer's end if there is none. */
    private int fill(int at) {
        try {
            offset = window.fill(at, RecordLengths.LONGEST);
        } catch (IOException e) {
            throw unreadable(place(at), e);
        }
        length = 0;
        buffer = window.buffer();
        end = window.end();
        if (end == offset && window.failure().isPresent()) {
            throw unreadable(place(offset), window.failure().get());
        }
        if (end - offset == 1) {
            throw damaged(offset, (buffer.get(offset) & 0xFF) * 4);
        }
        return offset;
    }

    private DbnException damaged(int at, int bytes) {
        int left = end - at;
        boolean isCut = bytes > left || left < 2;
        if (isCut && window.failure().isPresent()) {
            return unreadable(place(at), window.failure().get());
        }
        if (isCut) {
            return new DbnException(place(at) + ": cut record: length=" + bytes + ", available=" + left);
        }
        int rtype = buffer.get(at + 1) & 0xFF;
        return new DbnException(place(at) + ": record too short: length=" + bytes + ", expected at least "
                + shortest[rtype] + " for rtype=" + rtype);
    }

    private String place(int at) {
        return name + ": record " + (recordNumber + 1) + " at byte " + (window.base() + at);
    }

    private static boolean isZstd(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileStart(in.readNBytes(FileStart.BYTES)).isZstd(name);
        }
    }

    private static InputStream decompressed(InputStream in, String name) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, FileStart.BYTES);
        byte[] start = whole.readNBytes(FileStart.BYTES);
        whole.unread(start);
        return new FileStart(start).isZstd(name) ? new ZstdInputStreamNoFinalizer(whole) : whole;
    }

    private static DbnReader mapped(FileChannel channel, String name, int windowBytes) throws IOException {
        try {
            return new DbnReader(name, new MappedWindow(channel, windowBytes));
        } catch (IOException | DbnException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static void closeQuietly(Closeable source) {
        try {
            source.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private static DbnException unreadable(String place, IOException e) {
        return new DbnException(place + ": cannot be read: reason=" + reason(e), e);
    }

    private static String reason(IOException e) {
        boolean isCut = e instanceof ZstdIOException && "Truncated source".equals(e.getMessage());
        return isCut ? "the compressed data is cut" : String.valueOf(e.getMessage());
    }
}
