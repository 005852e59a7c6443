package io.slipway.data.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Tells compressed bytes from plain ones by their first bytes. */
final class Compression {

    private static final int MAGIC_BYTES = 4;

    private Compression() {}

    /** The plain bytes of {@code in}: gzip of several members and zstd of several frames are undone. */
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
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            throw new IOException("a zip archive; unpack it, or compress with gzip or zstd");
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

    /** Keeps the zstd library from being loaded for files that do not need it. */
    private static final class Zstd {

        static InputStream decompress(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in);
        }
    }
}
