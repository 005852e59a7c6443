package io.slipway.tape;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of variable length of a chunk's events, one event after the other. It takes no memory while all parts are empty.
 */
final class TapeParts {

    private static final int PART_SHIFT = 16;
    private static final int PART_BYTES = 1 << PART_SHIFT;

    private final TapeStorage storage;
    private final int events;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private ByteBuffer places = ByteBuffer.allocate(0);
    private int end;

    TapeParts(TapeStorage storage, int events) {
        this.storage = storage;
        this.events = events;
    }

    /** Reserves {@code bytes} bytes, at most 65536, for a part of event {@code i} and returns their position. */
    int reserve(int i, int bytes) {
        int left = PART_BYTES - (end & (PART_BYTES - 1));
        int at = bytes <= left ? end : end + left;
        if (at >>> PART_SHIFT == parts.size()) {
            parts.add(storage.allocate(PART_BYTES).order(ByteOrder.nativeOrder()));
        }
        end = at + bytes;
        if (places.capacity() == 0) {
            places = storage.allocate(Integer.BYTES * events).order(ByteOrder.nativeOrder());
        }
        places.putInt(Integer.BYTES * i, at);
        return at;
    }

    /** Position of the bytes of event {@code i}. */
    int place(int i) {
        return places.getInt(Integer.BYTES * i);
    }

    /** The part of a place. */
    ByteBuffer part(int place) {
        return parts.get(place >>> PART_SHIFT);
    }

    /** Index within its part of a position. */
    static int offset(int place) {
        return place & (PART_BYTES - 1);
    }
}
