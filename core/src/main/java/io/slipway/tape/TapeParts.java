package io.slipway.tape;

import io.slipway.market.MarketDataException;
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

    /**
     * The parts that {@link #writeTo} wrote, which are read only; moves {@code image} to their end.
     *
     * @param bytes those of the parts, zero if all are empty
     * @throws MarketDataException if the image ends before
     */
    TapeParts(ByteBuffer image, int events, int bytes) {
        this(TapeStorage.heap(), events);
        end = bytes;
        if (bytes < 0 || image.remaining() < (bytes == 0 ? 0 : Integer.BYTES * (long) events + bytes)) {
            throw new MarketDataException("a block of a tape is cut short: bytes=" + image.capacity());
        }
        if (bytes > 0) {
            places = next(image, Integer.BYTES * events);
            for (int at = 0; at < bytes; at += PART_BYTES) {
                parts.add(next(image, Math.min(PART_BYTES, bytes - at)));
            }
        }
    }

    private static ByteBuffer next(ByteBuffer image, int bytes) {
        ByteBuffer part = image.slice(image.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        image.position(image.position() + bytes);
        return part;
    }

    /** Bytes of all parts. */
    int bytes() {
        return end;
    }

    /** Bytes of the image of the parts of the first {@code events} events. */
    int imageBytes(int events) {
        return end == 0 ? 0 : Integer.BYTES * events + end;
    }

    /** Writes the places of the first {@code events} events, which must be all, and their parts. */
    void writeTo(ByteBuffer image, int events) {
        if (end > 0) {
            image.put(places.slice(0, Integer.BYTES * events));
            for (int at = 0; at < end; at += PART_BYTES) {
                image.put(part(at).slice(0, Math.min(PART_BYTES, end - at)));
            }
        }
    }

    /** Reserves {@code bytes} bytes, at most 65536, for a part of event {@code i} and returns their position. */
    int reserve(int i, int bytes) {
        int left = PART_BYTES - (end & (PART_BYTES - 1));
        int at = bytes <= left ? end : end + left;
        if (at >>> PART_SHIFT == parts.size()) {
            parts.add(storage.allocate(PART_BYTES).order(ByteOrder.LITTLE_ENDIAN));
        }
        end = at + bytes;
        if (places.capacity() == 0) {
            places = storage.allocate(Integer.BYTES * events).order(ByteOrder.LITTLE_ENDIAN);
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
