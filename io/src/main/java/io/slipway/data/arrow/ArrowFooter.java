package io.slipway.data.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The end of an Arrow file, which repeats its schema, and of some writers is the only place that has it. */
final class ArrowFooter {

    private static final int LARGEST = 1 << 26;

    private ArrowFooter() {}

    /**
     * The schema.
     *
     * @param file a plain file of the disk; empty for others
     * @throws IllegalArgumentException if there is no such file
     * @throws IndexOutOfBoundsException if it has no footer
     */
    static FlatTable schema(Optional<Path> file) throws IOException {
        Path path = file.orElseThrow(() -> new IllegalArgumentException(
                "its schema is at its end, so that it can be read from a plain file only; unpack it"));
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            int lengthAndMagic = Integer.BYTES + ArrowTable.MAGIC.length;
            byte[] last = bytes(channel, channel.size() - lengthAndMagic, lengthAndMagic);
            int length = new LittleEndian(last).intAt(0);
            boolean isEnd =
                    Arrays.equals(last, Integer.BYTES, last.length, ArrowTable.MAGIC, 0, ArrowTable.MAGIC.length);
            if (!isEnd || length <= 0 || length > LARGEST) {
                throw new IndexOutOfBoundsException("no schema");
            }
            return FlatTable.root(bytes(channel, channel.size() - lengthAndMagic - length, length))
                    .table(1)
                    .orElseThrow(() -> new IndexOutOfBoundsException("no schema"));
        }
    }

    private static byte[] bytes(SeekableByteChannel channel, long from, int count) throws IOException {
        if (from < 0) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        channel.position(from);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }
}
