package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;

/**
 * The deeper levels of a chunk's events, {@value #LEVEL_BYTES} bytes each. How many of them an event has stands with the event, as its shape.
 */
final class TapeDepth {

    private static final int LEVEL_BYTES = 12;
    private static final int SIZE_AT = 8;

    private static final int LEVELS_MASK = 0xFF;
    private static final int BIDS_SHIFT = 8;
    private static final int ASKS_SHIFT = 12;
    private static final int COUNT_MASK = 0xF;

    private final TapeParts parts;

    TapeDepth(TapeParts parts) {
        this.parts = parts;
    }

    TapeParts parts() {
        return parts;
    }

    /** Keeps the levels of event {@code i}, which could show more than one; returns its shape, below 2^16 and not zero. */
    int write(int i, MarketEvent event) {
        int bids = Math.max(0, event.bidDepth() - 1);
        int asks = Math.max(0, event.askDepth() - 1);
        if (bids + asks > 0) {
            int from = parts.reserve(i, LEVEL_BYTES * (bids + asks));
            ByteBuffer part = parts.part(from);
            int at = TapeParts.offset(from);
            for (int level = 1; level <= bids; level++, at += LEVEL_BYTES) {
                write(part, at, event.bidPxE9(level), event.bidSize(level));
            }
            for (int level = 1; level <= asks; level++, at += LEVEL_BYTES) {
                write(part, at, event.askPxE9(level), event.askSize(level));
            }
        }
        return (event.levels() - 1) | (bids << BIDS_SHIFT) | (asks << ASKS_SHIFT);
    }

    private static void write(ByteBuffer part, int at, long pxE9, long size) {
        part.putLong(at, pxE9);
        part.putInt(at + SIZE_AT, (int) size);
    }

    /** Gives {@code event} the levels of event {@code i} with their sizes from {@code next} on of the wide ones; returns their number. */
    int readWide(int i, int shape, MarketEvent event, TapeWideSizes sizes, int next) {
        event.levels((shape & LEVELS_MASK) + 1);
        int bids = (shape >>> BIDS_SHIFT) & COUNT_MASK;
        int asks = (shape >>> ASKS_SHIFT) & COUNT_MASK;
        for (int level = 0; level < bids + asks; level++) {
            int from = parts.place(i);
            long pxE9 = parts.part(from).getLong(TapeParts.offset(from) + level * LEVEL_BYTES);
            long size = sizes.size(i, next + level);
            if (level < bids) {
                event.addBid(pxE9, size);
            } else {
                event.addAsk(pxE9, size);
            }
        }
        return bids + asks;
    }

    /** Gives {@code event} the levels of event {@code i}, whose shape is {@code shape}. */
    void read(int i, int shape, MarketEvent event) {
        event.levels((shape & LEVELS_MASK) + 1);
        int bids = (shape >>> BIDS_SHIFT) & COUNT_MASK;
        int asks = (shape >>> ASKS_SHIFT) & COUNT_MASK;
        if (bids + asks > 0) {
            int from = parts.place(i);
            ByteBuffer part = parts.part(from);
            int at = TapeParts.offset(from);
            for (int level = 0; level < bids; level++, at += LEVEL_BYTES) {
                event.addBid(part.getLong(at), Integer.toUnsignedLong(part.getInt(at + SIZE_AT)));
            }
            for (int level = 0; level < asks; level++, at += LEVEL_BYTES) {
                event.addAsk(part.getLong(at), Integer.toUnsignedLong(part.getInt(at + SIZE_AT)));
            }
        }
    }
}
