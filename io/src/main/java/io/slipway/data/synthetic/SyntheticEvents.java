package io.slipway.data.synthetic;

import io.slipway.dbn.Field;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.nio.ByteBuffer;

/** The records of a synthetic market as events. */
final class SyntheticEvents implements MarketDataReader {

    private final SyntheticMarket records;
    private final Instrument instrument;

    SyntheticEvents(SyntheticMarket records) {
        this.records = records;
        this.instrument = new Instrument(records.symbol());
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (!records.next()) {
            return false;
        }
        copy(records.buffer(), event);
        return true;
    }

    @Override
    public String place() {
        return records.place();
    }

    @Override
    public IssueLog issues() {
        return records.issues();
    }

    @Override
    public void close() {
        records.close();
    }

    private static void copy(ByteBuffer record, MarketEvent event) {
        event.times(record.getLong(8), record.getLong(32));
        event.origin(record.getChar(2), Integer.toUnsignedLong(record.getInt(44)));
        event.action(
                BookAction.ofCode(record.get(28)), BookSide.ofCode(record.get(29)), Byte.toUnsignedInt(record.get(30)));
        long priceE9 = record.getLong(16);
        if (priceE9 == Field.UNDEFINED_PRICE) {
            event.orderWithoutPrice(record.getInt(24));
        } else {
            event.order(priceE9, record.getInt(24));
        }
        event.bid(record.getLong(48), record.getInt(64));
        event.ask(record.getLong(56), record.getInt(68));
    }
}
