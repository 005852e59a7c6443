package io.slipway.synthetic;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One record as it will be received, in the layout of DBN. Mutable while it is filled, then only read. */
final class Row implements Comparable<Row> {

    private static final int WORD_BYTES = 4;
    private static final int LEVELS_AT = 48;
    private static final int LEVEL_BYTES = 32;
    private static final int INSTRUMENT = 1;

    final long recvNs;
    private final long order;
    private final ByteBuffer record;

    Row(Schema schema, long recvNs, long order) {
        this.recvNs = recvNs;
        this.order = order;
        this.record = ByteBuffer.allocate(schema.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) (schema.recordBytes() / WORD_BYTES));
        record.put(1, (byte) schema.rtype());
        record.putInt(4, INSTRUMENT);
        record.putLong(32, recvNs);
    }

    ByteBuffer record() {
        return record;
    }

    Row origin(int publisherId, long sequence, long eventNs, long sentNs) {
        record.putChar(2, (char) publisherId);
        record.putLong(8, eventNs);
        record.putInt(40, (int) Math.min(Integer.MAX_VALUE, recvNs - sentNs));
        record.putInt(44, (int) sequence);
        return this;
    }

    Row action(char action, char side, int flags, int depth) {
        record.put(28, (byte) action);
        record.put(29, (byte) side);
        record.put(30, (byte) flags);
        record.put(31, (byte) depth);
        return this;
    }

    Row order(long priceE9, long size) {
        record.putLong(16, priceE9);
        record.putInt(24, (int) size);
        return this;
    }

    /** Shows as many levels of the book as the record has room for. */
    Row book(Ladder bids, Ladder asks) {
        for (int at = LEVELS_AT, level = 0; at < record.capacity(); at += LEVEL_BYTES, level++) {
            show(bids, level, at, 0);
            show(asks, level, at, 1);
        }
        return this;
    }

    @Override
    public int compareTo(Row other) {
        int byTime = Long.compare(recvNs, other.recvNs);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    private void show(Ladder ladder, int level, int at, int side) {
        boolean there = level < ladder.depth();
        record.putLong(at + 8 * side, there ? Book.priceE9(ladder.ticks(level)) : Field.UNDEFINED_PRICE);
        record.putInt(at + 16 + 4 * side, (int) ladder.size(level));
        record.putInt(at + 24 + 4 * side, there ? ladder.orders(level) : 0);
    }
}
