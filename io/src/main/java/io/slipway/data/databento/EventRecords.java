package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Events of any format as Databento records of schema mbp-1 or mbp-10, written one after the other. What these schemas cannot
 * hold, halts, levels beyond theirs, what left the queues and prints that did not trade in the book, is left out and counted.
 */
public final class EventRecords implements AutoCloseable {

    private static final Schema SCHEMA = Schema.MBP_10;
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
    private static final Field[] BID_PX = ofLevels("bid_px");
    private static final Field[] ASK_PX = ofLevels("ask_px");
    private static final Field[] BID_SZ = ofLevels("bid_sz");
    private static final Field[] ASK_SZ = ofLevels("ask_sz");
    private static final Field[] BID_CT = ofLevels("bid_ct");
    private static final Field[] ASK_CT = ofLevels("ask_ct");
    private static final int ONLY_INSTRUMENT = 1;

    private final RecordWriter writer;
    private final String symbol;
    private final int levels;
    private final ByteBuffer record;
    private long written;
    private long cut;
    private long statuses;
    private long withoutRemovals;
    private long otherPrints;

    /**
     * Writes to {@code writer}, which is then owned.
     *
     * @param schema that of the writer, mbp-1 or mbp-10
     * @throws IllegalArgumentException if it is another
     */
    public EventRecords(RecordWriter writer, Schema schema, String symbol) {
        if (schema != Schema.MBP_1 && schema != Schema.MBP_10) {
            throw new IllegalArgumentException("schema must be mbp-1 or mbp-10: schema=" + schema.label());
        }
        this.writer = writer;
        this.symbol = symbol;
        levels = schema == Schema.MBP_10 ? MarketEvent.MOST_LEVELS : 1;
        record = schema.newRecord();
        put(INSTRUMENT_ID, ONLY_INSTRUMENT);
    }

    /**
     * Requires data of whole sizes: the records have no place for a quantity step, so a reader would take steps for shares.
     *
     * @throws MarketDataException if a step of the instrument is not one
     */
    public static void requireWholeSizes(Instrument instrument) {
        if (instrument.qtyStep().compareTo(BigDecimal.ONE) != 0) {
            throw new MarketDataException(
                    "the file would have whole sizes, and those of the data have decimals: symbol="
                            + instrument.symbol()
                            + "; commands read the data as they are, and produce sends them to a topic");
        }
    }

    /** Number of records written. */
    public long written() {
        return written;
    }

    /** Number of events that were written without all of their levels. */
    public long cut() {
        return cut;
    }

    /** Number of halts and ends of halts, which were left out. */
    public long statuses() {
        return statuses;
    }

    /** Number of events that were written without what left the queues with them. */
    public long withoutRemovals() {
        return withoutRemovals;
    }

    /** Number of prints of auctions, late reports and other kinds that do not trade in the book, which were left out. */
    public long otherPrints() {
        return otherPrints;
    }

    /**
     * Writes one event, if it is one that a record can hold.
     *
     * @throws io.slipway.market.MarketDataException if it cannot be written
     */
    public void write(MarketEvent event) {
        if (event.action().isStatus()) {
            statuses++;
            return;
        }
        if (!event.printKind().tradesInBook()) {
            otherPrints++;
            return;
        }
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
        for (int level = 0; level < levels; level++) {
            putLevel(event, level);
        }
        cut += Math.max(event.bidDepth(), event.askDepth()) > levels ? 1 : 0;
        withoutRemovals += event.removals().count() > 0 ? 1 : 0;
        written++;
        writer.write(record, 0, symbol);
    }

    private void putLevel(MarketEvent event, int level) {
        boolean hasBid = level < event.bidDepth();
        boolean hasAsk = level < event.askDepth();
        put(BID_PX[level], hasBid ? event.bidPxE9(level) : Field.UNDEFINED_PRICE);
        put(ASK_PX[level], hasAsk ? event.askPxE9(level) : Field.UNDEFINED_PRICE);
        put(BID_SZ[level], hasBid ? event.bidSize(level) : 0);
        put(ASK_SZ[level], hasAsk ? event.askSize(level) : 0);
        put(BID_CT[level], hasBid ? event.bidOrders(level) : 0);
        put(ASK_CT[level], hasAsk ? event.askOrders(level) : 0);
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

    private static Field[] ofLevels(String name) {
        return IntStream.range(0, MarketEvent.MOST_LEVELS)
                .mapToObj(level -> field(name + "_0" + level))
                .toArray(Field[]::new);
    }
}
