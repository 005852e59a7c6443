package io.slipway.data.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The end of an Arrow file, which repeats its schema, and of some writers is the only place that has it, and lists its blocks. */
final class ArrowFooter {

    private static final int LARGEST = 1 << 26;
    private static final int DICTIONARIES = 2;
    private static final int ROWS = 3;

    /** A position, the bytes of the message and those of its body. */
    private static final int LONGS_PER_BLOCK = 3;

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
        return footer(path).table(1).orElseThrow(() -> new IndexOutOfBoundsException("no schema"));
    }

    /**
     * Positions of the dictionaries that come after rows, in their order.
     *
     * @throws IndexOutOfBoundsException if the file has no footer
     */
    static List<Long> lateDictionaries(Path file) throws IOException {
        FlatTable footer = footer(file);
        long firstRows =
                positions(footer, ROWS).mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        return positions(footer, DICTIONARIES)
                .filter(position -> position > firstRows)
                .toList();
    }

    private static Stream<Long> positions(FlatTable footer, int slot) {
        long[] blocks = footer.longs(slot, LONGS_PER_BLOCK);
        return IntStream.range(0, blocks.length / LONGS_PER_BLOCK).mapToObj(i -> blocks[i * LONGS_PER_BLOCK]);
    }

    private static FlatTable footer(Path path) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            int lengthAndMagic = Integer.BYTES + ArrowTable.MAGIC.length;
            byte[] last = bytes(channel, channel.size() - lengthAndMagic, lengthAndMagic);
            int length = new LittleEndian(last).intAt(0);
            boolean isEnd =
                    Arrays.equals(last, Integer.BYTES, last.length, ArrowTable.MAGIC, 0, ArrowTable.MAGIC.length);
            if (!isEnd || length <= 0 || length > LARGEST) {
                throw new IndexOutOfBoundsException("no schema");
            }
            return FlatTable.root(bytes(channel, channel.size() - lengthAndMagic - length, length));
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
