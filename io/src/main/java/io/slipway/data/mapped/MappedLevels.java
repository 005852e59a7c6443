package io.slipway.data.mapped;

import io.slipway.data.book.BookUpdate;
import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.book.SequencedBook;
import io.slipway.data.mapped.Mapping.LevelAction;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

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
    private final ChangeArray changed;
    private final IssueLog issues;
    private final Table table;
    private final int side;
    private final int level;
    private final int price;
    private final int size;
    private final int action;
    private final int[] bids;
    private final int[] asks;
    private final int both;
    private final int first;
    private final int previous;
    private final int[] last;
    private final int checksum;
    private final Map<Integer, LevelBook> books = new HashMap<>();
    private final Map<Integer, SequencedBook> sequenced = new HashMap<>();
    private final BookUpdate update = new BookUpdate();
    private final LevelChanges changes = update.changes();
    private final MarketEvent message = new MarketEvent();
    private final Optional<LevelRows> rows;
    private boolean inMessage;

    /** @param column the column of a meaning's text */
    MappedLevels(
            Mapping mapping,
            MappedNumbers numbers,
            Table table,
            IssueLog issues,
            ToIntBiFunction<MappedColumn, String> column) {
        this.mapping = mapping;
        this.numbers = numbers;
        this.table = table;
        this.issues = issues;
        sides = new MappedSides(mapping.values().sides());
        array = new LevelArray(numbers, mapping.has(MappedColumn.CHECKSUM));
        changed = new ChangeArray(mapping.values().changes(), mapping.values().sides(), numbers);
        side = columns(mapping, MappedColumn.LEVEL_SIDE, column)[0];
        level = columns(mapping, MappedColumn.LEVEL, column)[0];
        price = columns(mapping, MappedColumn.LEVEL_PRICE, column)[0];
        size = columns(mapping, MappedColumn.LEVEL_SIZE, column)[0];
        action = columns(mapping, MappedColumn.LEVEL_ACTION, column)[0];
        bids = columns(mapping, MappedColumn.BIDS, column);
        asks = columns(mapping, MappedColumn.ASKS, column);
        both = columns(mapping, MappedColumn.CHANGES, column)[0];
        first = columns(mapping, MappedColumn.FIRST_SEQUENCE, column)[0];
        previous = columns(mapping, MappedColumn.PREVIOUS_SEQUENCE, column)[0];
        last = columns(mapping, MappedColumn.LAST_SEQUENCE, column);
        checksum = columns(mapping, MappedColumn.CHECKSUM, column)[0];
        rows = mapping.values().levels().map(form -> new LevelRows(form, level != Header.ABSENT, table, issues));
    }

    /** The columns of a meaning, of which each row fills one; {@link Header#ABSENT} alone if the mapping has none. */
    static int[] columns(Mapping mapping, MappedColumn meaning, ToIntBiFunction<MappedColumn, String> column) {
        List<String> names = mapping.columns().getOrDefault(meaning, List.of());
        return names.isEmpty()
                ? new int[] {Header.ABSENT}
                : names.stream()
                        .mapToInt(name -> column.applyAsInt(meaning, name))
                        .toArray();
    }

    /** The first of the columns that the row fills; the first of all if it fills none. */
    static int filled(Fields row, int[] columns) {
        for (int column : columns) {
            if (column != Header.ABSENT && !row.isEmpty(column)) {
                return column;
            }
        }
        return columns[0];
    }

    private boolean hasArrays() {
        return bids[0] != Header.ABSENT || both != Header.ABSENT;
    }

    private boolean isNumbered() {
        return last[0] != Header.ABSENT;
    }

    /** True if a row tells something of a book. */
    boolean isTold(Fields row) {
        if (hasArrays()) {
            return has(row, filled(row, bids)) || has(row, filled(row, asks)) || has(row, both);
        }
        if (level != Header.ABSENT && !row.isEmpty(level)) {
            return true;
        }
        if (level != Header.ABSENT && action == Header.ABSENT) {
            return false;
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
        if (rows.isPresent()) {
            readUnmarked(row, head, rows.get(), events);
            return;
        }
        LevelAction change = action == Header.ABSENT ? whole() : action(row);
        if (hasArrays()) {
            begin(row, change != LevelAction.UPDATE);
            readArrays(row);
            open(head);
            close(events);
            return;
        }
        boolean bid = change == LevelAction.CLEAR || isBid(row);
        long priceE9 = change == LevelAction.CLEAR ? 0 : numbers.priceE9(row, price);
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "the price of a level");
        }
        long shown = change == LevelAction.UPDATE || change == LevelAction.SNAPSHOT ? numbers.size(row, size) : 0;
        boolean clears = change == LevelAction.CLEAR;
        boolean replaces = clears || (isNumbered() && change == LevelAction.SNAPSHOT);
        if (inMessage && (!continues(head) || (isNumbered() && replaces != update.isSnapshot()))) {
            close(events);
        }
        if (!inMessage || clears) {
            begin(row, replaces);
            open(head);
        }
        if (!clears) {
            boolean snapshot = change == LevelAction.SNAPSHOT && !isNumbered();
            changes.add(bid, bid ? priceE9 : -priceE9, shown, shown == 0, snapshot);
        }
    }

    private void readMove(Fields row, MarketEvent head, LevelRows book, MappedEvents events) {
        LevelAction change = told(row);
        if (change == LevelAction.CLEAR) {
            book.move(head, new LevelRows.Move(change, true, 0, Fields.NO_PRICE, 0), events);
            return;
        }
        long priceE9 = change == LevelAction.DELETE ? Fields.NO_PRICE : numbers.priceE9(row, price);
        if (change != LevelAction.DELETE && priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "the price of a level");
        }
        long shown = change == LevelAction.DELETE ? 0 : numbers.size(row, size);
        book.move(head, new LevelRows.Move(change, isBid(row), book.number(row, level), priceE9, shown), events);
    }

    private void readUnmarked(Fields row, MarketEvent head, LevelRows book, MappedEvents events) {
        if (action != Header.ABSENT) {
            readMove(row, head, book, events);
            return;
        }
        int number = level == Header.ABSENT ? 0 : book.number(row, level);
        long priceE9 = numbers.priceE9(row, price);
        if (level == Header.ABSENT && priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "the price of a level");
        }
        book.read(head, isBid(row), number, priceE9, numbers.size(row, size), events);
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
        rows.ifPresent(each -> each.close(events));
        if (inMessage) {
            inMessage = false;
            if (isNumbered()) {
                closeNumbered(events);
                return;
            }
            LevelBook book = book(message.publisherId());
            book.apply(changes, message.eventNs(), table::place);
            book.copyTo(events.add(message));
        }
    }

    /** Ends the rows of the file. */
    void end() {
        rows.ifPresent(LevelRows::end);
    }

    private void closeNumbered(MappedEvents events) {
        SequencedBook book = sequenced.computeIfAbsent(message.publisherId(), id -> new SequencedBook(issues));
        switch (book.take(update, message.eventNs(), table::place)) {
            case KNOWN -> book.copyTo(events.add(message));
            case LOST ->
                events.add(message)
                        .action(BookAction.CLEAR, BookSide.NONE, FLAGS)
                        .noBid()
                        .noAsk();
            case UNCHANGED -> {}
        }
    }

    /** Each array without an action is a whole book, each level an update. */
    private LevelAction whole() {
        return hasArrays() ? LevelAction.SNAPSHOT : LevelAction.UPDATE;
    }

    private void readArrays(Fields row) {
        int bid = filled(row, bids);
        int ask = filled(row, asks);
        if (has(row, bid)) {
            array.read(row, bid, true, changes);
        }
        if (has(row, ask)) {
            array.read(row, ask, false, changes);
        }
        if (has(row, both)) {
            changed.read(row, both, changes);
        }
    }

    private static boolean has(Fields row, int column) {
        return column != Header.ABSENT && !row.isEmpty(column);
    }

    private void begin(Fields row, boolean replaces) {
        update.begin(replaces);
        if (isNumbered()) {
            readNumbers(row, replaces);
        }
    }

    private void open(MarketEvent head) {
        message.copyOf(head).action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        inMessage = true;
        if (update.isSnapshot() && !isNumbered()) {
            book(head.publisherId()).clear();
        }
    }

    /** A snapshot continues nothing, so its other numbers do not count; OKX has -1 there. */
    private void readNumbers(Fields row, boolean isSnapshot) {
        int column = filled(row, last);
        if (row.isEmpty(column)) {
            throw row.fault(column, "no number", "that of the last update of the message");
        }
        long none = BookUpdate.NO_NUMBER;
        update.numbers(
                isSnapshot ? none : number(row, first), isSnapshot ? none : number(row, previous), number(row, column));
        if (checksum != Header.ABSENT && !row.isEmpty(checksum)) {
            update.checksum(checksum(row));
        }
    }

    private static long number(Fields row, int column) {
        boolean has = column != Header.ABSENT && !row.isEmpty(column);
        return has ? row.whole(column, Long.MAX_VALUE) : BookUpdate.NO_NUMBER;
    }

    private long checksum(Fields row) {
        try {
            return Long.parseLong(row.text(checksum));
        } catch (NumberFormatException e) {
            throw row.fault(checksum, e);
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

    /** The change of the level of its price that a row tells; a new level is one that changes. */
    private LevelAction action(Fields row) {
        LevelAction told = told(row);
        return told == LevelAction.INSERT ? LevelAction.UPDATE : told;
    }

    private LevelAction told(Fields row) {
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
