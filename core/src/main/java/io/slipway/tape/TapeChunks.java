package io.slipway.tape;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chunks of a tape: in memory, or opened from blocks when a row of them is read first. Thread-safe. */
final class TapeChunks {

    private final @Nullable TapeChunk[] chunks;
    private final TapeImage.Blocks blocks;
    private final long rows;

    private TapeChunks(@Nullable TapeChunk[] chunks, TapeImage.Blocks blocks, long rows) {
        this.chunks = chunks;
        this.blocks = blocks;
        this.rows = rows;
    }

    /** Those of memory. */
    static TapeChunks of(List<TapeChunk> chunks, long rows) {
        return new TapeChunks(chunks.toArray(TapeChunk[]::new), index -> ByteBuffer.allocate(0), rows);
    }

    /**
     * Those of blocks.
     *
     * @throws IllegalArgumentException if the number of rows is none of a tape
     */
    static TapeChunks in(TapeImage.Blocks blocks, long rows) {
        long count = (rows + TapeChunk.CAPACITY - 1) / TapeChunk.CAPACITY;
        if (rows < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a number of rows: value=" + rows);
        }
        return new TapeChunks(new TapeChunk[(int) count], blocks, rows);
    }

    int count() {
        return chunks.length;
    }

    /** Rows of all chunks. */
    long rows() {
        return rows;
    }

    /** Rows of a chunk: all but the last are full. */
    int rows(int index) {
        return (int) Math.min(TapeChunk.CAPACITY, rows - (long) index * TapeChunk.CAPACITY);
    }

    /** A chunk's fields are final down to its buffers, so a thread that sees the chunk of another sees all of it. */
    TapeChunk get(int index) {
        TapeChunk chunk = chunks[index];
        return chunk == null ? open(index) : chunk;
    }

    private TapeChunk open(int index) {
        TapeChunk opened = new TapeChunk(blocks.block(index), rows(index));
        chunks[index] = opened;
        return opened;
    }
}
