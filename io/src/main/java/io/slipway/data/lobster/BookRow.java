package io.slipway.data.lobster;

import io.slipway.data.book.LevelAppender;
import io.slipway.data.table.Fields;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;

/** A row of the file of books, its first ten levels: of each, price and size of the ask, price and size of the bid. */
final class BookRow {

    private static final int COLUMNS = 4;
    private static final long UNIT_E9 = 100_000L;
    private static final long UNDEFINED = 9_999_999_999L;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final long LARGEST_PRICE = Long.MAX_VALUE / UNIT_E9;

    private final int levels;
    private final long[] values;
    private final long[] read;
    private final long[] ordered;
    private final LevelAppender book;

    /** An empty book of a file that has so many columns. */
    BookRow(int columns, IssueLog issues) {
        levels = Math.min(columns / COLUMNS, MarketEvent.MOST_LEVELS);
        values = new long[levels * COLUMNS];
        read = new long[levels * COLUMNS];
        ordered = new long[levels * COLUMNS];
        book = new LevelAppender(issues);
    }

    /** Takes over a row; if it cannot be read, the book stays as it was. */
    void read(Fields row) {
        for (int column = 0; column < values.length; column += 2) {
            read[column] = priceE9(row, column);
            read[column + 1] = row.whole(column + 1, LARGEST_SIZE);
        }
        System.arraycopy(read, 0, values, 0, values.length);
    }

    void copyOf(BookRow other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    /** Shares that it shows at a price; zero if it does not show the price. */
    long sizeAt(boolean bid, long pxE9) {
        for (int column = bid ? 2 : 0; column < values.length; column += COLUMNS) {
            if (values[column] == pxE9) {
                return values[column + 1];
            }
        }
        return 0;
    }

    void clear() {
        for (int column = 0; column < values.length; column += 2) {
            values[column] = Fields.NO_PRICE;
            values[column + 1] = 0;
        }
    }

    void copyTo(MarketEvent event) {
        for (int at = 0; at < values.length; at += COLUMNS) {
            ordered[at] = values[at + 2];
            ordered[at + 1] = values[at];
            ordered[at + 2] = values[at + 3];
            ordered[at + 3] = values[at + 1];
        }
        book.read(event, ordered, levels);
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
