package io.slipway.synthetic;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** One record as it will be received, in the layout of DBN. Mutable while it is filled, then only read. */
final class Row implements Comparable<Row> {

    private static final Schema SCHEMA = Schema.MBP_10;
    private static final Field PUBLISHER_ID = field("publisher_id");
    private static final Field INSTRUMENT_ID = field("instrument_id");
    private static final Field TS_EVENT = field("ts_event");
    private static final Field TS_RECV = field("ts_recv");
    private static final Field TS_IN_DELTA = field("ts_in_delta");
    private static final Field SEQUENCE = field("sequence");
    private static final Field ACTION = field("action");
    private static final Field SIDE = field("side");
    private static final Field FLAGS = field("flags");
    private static final Field DEPTH = field("depth");
    private static final Field PRICE = field("price");
    private static final Field SIZE = field("size");
    private static final Side BIDS = new Side("bid");
    private static final Side ASKS = new Side("ask");
    private static final int LEVELS = 10;
    private static final int INSTRUMENT = 1;

    final long recvNs;
    private final long order;
    private final int levels;
    private final ByteBuffer record;

    Row(Schema schema, long recvNs, long order) {
        this.recvNs = recvNs;
        this.order = order;
        this.levels = schema == SCHEMA ? LEVELS : 1;
        this.record = schema.newRecord();
        put(INSTRUMENT_ID, INSTRUMENT);
        put(TS_RECV, recvNs);
    }

    ByteBuffer record() {
        return record;
    }

    Row origin(int publisherId, long sequence, long eventNs, long sentNs) {
        put(PUBLISHER_ID, publisherId);
        put(TS_EVENT, eventNs);
        put(TS_IN_DELTA, Math.min(Integer.MAX_VALUE, recvNs - sentNs));
        put(SEQUENCE, sequence);
        return this;
    }

    Row action(char action, char side, int flags, int depth) {
        put(ACTION, action);
        put(SIDE, side);
        put(FLAGS, flags);
        put(DEPTH, depth);
        return this;
    }

    Row order(long priceE9, long size) {
        put(PRICE, priceE9);
        put(SIZE, size);
        return this;
    }

    /** Shows as many levels of the book as the record has room for. */
    Row book(Ladder bids, Ladder asks) {
        for (int level = 0; level < levels; level++) {
            show(bids, level, BIDS);
            show(asks, level, ASKS);
        }
        return this;
    }

    @Override
    public int compareTo(Row other) {
        int byTime = Long.compare(recvNs, other.recvNs);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    private void show(Ladder ladder, int level, Side side) {
        boolean there = level < ladder.depth();
        put(side.px[level], there ? Book.priceE9(ladder.ticks(level)) : Field.UNDEFINED_PRICE);
        put(side.size[level], ladder.size(level));
        put(side.orders[level], there ? ladder.orders(level) : 0);
    }

    private void put(Field field, long value) {
        field.put(record, 0, value);
    }

    private static Field field(String name) {
        return SCHEMA.field(name).orElseThrow();
    }

    /** Fields of one side, by level. */
    private static final class Side {

        private final Field[] px;
        private final Field[] size;
        private final Field[] orders;

        private Side(String name) {
            px = ofLevels(name + "_px_0");
            size = ofLevels(name + "_sz_0");
            orders = ofLevels(name + "_ct_0");
        }

        private static Field[] ofLevels(String name) {
            return IntStream.range(0, LEVELS)
                    .mapToObj(level -> field(name + level))
                    .toArray(Field[]::new);
        }
    }
}
