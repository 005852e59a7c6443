package io.slipway.data.store;

import io.slipway.tape.TapeImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes the image of a tape to an empty file: its head last, so that a file whose writer was killed has none. */
final class TapeFileWriter {

    private final FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    TapeFileWriter(FileChannel file) {
        this.file = file;
    }

    void write(TapeImage image, List<String> notes) throws IOException {
        long[] lengths = new long[image.blocks()];
        Arrays.setAll(lengths, image::bytes);
        long[] offsets = TapeLayout.offsets(lengths);
        long[] checksums = new long[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            checksums[i] = writeBlock(image, i, offsets[i]);
        }
        long tailAt = offsets[lengths.length];
        TapeLayout layout = new TapeLayout(lengths, checksums, notes, image.facts());
        byte[] tail = layout.tail();
        write(ByteBuffer.wrap(tail), tailAt);
        write(ByteBuffer.wrap(layout.head(tail, tailAt)), 0);
    }

    /** Writes a block with its padding; its checksum. */
    private long writeBlock(TapeImage image, int index, long at) throws IOException {
        int length = image.bytes(index);
        int padded = TapeLayout.padded(length);
        if (buffer.capacity() < padded) {
            buffer = ByteBuffer.allocateDirect(padded + padded / 2);
        }
        image.write(index, buffer.clear());
        while (buffer.position() < padded) {
            buffer.put((byte) 0);
        }
        buffer.flip();
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate());
        write(buffer, at);
        return checksum.getValue();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += file.write(bytes, next);
        }
    }
}
