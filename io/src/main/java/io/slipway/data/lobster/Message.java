package io.slipway.data.lobster;

import io.slipway.data.table.Fields;
import io.slipway.data.text.LocalDay;
import io.slipway.market.BookSide;

/** One row of the file of messages: time, type, order id, size, price, direction; a seventh column is not read. */
final class Message {

    static final int ADD = 1;
    static final int REDUCE = 2;
    static final int DELETE = 3;
    static final int EXECUTE = 4;
    static final int EXECUTE_HIDDEN = 5;
    static final int CROSS = 6;
    static final int HALT = 7;

    /** The price of a halt row that says that trading goes on. */
    static final long TRADING_RESUMES = 1;

    private static final int TIME = 0;
    private static final int TYPE = 1;
    private static final int ORDER = 2;
    private static final int SIZE = 3;
    private static final int PRICE = 4;
    private static final int DIRECTION = 5;
    private static final int NS_SCALE = 9;
    private static final long UNIT_E9 = 100_000L;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final long LARGEST_PRICE = 9_000_000_000_000L;

    private long timeNs;
    private int type;
    private long order;
    private long size;
    private long price;
    private BookSide resting = BookSide.NONE;

    void read(Fields row, LocalDay day) {
        try {
            timeNs = day.toEpochNs(row.decimal(TIME, NS_SCALE));
        } catch (IllegalArgumentException e) {
            throw row.fault(TIME, "not a time of a day", "seconds since midnight, below 86400");
        }
        type = (int) row.whole(TYPE, 9);
        if (type < ADD || type > HALT) {
            throw row.fault(TYPE, "unknown type of message", "1 to 7");
        }
        order = row.decimal(ORDER, 0);
        size = row.whole(SIZE, LARGEST_SIZE);
        price = row.decimal(PRICE, 0);
        if (type != HALT && (price <= 0 || price > LARGEST_PRICE)) {
            throw row.fault(PRICE, "not a price", "10000 times the price, above zero");
        }
        resting = switch ((int) row.decimal(DIRECTION, 0)) {
            case 1 -> BookSide.BID;
            case -1 -> BookSide.ASK;
            case 0 -> BookSide.NONE;
            default -> throw row.fault(DIRECTION, "not a direction", "1, -1 or 0");
        };
    }

    long timeNs() {
        return timeNs;
    }

    int type() {
        return type;
    }

    /** The number of the order that it is about. */
    long order() {
        return order;
    }

    long size() {
        return size;
    }

    long priceE9() {
        return price * UNIT_E9;
    }

    /** Ten thousand times the price; the kind of halt in a halt row. */
    long price() {
        return price;
    }

    /** The side of the order that the message is about, which is also the resting side of an execution. */
    BookSide resting() {
        return resting;
    }

    /** The side of who took the resting order. */
    BookSide aggressor() {
        return switch (resting) {
            case BID -> BookSide.ASK;
            case ASK -> BookSide.BID;
            default -> BookSide.NONE;
        };
    }
}
