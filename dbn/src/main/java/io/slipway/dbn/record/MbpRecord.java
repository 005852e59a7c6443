package io.slipway.dbn.record;

import java.nio.ByteBuffer;

/**
 * A change of the aggregated book, {@link Schema#MBP_1}, {@link Schema#TBBO} (80 bytes) and {@link Schema#MBP_10} (368 bytes).
 *
 * <p>The other records that have a price keep each field that they share with it at the same place, so this view reads the price,
 * size, side, action, sequence, and best bid and offer of any of them that has such a field.
 */
public final class MbpRecord extends TradeRecord {

    /** Number of levels, 1 or 10. */
    public int levels() {
        return (length() - Layouts.FIRST_LEVEL) / Layouts.LEVEL_BYTES;
    }

    /** Bid price in 1e-9 at {@code level}, 0 to {@link #levels()} - 1; {@link Field#UNDEFINED_PRICE} if empty. */
    public long bidPxE9(int level) {
        return i64(at(level));
    }

    /** Ask price in 1e-9 at {@code level}, 0 to {@link #levels()} - 1; {@link Field#UNDEFINED_PRICE} if empty. */
    public long askPxE9(int level) {
        return i64(at(level) + 8);
    }

    /** Bid size at {@code level}, counted from 0. */
    public long bidSz(int level) {
        return u32(at(level) + 16);
    }

    /** Ask size at {@code level}, counted from 0. */
    public long askSz(int level) {
        return u32(at(level) + 20);
    }

    /** Number of bid orders at {@code level}, counted from 0. */
    public long bidCt(int level) {
        return u32(at(level) + 24);
    }

    /** Number of ask orders at {@code level}, counted from 0. */
    public long askCt(int level) {
        return u32(at(level) + 28);
    }

    /**
     * Copies bid price, ask price, bid quantity and ask quantity of each of the first {@code count} levels into {@code values}, four
     * entries per level, the best level first. A reader of ten levels is faster with it than with a call per field.
     */
    public void copyLevels(int count, long[] values) {
        ByteBuffer from = buffer();
        int at = offset() + Layouts.FIRST_LEVEL;
        for (int i = 0; i < 4 * count; i += 4) {
            values[i] = from.getLong(at);
            values[i + 1] = from.getLong(at + 8);
            values[i + 2] = Integer.toUnsignedLong(from.getInt(at + 16));
            values[i + 3] = Integer.toUnsignedLong(from.getInt(at + 20));
            at += Layouts.LEVEL_BYTES;
        }
    }

    private int at(int level) {
        assert level >= 0 && level < levels() : "no such level: level=" + level + ", levels=" + levels();
        return Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES;
    }
}
