package io.slipway.tape;

import java.nio.ByteBuffer;

/** Storage of a tape's events. */
@FunctionalInterface
public interface TapeStorage {

    /** A zeroed buffer of that many bytes, which nobody else uses and which lives as long as it is reachable. */
    ByteBuffer allocate(int bytes);

    /** All on the heap. */
    static TapeStorage heap() {
        return ByteBuffer::allocate;
    }
}
