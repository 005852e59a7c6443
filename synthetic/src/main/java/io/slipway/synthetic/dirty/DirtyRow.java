package io.slipway.synthetic.dirty;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Flags;
import io.slipway.dbn.record.Schema;
import io.slipway.synthetic.SyntheticSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A record of schema mbp-1 that can be copied and changed by the names of its fields. */
final class DirtyRow {

    private static final Schema SCHEMA = Schema.MBP_1;
    private static final long OLD_NS = 6 * 3_600_000_000_000L;
    private static final long EARLY_NS = 800_000;
    private static final long STUB_E9 = 7_000_000_000L;
    private static final int UNKNOWN_PUBLISHER = 250;
    private static final int CONSOLIDATED_PUBLISHER = 94;

    private final ByteBuffer record;

    private DirtyRow(ByteBuffer record) {
        this.record = record;
    }

    /** A copy of the record in a buffer. */
    static DirtyRow of(ByteBuffer buffer) {
        ByteBuffer copy = ByteBuffer.allocate(SCHEMA.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(0, buffer, 0, SCHEMA.recordBytes());
        return new DirtyRow(copy);
    }

    DirtyRow copy() {
        return of(record);
    }

    ByteBuffer record() {
        return record;
    }

    long get(String field) {
        return field(field).get(record, 0);
    }

    DirtyRow with(String field, long value) {
        field(field).put(record, 0, value);
        return this;
    }

    boolean isPrint() {
        return get("action") == 'T';
    }

    boolean hasBid() {
        return get("bid_px_00") != Field.UNDEFINED_PRICE && get("bid_sz_00") > 0;
    }

    boolean hasAsk() {
        return get("ask_px_00") != Field.UNDEFINED_PRICE && get("ask_sz_00") > 0;
    }

    /** True if it is a later row of the book of the same publisher. */
    boolean isNextOf(DirtyRow other) {
        return get("publisher_id") == other.get("publisher_id")
                && get("action") != 'T'
                && get("ts_event") > other.get("ts_event")
                && get("ts_recv") > other.get("ts_recv");
    }

    /** True if both show the same best prices and sizes. */
    boolean isSameBook(DirtyRow other) {
        return get("bid_px_00") == other.get("bid_px_00")
                && get("ask_px_00") == other.get("ask_px_00")
                && get("bid_sz_00") == other.get("bid_sz_00")
                && get("ask_sz_00") == other.get("ask_sz_00");
    }

    DirtyRow withoutBid() {
        return with("bid_px_00", Field.UNDEFINED_PRICE).with("bid_sz_00", 0).with("bid_ct_00", 0);
    }

    DirtyRow withoutAsk() {
        return with("ask_px_00", Field.UNDEFINED_PRICE).with("ask_sz_00", 0).with("ask_ct_00", 0);
    }

    /** Makes it a row that bears the fault, if that is one of its values. */
    void bear(Fault fault, DirtyRow before) {
        switch (fault) {
            case ABSENT_BID -> withoutBid();
            case OFFER_WITHOUT_SIZE -> with("ask_sz_00", 0).with("ask_ct_00", 0);
            case LOCKED -> with("ask_px_00", get("bid_px_00"));
            case STUB_OFFER -> with("ask_px_00", get("ask_px_00") + STUB_E9);
            case BAD_RECEIVE_TIME -> with("flags", get("flags") | Flags.BAD_TS_RECV);
            case MAYBE_BAD_BOOK -> with("flags", get("flags") | Flags.MAYBE_BAD_BOOK);
            case SNAPSHOT -> with("flags", get("flags") | Flags.SNAPSHOT).with("ts_event", get("ts_event") - OLD_NS);
            case EQUAL_TIMES -> with("ts_event", before.get("ts_event")).with("ts_recv", before.get("ts_recv"));
            case NEGATIVE_LATENCY -> with("ts_event", get("ts_recv") + EARLY_NS).with("ts_in_delta", -EARLY_NS);
            default -> with("rtype", get("rtype"));
        }
    }

    /** An additional row that bears the fault, to come after this one. */
    DirtyRow next(Fault fault) {
        DirtyRow next = copy().with("ts_event", get("ts_event") + 1);
        return switch (fault) {
            case UNKNOWN_PUBLISHER -> next.with("publisher_id", UNKNOWN_PUBLISHER);
            case CONSOLIDATED_PUBLISHER -> next.with("publisher_id", CONSOLIDATED_PUBLISHER);
            case CLEAR ->
                next.withoutBid()
                        .withoutAsk()
                        .with("action", 'R')
                        .with("side", 'N')
                        .with("size", 0)
                        .with("price", Field.UNDEFINED_PRICE);
            case CROSSED -> next.with("bid_px_00", get("ask_px_00") + SyntheticSettings.TICK_E9);
            default -> next;
        };
    }

    private static Field field(String name) {
        return SCHEMA.field(name).orElseThrow();
    }
}
