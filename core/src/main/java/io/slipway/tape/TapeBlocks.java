package io.slipway.tape;

import java.nio.ByteBuffer;

/** Blocks of a stored tape, each asked for when a row of it is read first; by several threads at once. */
@FunctionalInterface
public interface TapeBlocks {

    /** The bytes of block {@code index} from position to limit, which do not change any more. */
    ByteBuffer block(int index);
}
