package io.slipway.tape;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.nio.ByteBuffer;

/**
 * A whole tape as bytes that are the same on every machine: its facts, and blocks of rows that can be opened one by one, where they
 * lie.
 *
 * <pre>{@code
 * TapeImage image = TapeImage.of(tape);
 * ByteBuffer[] blocks = new ByteBuffer[image.blocks()];
 * Arrays.setAll(blocks, i -> image.write(i, ByteBuffer.allocate(image.bytes(i))).flip());
 * MarketTape same = TapeImage.open(image.facts(), i -> blocks[i]);
 * }</pre>
 */
public final class TapeImage {

    /** Blocks of a stored tape, each asked for when a row of it is read first; by several threads at once. */
    @FunctionalInterface
    public interface Blocks {

        /** The bytes of block {@code index} from position to limit, which do not change any more. */
        ByteBuffer block(int index);
    }

    private final MarketTape tape;
    private final TapeChunks chunks;

    private TapeImage(MarketTape tape) {
        this.tape = tape;
        this.chunks = tape.chunks();
    }

    /**
     * The image of a tape.
     *
     * @throws IllegalArgumentException if it is a part of one, since a part has the digest of the whole
     */
    public static TapeImage of(MarketTape tape) {
        if (!tape.isWhole()) {
            throw new IllegalArgumentException("a part of a tape has no image: rows=" + tape.size());
        }
        return new TapeImage(tape);
    }

    /**
     * The tape of an image, whose blocks are opened as they are read.
     *
     * @param facts bytes of {@link #facts()}
     * @throws IllegalArgumentException if they are damaged; a damaged block is found when it is read, as a fault of the data
     */
    public static MarketTape open(byte[] facts, Blocks blocks) {
        StateReader reader = new StateReader(facts);
        MarketTape tape = new MarketTape(reader, blocks);
        reader.end();
        return tape;
    }

    /** All that is known of the tape beside its rows. */
    public byte[] facts() {
        StateWriter facts = new StateWriter();
        tape.save(facts);
        return facts.toBytes();
    }

    /** Number of blocks. */
    public int blocks() {
        return chunks.count();
    }

    /** Length of block {@code index}. */
    public int bytes(int index) {
        return chunks.get(index).imageBytes(chunks.rows(index));
    }

    /** Writes block {@code index} at the position of {@code target}, and returns that. */
    public ByteBuffer write(int index, ByteBuffer target) {
        chunks.get(index).writeTo(target, chunks.rows(index));
        return target;
    }
}
