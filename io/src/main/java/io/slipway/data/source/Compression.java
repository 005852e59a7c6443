package io.slipway.data.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** Tells compressed bytes from plain ones by their first bytes. */
final class Compression {

    /** Enough for the kinds of {@link ForeignBytes}. */
    private static final int MAGIC_BYTES = 32;

    private Compression() {}

    /**
     * The plain bytes of {@code in}: gzip, zstd, bzip2 and lz4 are undone, also of several members, streams or frames.
     *
     * @throws IOException if they cannot be read, or are those of a file that holds no table, such as a workbook
     */
    static InputStream decompress(InputStream in) throws IOException {
        PushbackInputStream peekable = new PushbackInputStream(in, MAGIC_BYTES);
        byte[] magic = peekable.readNBytes(MAGIC_BYTES);
        peekable.unread(magic);
        if (startsWith(magic, 0x1F, 0x8B)) {
            return new GzipMembers(peekable);
        }
        if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
            return Zstd.decompress(peekable);
        }
        if (startsWith(magic, 'B', 'Z', 'h')) {
            return Commons.bzip2(peekable);
        }
        if (startsWith(magic, 0x04, 0x22, 0x4D, 0x18)) {
            return Commons.lz4(peekable);
        }
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            throw new IOException("a zip archive here; expected a file by its name, not standard input or an archive in"
                    + " another");
        }
        Optional<String> foreign = ForeignBytes.of(magic);
        if (foreign.isPresent()) {
            throw new IOException(foreign.get());
        }
        return peekable;
    }

    /** True if {@link #decompress} gave a stream of other bytes than the source's. */
    static boolean isUndone(InputStream plain) {
        return !(plain instanceof PushbackInputStream);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the library from being loaded for files that do not need it. */
    private static final class Commons {

        static InputStream bzip2(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }

        static InputStream lz4(InputStream in) throws IOException {
            return new FramedLZ4CompressorInputStream(in, true);
        }
    }

    /** Keeps the zstd library from being loaded for files that do not need it. */
    private static final class Zstd {

        static InputStream decompress(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in);
        }
    }
}
