package io.slipway.market;

import java.nio.ByteBuffer;

/**
 * The deeper levels of a chunk's events, {@value #LEVEL_BYTES} bytes each. How many of them an event has stands with the event, as its shape.
 */
final class TapeDepth {

    private static final int LEVEL_BYTES = 12;
    private static final int SIZE_AT = 8;

    private static final int COUNT_BITS = 8;
    private static final int COUNT_MASK = 0xFF;

    private final TapeParts parts;

    TapeDepth(TapeStorage storage, int events) {
        parts = new TapeParts(storage, events);
    }

    /** Keeps the levels of event {@code i}, which could show more than one; returns its shape, below 2^24 and not zero. */
    int write(int i, MarketEvent event) {
        DeeperLevels levels = event.deeper;
        if (levels.bids + levels.asks > 0) {
            int at = parts.reserve(i, LEVEL_BYTES * (levels.bids + levels.asks));
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
            int at = parts.place(i);
            int asksAt = read(at, levels.bids, levels.values, DeeperLevels.BID_PX);
            read(asksAt, levels.asks, levels.values, DeeperLevels.ASK_PX);
        }
    }

    private int write(int from, int count, long[] values, int first) {
        if (count == 0) {
            return from;
        }
        ByteBuffer part = parts.part(from);
        int at = TapeParts.offset(from);
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
        ByteBuffer part = parts.part(from);
        int at = TapeParts.offset(from);
        for (int level = 0; level < count; level++, at += LEVEL_BYTES) {
            values[first + level] = part.getLong(at);
            values[first + DeeperLevels.MOST + level] = Integer.toUnsignedLong(part.getInt(at + SIZE_AT));
        }
        return from + count * LEVEL_BYTES;
    }
}
