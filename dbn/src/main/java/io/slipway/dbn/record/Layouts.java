package io.slipway.dbn.record;

import java.util.ArrayList;
import java.util.List;

/** The fields of each kind of record, in the order of the columns of Databento's CSV. */
final class Layouts {

    static final int LEVEL_BYTES = 32;
    static final int FIRST_LEVEL = 48;

    private static final Field RTYPE = new Field("rtype", FieldType.U8, 1);
    private static final Field PUBLISHER_ID = new Field("publisher_id", FieldType.U16, 2);
    private static final Field INSTRUMENT_ID = new Field("instrument_id", FieldType.U32, 4);
    private static final Field TS_EVENT = new Field("ts_event", FieldType.TIME, 8);

    private Layouts() {}

    static List<Field> trades() {
        List<Field> fields = start(32);
        fields.add(new Field("action", FieldType.CHAR, 28));
        fields.add(new Field("side", FieldType.CHAR, 29));
        fields.add(new Field("depth", FieldType.U8, 31));
        fields.add(new Field("price", FieldType.PRICE, 16));
        fields.add(new Field("size", FieldType.U32, 24));
        fields.add(new Field("flags", FieldType.U8, 30));
        fields.add(new Field("ts_in_delta", FieldType.I32, 40));
        fields.add(new Field("sequence", FieldType.U32, 44));
        return fields;
    }

    static List<Field> mbp(int levels) {
        List<Field> fields = trades();
        for (int level = 0; level < levels; level++) {
            addLevel(fields, level);
        }
        return fields;
    }

    static List<Field> consolidated() {
        List<Field> fields = start(32);
        fields.add(new Field("action", FieldType.CHAR, 28));
        fields.add(new Field("side", FieldType.CHAR, 29));
        fields.add(new Field("price", FieldType.PRICE, 16));
        fields.add(new Field("size", FieldType.U32, 24));
        fields.add(new Field("flags", FieldType.U8, 30));
        fields.add(new Field("ts_in_delta", FieldType.I32, 40));
        addConsolidatedLevel(fields);
        return fields;
    }

    static List<Field> bbo() {
        List<Field> fields = sampled();
        fields.add(new Field("sequence", FieldType.U32, 44));
        addLevel(fields, 0);
        return fields;
    }

    static List<Field> consolidatedBbo() {
        List<Field> fields = sampled();
        addConsolidatedLevel(fields);
        return fields;
    }

    static List<Field> mbo() {
        List<Field> fields = start(40);
        fields.add(new Field("action", FieldType.CHAR, 38));
        fields.add(new Field("side", FieldType.CHAR, 39));
        fields.add(new Field("price", FieldType.PRICE, 24));
        fields.add(new Field("size", FieldType.U32, 32));
        fields.add(new Field("channel_id", FieldType.U8, 37));
        fields.add(new Field("order_id", FieldType.U64, 16));
        fields.add(new Field("flags", FieldType.U8, 36));
        fields.add(new Field("ts_in_delta", FieldType.I32, 48));
        fields.add(new Field("sequence", FieldType.U32, 52));
        return fields;
    }

    static List<Field> ohlcv() {
        List<Field> fields = new ArrayList<>(List.of(TS_EVENT, RTYPE, PUBLISHER_ID, INSTRUMENT_ID));
        fields.add(new Field("open", FieldType.PRICE, 16));
        fields.add(new Field("high", FieldType.PRICE, 24));
        fields.add(new Field("low", FieldType.PRICE, 32));
        fields.add(new Field("close", FieldType.PRICE, 40));
        fields.add(new Field("volume", FieldType.U64, 48));
        return fields;
    }

    static List<Field> status() {
        List<Field> fields = start(16);
        fields.add(new Field("action", FieldType.U16, 24));
        fields.add(new Field("reason", FieldType.U16, 26));
        fields.add(new Field("trading_event", FieldType.U16, 28));
        fields.add(new Field("is_trading", FieldType.CHAR, 30));
        fields.add(new Field("is_quoting", FieldType.CHAR, 31));
        fields.add(new Field("is_short_sell_restricted", FieldType.CHAR, 32));
        return fields;
    }

    private static List<Field> start(int tsRecvOffset) {
        Field tsRecv = new Field("ts_recv", FieldType.TIME, tsRecvOffset);
        return new ArrayList<>(List.of(tsRecv, TS_EVENT, RTYPE, PUBLISHER_ID, INSTRUMENT_ID));
    }

    private static List<Field> sampled() {
        List<Field> fields = start(32);
        fields.add(new Field("side", FieldType.CHAR, 29));
        fields.add(new Field("price", FieldType.PRICE, 16));
        fields.add(new Field("size", FieldType.U32, 24));
        fields.add(new Field("flags", FieldType.U8, 30));
        return fields;
    }

    private static void addLevel(List<Field> fields, int level) {
        int at = FIRST_LEVEL + level * LEVEL_BYTES;
        String suffix = String.format("_%02d", level);
        fields.add(new Field("bid_px" + suffix, FieldType.PRICE, at));
        fields.add(new Field("ask_px" + suffix, FieldType.PRICE, at + 8));
        fields.add(new Field("bid_sz" + suffix, FieldType.U32, at + 16));
        fields.add(new Field("ask_sz" + suffix, FieldType.U32, at + 20));
        fields.add(new Field("bid_ct" + suffix, FieldType.U32, at + 24));
        fields.add(new Field("ask_ct" + suffix, FieldType.U32, at + 28));
    }

    private static void addConsolidatedLevel(List<Field> fields) {
        fields.add(new Field("bid_px_00", FieldType.PRICE, FIRST_LEVEL));
        fields.add(new Field("ask_px_00", FieldType.PRICE, FIRST_LEVEL + 8));
        fields.add(new Field("bid_sz_00", FieldType.U32, FIRST_LEVEL + 16));
        fields.add(new Field("ask_sz_00", FieldType.U32, FIRST_LEVEL + 20));
        fields.add(new Field("bid_pb_00", FieldType.U16, FIRST_LEVEL + 24));
        fields.add(new Field("ask_pb_00", FieldType.U16, FIRST_LEVEL + 28));
    }
}
