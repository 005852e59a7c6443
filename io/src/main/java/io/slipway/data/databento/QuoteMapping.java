package io.slipway.data.databento;

import io.slipway.data.book.LevelAppender;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;

/**
 * Records that carry quotes, of one level or ten, or trades alone, one event each. A trade is a print: the quotes that it carries are those
 * before it. A sample (bbo, cbbo) is a row of the book at the end of its interval; the last trade that it repeats is left
 * out, as it is no event of that moment.
 */
final class QuoteMapping implements EventMapping {

    private final boolean hasQuotes;
    private final boolean isSampled;
    private final boolean hasSequence;
    private final int levels;
    private final LevelAppender book;
    private final MbpRecord row = new MbpRecord();
    private final long[] values = new long[4 * MarketEvent.MOST_LEVELS];

    QuoteMapping(Schema schema, int levels, IssueLog issues) {
        hasQuotes = schema.field("bid_px_00").isPresent();
        isSampled = schema.field("action").isEmpty();
        hasSequence = schema.field("sequence").isPresent();
        this.levels = levels;
        this.book = new LevelAppender(issues);
    }

    @Override
    public boolean map(ByteBuffer record, int at, MarketEvent event) {
        row.wrap(record, at);
        long tsRecvNs = row.tsRecvNs();
        if (!RecordTimes.set(event, isSampled ? tsRecvNs : row.tsEventNs(), tsRecvNs)) {
            throw new IllegalArgumentException("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        event.origin(row.publisherId(), hasSequence ? row.sequence() : 0);
        if (isSampled) {
            event.action(BookAction.MODIFY, BookSide.NONE, row.flags()).orderWithoutPrice(0);
        } else {
            event.action(RecordActions.of(row.action()), BookSide.ofCode(row.side()), row.flags());
            mapOrder(event);
        }
        mapQuotes(event);
        return true;
    }

    private void mapOrder(MarketEvent event) {
        long size = size(row.size());
        if (row.priceE9() == Field.UNDEFINED_PRICE) {
            event.orderWithoutPrice(size);
        } else {
            event.order(row.priceE9(), size);
        }
    }

    private void mapQuotes(MarketEvent event) {
        if (!hasQuotes) {
            event.noBid().noAsk();
            return;
        }
        row.copyLevels(levels, values);
        for (int at = 0; at < 4 * levels; at += 4) {
            values[at] = price(values[at]);
            values[at + 1] = price(values[at + 1]);
            values[at + 2] = size(values[at + 2]);
            values[at + 3] = size(values[at + 3]);
        }
        book.read(event, values, levels);
    }

    /** A quote's price; zero means that there is none. */
    private static long price(long pxE9) {
        return pxE9 == 0 ? Field.UNDEFINED_PRICE : pxE9;
    }

    private static long size(long size) {
        return size == Field.UNDEFINED_SIZE ? 0 : size;
    }
}
