package io.slipway.dbn;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads DBN of versions 1 to 3, plain or compressed by zstd in any number of frames.
 *
 * <p>A record is looked at where it lies: {@link #buffer()} and {@link #offset()} say where, until the next one is asked
 * for, and a flyweight such as {@link MbpRecord} gives its fields names. Reading allocates nothing per record. A plain file
 * is mapped into memory, of any length. Records of every type are given, in their order; their layouts are those of version
 * 3 but for symbol mappings, whose length tells (see {@link SymbolMappingRecord}). Not thread-safe.
 *
 * <pre>{@code
 * MbpRecord quote = new MbpRecord();
 * try (DbnReader reader = DbnReader.open(file)) {
 *     while (reader.next()) {
 *         if (reader.rtype() == Schema.MBP_1.rtype()) {
 *             quote.wrap(reader.buffer(), reader.offset());
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 */
public final class DbnReader implements AutoCloseable {

    private static final int HEADER_BYTES = 16;
    private static final int WORD_BYTES = 4;
    private static final int ZSTD_MAGIC = 0xFD2FB528;
    private static final int ZSTD_SKIPPABLE = 0x184D2A5;

    private final String name;
    private final ByteSource source;
    private final DbnMetadata metadata;
    private ByteBuffer buffer;
    private int limit;
    private int offset;
    private int length;
    private long recordNumber;
    private long windowStart;

    private DbnReader(String name, ByteSource source) throws IOException {
        this.name = name;
        this.source = source;
        metadata = readMetadata();
        buffer = source.window();
        limit = buffer.limit();
    }

    /**
     * Opens a file.
     *
     * @throws DbnException if it cannot be read or is not DBN
     */
    public static DbnReader open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            ByteBuffer magic = ByteBuffer.allocate(Integer.BYTES);
            channel.read(magic, 0);
            if (Integer.reverseBytes(magic.getInt(0)) == ZSTD_MAGIC) {
                channel.close();
                return open(Files.newInputStream(file), name);
            }
            return open(name, new ByteSource.Mapped(channel));
        } catch (IOException e) {
            throw new DbnException(name + ": cannot be read: reason=" + e.getMessage(), e);
        }
    }

    /**
     * Starts to read a stream; the reader then owns it.
     *
     * @param name what to call it in messages
     * @throws DbnException if it cannot be read or is not DBN
     */
    public static DbnReader open(InputStream in, String name) {
        try {
            PushbackInputStream peekable = new PushbackInputStream(in, Integer.BYTES);
            byte[] magic = peekable.readNBytes(Integer.BYTES);
            peekable.unread(magic);
            boolean isZstd = magic.length == Integer.BYTES
                    && Integer.reverseBytes(ByteBuffer.wrap(magic).getInt()) == ZSTD_MAGIC;
            return open(name, new ByteSource.Streamed(isZstd ? new ZstdInputStreamNoFinalizer(peekable) : peekable));
        } catch (IOException e) {
            throw new DbnException(name + ": damaged or cut off: reason=" + e.getMessage(), e);
        }
    }

    private static DbnReader open(String name, ByteSource source) throws IOException {
        try {
            return new DbnReader(name, source);
        } catch (RuntimeException | IOException e) {
            source.close();
            throw e;
        }
    }

    /** What stands before the records. */
    public DbnMetadata metadata() {
        return metadata;
    }

    /**
     * Moves to the next record, of whatever type.
     *
     * @return {@code false} at the end
     * @throws DbnException if the data is damaged or cut off
     */
    public boolean next() {
        offset += length;
        if (limit - offset < HEADER_BYTES && !refill(HEADER_BYTES)) {
            length = 0;
            return false;
        }
        length = (buffer.get(offset) & 0xFF) * WORD_BYTES;
        recordNumber++;
        if (length < HEADER_BYTES) {
            throw fault("record too short: bytes=" + length + ", expected at least " + HEADER_BYTES);
        }
        if (limit - offset < length) {
            refill(length);
        }
        return true;
    }

    /** The little-endian buffer that the current record is in; another one may be used for the next record. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where in it the current record starts. */
    public int offset() {
        return offset;
    }

    /** Bytes of the current record, a send time at its end included. */
    public int length() {
        return length;
    }

    /** Type of the current record, see {@link Schema#rtype()}. */
    public int rtype() {
        return buffer.get(offset + 1) & 0xFF;
    }

    /** Number of the current record, from 1. */
    public long recordNumber() {
        return recordNumber;
    }

    /** Where the current record starts in the (decompressed) data. */
    public long byteOffset() {
        return windowStart + offset;
    }

    /** A fault in the current record, with its place. */
    public DbnException fault(String what) {
        return new DbnException(name + ": byte " + byteOffset() + ", record " + recordNumber + ": " + what);
    }

    /** Releases the source. Never throws. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    /** Gets so many bytes from the current place on; at the very end of the data says that there are none. */
    private boolean refill(int needed) {
        windowStart += offset;
        limit = advance(offset);
        buffer = source.window();
        offset = 0;
        if (limit == 0 && needed == HEADER_BYTES) {
            return false;
        }
        if (limit < needed) {
            throw fault("cut off in the middle of a record: bytes=" + limit + ", expected at least " + needed);
        }
        return true;
    }

    private int advance(int from) {
        try {
            return source.advance(from);
        } catch (IOException e) {
            throw new DbnException(
                    name + ": byte " + byteOffset() + ": damaged or cut off: reason=" + e.getMessage(), e);
        }
    }

    private DbnMetadata readMetadata() throws IOException {
        int prelude = MetadataReader.PRELUDE_BYTES;
        int held = Math.max(source.window().limit(), source.advance(0));
        checkMagic(held);
        int version = source.window().get(Integer.BYTES - 1);
        if (version < 1 || version > DbnMetadata.LATEST_VERSION) {
            throw new DbnException(name + ": byte 3: unknown version of DBN: version=" + version + ", expected 1 to "
                    + DbnMetadata.LATEST_VERSION);
        }
        long metadataBytes =
                held < prelude ? 0 : Integer.toUnsignedLong(source.window().getInt(Integer.BYTES));
        MetadataReader.checkLength(name, metadataBytes);
        while (held < prelude + metadataBytes) {
            int before = held;
            held = source.advance(0);
            if (held == before) {
                throw new DbnException(name + ": byte " + held + ": cut off in the metadata: bytes=" + held
                        + ", expected at least " + (prelude + metadataBytes));
            }
        }
        int end = (int) (prelude + metadataBytes);
        offset = end;
        ByteBuffer bytes = source.window().duplicate().order(source.window().order());
        return MetadataReader.read(name, version, bytes.position(prelude).limit(end));
    }

    private void checkMagic(int held) {
        ByteBuffer start = source.window();
        if (held == 0) {
            throw new DbnException(name + ": empty");
        }
        if (held >= Integer.BYTES && start.getInt(0) >>> 4 == ZSTD_SKIPPABLE) {
            throw new DbnException(
                    name + ": the old DBZ format, which came before DBN; convert it with Databento's dbn tool");
        }
        boolean isDbn = held >= Integer.BYTES && start.get(0) == 'D' && start.get(1) == 'B' && start.get(2) == 'N';
        if (!isDbn) {
            throw new DbnException(name
                    + ": not DBN, or a fragment without the metadata at its start; put the metadata before it, or ask for"
                    + " a whole file");
        }
    }
}
