package io.slipway.data.mapped;

import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.mapped.Mapping.LevelAction;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Books told by changes of their levels, one a row or all of a row in arrays. Rows of one level each that share venue, times and sequence are
 * one message, after which there is one event with the best ten levels.
 */
final class MappedLevels {

    /** Databento's flag LAST: the message is complete. */
    private static final int FLAGS = 128;

    private final Mapping mapping;
    private final MappedNumbers numbers;
    private final MappedSides sides;
    private final LevelArray array;
    private final IssueLog issues;
    private final Table table;
    private final int side;
    private final int price;
    private final int size;
    private final int action;
    private final int bids;
    private final int asks;
    private final Map<Integer, LevelBook> books = new HashMap<>();
    private final LevelChanges changes = new LevelChanges();
    private final MarketEvent message = new MarketEvent();
    private boolean inMessage;

    /** @param column the column of a meaning, or {@link Header#ABSENT} */
    MappedLevels(
            Mapping mapping, MappedNumbers numbers, Table table, IssueLog issues, ToIntFunction<MappedColumn> column) {
        this.mapping = mapping;
        this.numbers = numbers;
        this.table = table;
        this.issues = issues;
        sides = new MappedSides(mapping.values().sides());
        array = new LevelArray(numbers);
        side = column.applyAsInt(MappedColumn.LEVEL_SIDE);
        price = column.applyAsInt(MappedColumn.LEVEL_PRICE);
        size = column.applyAsInt(MappedColumn.LEVEL_SIZE);
        action = column.applyAsInt(MappedColumn.LEVEL_ACTION);
        bids = column.applyAsInt(MappedColumn.BIDS);
        asks = column.applyAsInt(MappedColumn.ASKS);
    }

    /** True if a row tells something of a book. */
    boolean isTold(Fields row) {
        if (bids != Header.ABSENT) {
            return !row.isEmpty(bids) || !row.isEmpty(asks);
        }
        return price != Header.ABSENT
                && (!row.isEmpty(price)
                        || (action != Header.ABSENT && !row.isEmpty(action) && action(row) == LevelAction.CLEAR));
    }

    /**
     * Takes a row.
     *
     * @param head times, venue and sequence of the row
     * @param events gets the message that ended before the row, or that of the row if it is complete
     */
    void read(Fields row, MarketEvent head, MappedEvents events) {
        LevelAction change = action == Header.ABSENT ? whole() : action(row);
        if (bids != Header.ABSENT) {
            readArrays(row, head, change);
            close(events);
            return;
        }
        boolean bid = change == LevelAction.CLEAR || isBid(row);
        long priceE9 = change == LevelAction.CLEAR ? 0 : numbers.priceE9(row, price);
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "the price of a level");
        }
        long shown = change == LevelAction.UPDATE || change == LevelAction.SNAPSHOT ? numbers.size(row, size) : 0;
        if (inMessage && !continues(head)) {
            close(events);
        }
        open(head, change == LevelAction.CLEAR);
        if (change == LevelAction.CLEAR) {
            changes.clear();
        } else {
            changes.add(bid, bid ? priceE9 : -priceE9, shown, shown == 0, change == LevelAction.SNAPSHOT);
        }
    }

    private boolean isBid(Fields row) {
        BookSide told = sides.of(row, side);
        if (told == BookSide.NONE) {
            throw row.fault(side, "no side", "that of the level");
        }
        return told == BookSide.BID;
    }

    /** Ends the message of the last rows. */
    void close(MappedEvents events) {
        if (inMessage) {
            inMessage = false;
            LevelBook book = book(message.publisherId());
            book.apply(changes, message.eventNs(), table::place);
            changes.clear();
            book.copyTo(events.add(message));
        }
    }

    /** Each array without an action is a whole book, each level an update. */
    private LevelAction whole() {
        return bids == Header.ABSENT ? LevelAction.UPDATE : LevelAction.SNAPSHOT;
    }

    private void readArrays(Fields row, MarketEvent head, LevelAction change) {
        changes.clear();
        if (!row.isEmpty(bids)) {
            array.read(row, bids, true, changes);
        }
        if (!row.isEmpty(asks)) {
            array.read(row, asks, false, changes);
        }
        open(head, change != LevelAction.UPDATE);
    }

    private void open(MarketEvent head, boolean clears) {
        message.copyOf(head).action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        inMessage = true;
        if (clears) {
            book(head.publisherId()).clear();
        }
    }

    private boolean continues(MarketEvent head) {
        return head.publisherId() == message.publisherId()
                && head.eventNs() == message.eventNs()
                && head.recvNs() == message.recvNs()
                && head.sequence() == message.sequence();
    }

    private LevelBook book(int publisherId) {
        return books.computeIfAbsent(publisherId, id -> new LevelBook(issues));
    }

    private LevelAction action(Fields row) {
        LevelAction known = mapping.values().actions().get(row.text(action).toLowerCase(Locale.ROOT));
        if (known == null) {
            throw row.fault(
                    action,
                    "unknown action",
                    "one of " + MappedSides.listed(mapping.values().actions().keySet()));
        }
        return known;
    }
}
