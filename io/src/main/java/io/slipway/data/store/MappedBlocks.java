package io.slipway.data.store;

import io.slipway.tape.TapeImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Blocks of a tape file where they lie, mapped into memory; they live on when the file is closed, replaced or deleted. */
final class MappedBlocks implements TapeImage.Blocks {

    /** Bytes of one mapping, at most; a buffer has less than 2^31, and a system allows some 65,000 mappings. */
    private static final long MOST_BYTES = 1L << 30;

    private final TapeLayout layout;
    private final Path path;
    private final Runnable onDamage;
    private final TreeMap<Integer, ByteBuffer> segments = new TreeMap<>();

    MappedBlocks(FileChannel file, TapeLayout layout, Path path, Runnable onDamage) throws IOException {
        this.layout = layout;
        this.path = path;
        this.onDamage = onDamage;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < layout.blocks(); i++) {
            if (starts.isEmpty() || end(i) - layout.offset(starts.get(starts.size() - 1)) > MOST_BYTES) {
                starts.add(i);
            }
        }
        for (int i = 0; i < starts.size(); i++) {
            int first = starts.get(i);
            int last = (i + 1 < starts.size() ? starts.get(i + 1) : layout.blocks()) - 1;
            long from = layout.offset(first);
            segments.put(first, file.map(MapMode.READ_ONLY, from, end(last) - from));
        }
    }

    private long end(int block) {
        return layout.offset(block) + TapeLayout.padded(layout.length(block));
    }

    @Override
    public ByteBuffer block(int index) {
        Map.Entry<Integer, ByteBuffer> segment = segments.floorEntry(index);
        int at = (int) (layout.offset(index) - layout.offset(segment.getKey()));
        ByteBuffer padded = segment.getValue().slice(at, TapeLayout.padded(layout.length(index)));
        CRC32C checksum = new CRC32C();
        checksum.update(padded.duplicate());
        if (checksum.getValue() != layout.checksum(index)) {
            onDamage.run();
            throw TapeLayout.damaged(path, "CRC-32C of block " + index + " is another");
        }
        return padded.limit(layout.length(index));
    }
}
