package io.slipway.data.databento;

import io.slipway.data.book.LevelAppender;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;

/**
 * Records that carry quotes, of one level or ten, or trades alone, one event each. A trade is a print: the quotes that it carries are those
 * before it. A sample (bbo, cbbo) is a row of the book at the end of its interval; the last trade that it repeats is left
 * out, as it is no event of that moment.
 */
final class QuoteMapping implements EventMapping {

    private static final int PUBLISHER_ID = 2;
    private static final int TS_EVENT = 8;
    private static final int PRICE = 16;
    private static final int SIZE = 24;
    private static final int ACTION = 28;
    private static final int SIDE = 29;
    private static final int FLAGS = 30;
    private static final int TS_RECV = 32;
    private static final int SEQUENCE = 44;
    private static final int BID_PX = 48;
    private static final int ASK_PX = 56;
    private static final int BID_SIZE = 64;
    private static final int ASK_SIZE = 68;
    private static final int LEVEL_BYTES = 32;

    private final boolean hasQuotes;
    private final boolean isSampled;
    private final boolean hasSequence;
    private final int levels;
    private final IssueLog issues;
    private final LevelAppender deeper;

    QuoteMapping(Schema schema, int levels, IssueLog issues) {
        hasQuotes = schema.field("bid_px_00").isPresent();
        isSampled = schema.field("action").isEmpty();
        hasSequence = schema.field("sequence").isPresent();
        this.levels = levels;
        this.issues = issues;
        this.deeper = new LevelAppender(issues);
    }

    @Override
    public boolean map(ByteBuffer record, int at, MarketEvent event) {
        long tsRecvNs = record.getLong(at + TS_RECV);
        if (!RecordTimes.set(event, isSampled ? tsRecvNs : record.getLong(at + TS_EVENT), tsRecvNs)) {
            throw new IllegalArgumentException("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        event.origin(record.getChar(at + PUBLISHER_ID), hasSequence ? unsigned(record, at + SEQUENCE) : 0);
        int flags = record.get(at + FLAGS) & 0xFF;
        if (isSampled) {
            event.action(BookAction.MODIFY, BookSide.NONE, flags).orderWithoutPrice(0);
        } else {
            event.action(RecordActions.of(record.get(at + ACTION)), BookSide.ofCode(record.get(at + SIDE)), flags);
            mapOrder(event, record, at);
        }
        mapQuotes(event, record, at);
        if (levels > 1) {
            mapDeeper(event, record, at);
        }
        return true;
    }

    private static void mapOrder(MarketEvent event, ByteBuffer record, int at) {
        long priceE9 = record.getLong(at + PRICE);
        long size = size(record, at + SIZE);
        if (priceE9 == Field.UNDEFINED_PRICE) {
            event.orderWithoutPrice(size);
        } else {
            event.order(priceE9, size);
        }
    }

    private void mapQuotes(MarketEvent event, ByteBuffer record, int at) {
        if (!hasQuotes) {
            event.noBid().noAsk();
            return;
        }
        long bidPxE9 = price(record, at + BID_PX);
        long bidSize = size(record, at + BID_SIZE);
        long askPxE9 = price(record, at + ASK_PX);
        long askSize = size(record, at + ASK_SIZE);
        countEmpty(bidPxE9, bidSize);
        countEmpty(askPxE9, askSize);
        event.bid(bidPxE9, bidPxE9 == Field.UNDEFINED_PRICE ? 0 : bidSize);
        event.ask(askPxE9, askPxE9 == Field.UNDEFINED_PRICE ? 0 : askSize);
    }

    private void mapDeeper(MarketEvent event, ByteBuffer record, int at) {
        deeper.begin(event, levels);
        for (int level = 1; level < levels; level++) {
            int from = at + level * LEVEL_BYTES;
            deeper.bid(deeperPrice(record, from + BID_PX), size(record, from + BID_SIZE));
            deeper.ask(deeperPrice(record, from + ASK_PX), size(record, from + ASK_SIZE));
        }
        deeper.end();
    }

    private static long deeperPrice(ByteBuffer record, int at) {
        long pxE9 = record.getLong(at);
        return pxE9 == 0 ? Field.UNDEFINED_PRICE : pxE9;
    }

    private void countEmpty(long pxE9, long size) {
        if (size == 0 && pxE9 != Field.UNDEFINED_PRICE) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
    }

    /** A quote's price; zero means that there is none. */
    private static long price(ByteBuffer record, int at) {
        long pxE9 = record.getLong(at);
        if (pxE9 < 0) {
            throw new IllegalArgumentException("negative price: value=" + pxE9 + " e-9, expected a price above zero");
        }
        return pxE9 == 0 ? Field.UNDEFINED_PRICE : pxE9;
    }

    private static long size(ByteBuffer record, int at) {
        long size = unsigned(record, at);
        return size == Field.UNDEFINED_SIZE ? 0 : size;
    }

    private static long unsigned(ByteBuffer record, int at) {
        return Integer.toUnsignedLong(record.getInt(at));
    }
}
