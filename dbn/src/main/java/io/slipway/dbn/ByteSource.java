package io.slipway.dbn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Arrays;

/** Bytes that are looked at through a window which moves forward. */
sealed interface ByteSource extends AutoCloseable {

    /** The little-endian window; its limit is the end of the bytes in it. */
    ByteBuffer window();

    /**
     * Moves the window so that it starts at index {@code from} of the present one, and goes on for longer if there is more.
     *
     * @return the number of bytes in it
     */
    int advance(int from) throws IOException;

    @Override
    void close() throws IOException;

    /** A plain file, mapped in stretches of at most 1 GiB. */
    final class Mapped implements ByteSource {

        private static final long LONGEST_BYTES = 1L << 30;

        private final FileChannel file;
        private final long longest;
        private long start;
        private ByteBuffer window;

        Mapped(FileChannel file) throws IOException {
            this(file, LONGEST_BYTES);
        }

        Mapped(FileChannel file, long longest) throws IOException {
            this.file = file;
            this.longest = longest;
            this.window = map();
        }

        @Override
        public ByteBuffer window() {
            return window;
        }

        @Override
        public int advance(int from) throws IOException {
            start += from;
            window = map();
            return window.limit();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        private ByteBuffer map() throws IOException {
            long length = Math.min(longest, file.size() - start);
            return file.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** A stream, buffered. */
    final class Streamed implements ByteSource {

        private static final int BUFFER_BYTES = 1 << 18;

        private final InputStream in;
        private byte[] bytes = new byte[BUFFER_BYTES];
        private ByteBuffer window = wrap(0);

        Streamed(InputStream in) {
            this.in = in;
        }

        @Override
        public ByteBuffer window() {
            return window;
        }

        @Override
        public int advance(int from) throws IOException {
            int kept = window.limit() - from;
            System.arraycopy(bytes, from, bytes, 0, kept);
            if (kept == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * kept);
                window = wrap(kept);
            }
            int read = in.readNBytes(bytes, kept, bytes.length - kept);
            window.limit(kept + read);
            return kept + read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private ByteBuffer wrap(int limit) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).limit(limit);
        }
    }
}
