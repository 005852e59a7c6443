package io.slipway.data.lobster;

import io.slipway.data.table.Fields;
import io.slipway.market.MarketEvent;

/** The first level of a row of the file of books: price and size of the ask, price and size of the bid. */
final class Touch {

    private static final long UNIT_E9 = 100_000L;
    private static final long UNDEFINED = 9_999_999_999L;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final long LARGEST_PRICE = Long.MAX_VALUE / UNIT_E9;

    private long askE9;
    private long askSize;
    private long bidE9;
    private long bidSize;

    void read(Fields row) {
        long newAskE9 = priceE9(row, 0);
        long newAskSize = row.whole(1, LARGEST_SIZE);
        long newBidE9 = priceE9(row, 2);
        bidSize = row.whole(3, LARGEST_SIZE);
        bidE9 = newBidE9;
        askSize = newAskSize;
        askE9 = newAskE9;
    }

    void copyOf(Touch other) {
        askE9 = other.askE9;
        askSize = other.askSize;
        bidE9 = other.bidE9;
        bidSize = other.bidSize;
    }

    void clear() {
        askSize = 0;
        bidSize = 0;
    }

    void copyTo(MarketEvent event) {
        event.ask(askE9, askSize).bid(bidE9, bidSize);
    }

    private static long priceE9(Fields row, int column) {
        long price = row.decimal(column, 0);
        if (price == UNDEFINED || price == -UNDEFINED) {
            return Fields.NO_PRICE;
        }
        if (price <= 0 || price > LARGEST_PRICE) {
            throw row.fault(column, "not a price", "10000 times the price, or 9999999999 for none");
        }
        return price * UNIT_E9;
    }
}
