package io.slipway.tape;

import io.slipway.market.Removals;
import java.nio.ByteBuffer;

/** The {@linkplain Removals removals} of a chunk's events, {@value #ENTRY_BYTES} bytes each, behind their number. */
final class TapeRemovals {

    private static final int ENTRY_BYTES = 21;
    private static final int SIZE_AT = 8;
    private static final int AHEAD_AT = 12;
    private static final int TRADED_AT = 16;
    private static final int SIDE_AT = 20;

    private final TapeParts parts;

    TapeRemovals(TapeParts parts) {
        this.parts = parts;
    }

    TapeParts parts() {
        return parts;
    }

    /** Keeps the removals of event {@code i}, at least one. */
    void write(int i, Removals removals) {
        int place = parts.reserve(i, Integer.BYTES + ENTRY_BYTES * removals.count());
        ByteBuffer part = parts.part(place);
        int at = TapeParts.offset(place);
        part.putInt(at, removals.count());
        at += Integer.BYTES;
        for (int entry = 0; entry < removals.count(); entry++, at += ENTRY_BYTES) {
            part.putLong(at, removals.pxE9(entry));
            part.putInt(at + SIZE_AT, (int) removals.size(entry));
            part.putInt(at + AHEAD_AT, (int) removals.ahead(entry));
            part.putInt(at + TRADED_AT, (int) removals.traded(entry));
            part.put(at + SIDE_AT, (byte) (removals.isBid(entry) ? 1 : 0));
        }
    }

    /** Adds those of event {@code i} to {@code removals}. */
    void read(int i, Removals removals) {
        int place = parts.place(i);
        ByteBuffer part = parts.part(place);
        int at = TapeParts.offset(place);
        int count = part.getInt(at);
        at += Integer.BYTES;
        for (int entry = 0; entry < count; entry++, at += ENTRY_BYTES) {
            removals.add(
                    part.get(at + SIDE_AT) != 0,
                    part.getLong(at),
                    Integer.toUnsignedLong(part.getInt(at + SIZE_AT)),
                    Integer.toUnsignedLong(part.getInt(at + AHEAD_AT)),
                    Integer.toUnsignedLong(part.getInt(at + TRADED_AT)));
        }
    }
}
