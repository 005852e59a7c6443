package io.slipway.data.databento;

import io.slipway.dbn.Field;
import io.slipway.dbn.Schema;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Events of any format as Databento records of schema mbp-1, written one after the other. */
public final class EventRecords implements AutoCloseable {

    private static final Schema SCHEMA = Schema.MBP_1;
    private static final Field RTYPE = field("rtype");
    private static final Field INSTRUMENT_ID = field("instrument_id");
    private static final Field TS_RECV = field("ts_recv");
    private static final Field TS_EVENT = field("ts_event");
    private static final Field PUBLISHER_ID = field("publisher_id");
    private static final Field ACTION = field("action");
    private static final Field SIDE = field("side");
    private static final Field PRICE = field("price");
    private static final Field SIZE = field("size");
    private static final Field FLAGS = field("flags");
    private static final Field TS_IN_DELTA = field("ts_in_delta");
    private static final Field SEQUENCE = field("sequence");
    private static final Field BID_PX_00 = field("bid_px_00");
    private static final Field ASK_PX_00 = field("ask_px_00");
    private static final Field BID_SZ_00 = field("bid_sz_00");
    private static final Field ASK_SZ_00 = field("ask_sz_00");
    private static final Field BID_CT_00 = field("bid_ct_00");
    private static final Field ASK_CT_00 = field("ask_ct_00");
    private static final int WORD_BYTES = 4;
    private static final int ONLY_INSTRUMENT = 1;

    private final RecordWriter writer;
    private final String symbol;
    private final ByteBuffer record = ByteBuffer.allocate(SCHEMA.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);

    /** Writes to {@code writer}, which must be of schema mbp-1 and is then owned. */
    public EventRecords(RecordWriter writer, String symbol) {
        this.writer = writer;
        this.symbol = symbol;
        record.put(0, (byte) (SCHEMA.recordBytes() / WORD_BYTES));
        put(RTYPE, SCHEMA.rtype());
        put(INSTRUMENT_ID, ONLY_INSTRUMENT);
    }

    /**
     * Writes one event.
     *
     * @throws io.slipway.market.MarketDataException if it cannot be written
     */
    public void write(MarketEvent event) {
        put(TS_RECV, event.recvNs());
        put(TS_EVENT, event.eventNs());
        put(PUBLISHER_ID, event.publisherId());
        put(ACTION, event.action().code());
        put(SIDE, event.side().code());
        put(PRICE, event.hasPrice() ? event.priceE9() : Field.UNDEFINED_PRICE);
        put(SIZE, event.size());
        put(FLAGS, event.flags());
        long delta = event.recvNs() - event.eventNs();
        put(TS_IN_DELTA, Math.max(0, Math.min(delta, Integer.MAX_VALUE)));
        put(SEQUENCE, event.sequence());
        put(BID_PX_00, event.hasBid() ? event.bidPxE9() : Field.UNDEFINED_PRICE);
        put(ASK_PX_00, event.hasAsk() ? event.askPxE9() : Field.UNDEFINED_PRICE);
        put(BID_SZ_00, event.bidSize());
        put(ASK_SZ_00, event.askSize());
        put(BID_CT_00, event.hasBid() ? 1 : 0);
        put(ASK_CT_00, event.hasAsk() ? 1 : 0);
        writer.write(record, 0, symbol);
    }

    /** Finishes the file. */
    @Override
    public void close() {
        writer.close();
    }

    /** Gives the file up. */
    public void discard() {
        writer.discard();
    }

    private void put(Field field, long value) {
        field.put(record, 0, value);
    }

    private static Field field(String name) {
        return SCHEMA.field(name).orElseThrow();
    }
}
