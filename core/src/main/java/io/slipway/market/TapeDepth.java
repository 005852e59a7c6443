package io.slipway.market;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The deeper levels of a chunk's events, {@value #LEVEL_BYTES} bytes each, one event after the other; takes no room until
 * there is one. How many of them an event has stands with the event, as its shape.
 */
final class TapeDepth {

    private static final int LEVEL_BYTES = 12;
    private static final int SIZE_AT = 8;
    private static final int PART_SHIFT = 16;
    private static final int PART_BYTES = 1 << PART_SHIFT;

    private static final int COUNT_BITS = 8;
    private static final int COUNT_MASK = 0xFF;

    private final TapeStorage storage;
    private final int events;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private ByteBuffer places = ByteBuffer.allocate(0);
    private int end;

    TapeDepth(TapeStorage storage, int events) {
        this.storage = storage;
        this.events = events;
    }

    /** Keeps the levels of event {@code i}, which could show more than one; returns its shape, below 2^24 and not zero. */
    int write(int i, MarketEvent event) {
        DeeperLevels levels = event.deeper;
        if (levels.bids + levels.asks > 0) {
            int at = reserve(LEVEL_BYTES * (levels.bids + levels.asks));
            places().putInt(Integer.BYTES * i, at);
            int asksAt = write(at, levels.bids, levels.values, DeeperLevels.BID_PX);
            write(asksAt, levels.asks, levels.values, DeeperLevels.ASK_PX);
        }
        return (event.levels - 1) | (levels.bids << COUNT_BITS) | (levels.asks << (2 * COUNT_BITS));
    }

    /** Gives {@code event} the levels of event {@code i}, whose shape is {@code shape}. */
    void read(int i, int shape, MarketEvent event) {
        event.levels((shape & COUNT_MASK) + 1);
        DeeperLevels levels = event.deeper;
        levels.bids = (shape >>> COUNT_BITS) & COUNT_MASK;
        levels.asks = shape >>> (2 * COUNT_BITS);
        if (levels.bids + levels.asks > 0) {
            int at = places.getInt(Integer.BYTES * i);
            int asksAt = read(at, levels.bids, levels.values, DeeperLevels.BID_PX);
            read(asksAt, levels.asks, levels.values, DeeperLevels.ASK_PX);
        }
    }

    private int write(int from, int count, long[] values, int first) {
        if (count == 0) {
            return from;
        }
        ByteBuffer part = parts.get(from >>> PART_SHIFT);
        int at = from & (PART_BYTES - 1);
        for (int level = 0; level < count; level++, at += LEVEL_BYTES) {
            part.putLong(at, values[first + level]);
            part.putInt(
                    at + SIZE_AT,
                    TapeChunk.unsigned32(values[first + DeeperLevels.MOST + level], "size of a deeper level"));
        }
        return from + count * LEVEL_BYTES;
    }

    private int read(int from, int count, long[] values, int first) {
        if (count == 0) {
            return from;
        }
        ByteBuffer part = parts.get(from >>> PART_SHIFT);
        int at = from & (PART_BYTES - 1);
        for (int level = 0; level < count; level++, at += LEVEL_BYTES) {
            values[first + level] = part.getLong(at);
            values[first + DeeperLevels.MOST + level] = Integer.toUnsignedLong(part.getInt(at + SIZE_AT));
        }
        return from + count * LEVEL_BYTES;
    }

    /** Where so many bytes are free in one part. */
    private int reserve(int bytes) {
        int left = PART_BYTES - (end & (PART_BYTES - 1));
        int at = bytes <= left ? end : end + left;
        if (at >>> PART_SHIFT == parts.size()) {
            parts.add(storage.allocate(PART_BYTES).order(ByteOrder.nativeOrder()));
        }
        end = at + bytes;
        return at;
    }

    private ByteBuffer places() {
        if (places.capacity() == 0) {
            places = storage.allocate(Integer.BYTES * events).order(ByteOrder.nativeOrder());
        }
        return places;
    }
}
