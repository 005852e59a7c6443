package io.slipway.data.mapped;

import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.text.YamlNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Books of rows of one level each that have no action. Rows that share venue, times and sequence are one message: the whole book, or
 * the levels that changed, by number. A message that cannot be a book is refused: one that leaves out a level of a whole book, one
 * whose levels are not in the order of their prices, and one whose rows do not follow each other.
 */
final class LevelRows {

    /**
     * Meaning of rows of one level each that have no action. In a mapping:
     *
     * <pre>
     * columns: {time: time, level: level, level_side: side, level_price: price, level_size: size}
     * level_rows: whole
     * first_level: 0
     * </pre>
     *
     * @param whole whether the rows of one time are the whole book; if not, each replaces the level of its number and all others stay
     * @param first number of the best level, 0 or 1
     */
    record Form(boolean whole, int first) {

        private static final String ROWS = "level_rows";
        private static final String FIRST = "first_level";

        /**
         * The meaning that a mapping states; empty if each row changes the level of its price.
         *
         * @throws io.slipway.text.ConfigException if the keys and the columns do not go together
         */
        static Optional<Form> of(YamlNode root, Map<MappedColumn, ?> columns) {
            boolean numbered = columns.containsKey(MappedColumn.LEVEL);
            if (numbered && !columns.containsKey(MappedColumn.LEVEL_PRICE)) {
                throw root.faultAt(
                        "columns.level", "without levels", "expected level_side, level_price and level_size beside it");
            }
            if (!numbered && root.has(FIRST)) {
                throw root.faultAt(FIRST, "without numbers of levels", "expected columns.level beside it");
            }
            if (!root.has(ROWS)) {
                if (numbered) {
                    throw root.faultAt(
                            ROWS,
                            "missing beside columns.level",
                            "expected whole if the rows of one time are the whole book, or changes if other levels stay");
                }
                return Optional.empty();
            }
            boolean whole = root.required(ROWS, Form::isWhole, "whole or changes");
            if (!columns.containsKey(MappedColumn.LEVEL_PRICE) || columns.containsKey(MappedColumn.LEVEL_ACTION)) {
                throw root.faultAt(
                        ROWS,
                        "is for levels without actions",
                        "expected columns.level_price and no columns.level_action");
            }
            if (!whole && !numbered) {
                return Optional.empty();
            }
            return Optional.of(new Form(whole, root.has(FIRST) ? root.required(FIRST, Form::first, "0 or 1") : 1));
        }

        private static boolean isWhole(String text) {
            if (!text.equals("whole") && !text.equals("changes")) {
                throw new IllegalArgumentException(
                        "unknown kind of rows: value=" + text + ", expected whole or changes");
            }
            return text.equals("whole");
        }

        private static int first(String text) {
            if (!text.equals("0") && !text.equals("1")) {
                throw new IllegalArgumentException(
                        "not the number of a best level: value=" + text + ", expected 0 or 1");
            }
            return Integer.parseInt(text);
        }
    }

    /** Databento's flag LAST: the message is complete. */
    private static final int FLAGS = 128;

    private static final int MOST_LEVELS = 1000;
    private static final int FIRST_CAPACITY = 64;

    /** The levels of a side by number. */
    private static final class Side {

        long[] prices = new long[FIRST_CAPACITY];
        long[] sizes = new long[FIRST_CAPACITY];
        boolean[] known = new boolean[FIRST_CAPACITY];
        final Set<Long> told = new HashSet<>();
        int end;

        void clear() {
            Arrays.fill(known, 0, end, false);
            end = 0;
        }

        void put(int number, long priceE9, long size) {
            if (number >= prices.length) {
                int capacity = 2 * number;
                prices = Arrays.copyOf(prices, capacity);
                sizes = Arrays.copyOf(sizes, capacity);
                known = Arrays.copyOf(known, capacity);
            }
            prices[number] = priceE9;
            sizes[number] = priceE9 == Fields.NO_PRICE ? 0 : size;
            known[number] = true;
            end = Math.max(end, number + 1);
        }
    }

    /** The book of a venue, and the times and the sequence of its last message. */
    private static final class Venue {

        final Side bids = new Side();
        final Side asks = new Side();
        final MarketEvent last = new MarketEvent();
        final LevelBook book;
        boolean hasLast;

        Venue(IssueLog issues) {
            book = new LevelBook(issues);
        }
    }

    private final Form form;
    private final boolean numbered;
    private final Table table;
    private final IssueLog issues;
    private final Map<Integer, Venue> venues = new HashMap<>();
    private final LevelChanges changes = new LevelChanges();
    private final MarketEvent message = new MarketEvent();
    private boolean inMessage;
    /** True if the message follows another of the same times, which it repeats. */
    private boolean follows;

    /** @param numbered whether the rows have numbers of levels */
    LevelRows(Form form, boolean numbered, Table table, IssueLog issues) {
        this.form = form;
        this.numbered = numbered;
        this.table = table;
        this.issues = issues;
    }

    /** The number of a row's level. */
    int number(Fields row, int column) {
        if (row.isEmpty(column)) {
            throw row.fault(column, "no number", "that of the level");
        }
        int number = (int) row.whole(column, MOST_LEVELS);
        if (number < form.first()) {
            throw row.fault(
                    column, "below the first level", form.first() + " or more; first_level: 0 if 0 is the best");
        }
        return number;
    }

    /**
     * Takes a row.
     *
     * @param head times, venue and sequence of the row
     * @param number of the level; not used without numbers
     * @param priceE9 {@link Fields#NO_PRICE} for a level that is empty
     * @param events gets the message that ended before the row
     */
    void read(MarketEvent head, boolean bid, int number, long priceE9, long size, MappedEvents events) {
        long key = numbered ? number : priceE9;
        boolean continues = inMessage && isSame(head, message) && head.publisherId() == message.publisherId();
        boolean repeats = continues && form.whole() && side(bid).told.contains(key);
        if (inMessage && (!continues || repeats)) {
            close(repeats, events);
        }
        if (!inMessage) {
            open(head, repeats);
        }
        Side side = side(bid);
        side.told.add(key);
        side.put(numbered ? number : form.first() + side.told.size() - 1, priceE9, size);
    }

    private Side side(boolean bid) {
        Venue venue = venue();
        return bid ? venue.bids : venue.asks;
    }

    private Venue venue() {
        return venues.computeIfAbsent(message.publisherId(), id -> new Venue(issues));
    }

    private static boolean isSame(MarketEvent one, MarketEvent other) {
        return one.eventNs() == other.eventNs() && one.recvNs() == other.recvNs() && one.sequence() == other.sequence();
    }

    private void open(MarketEvent head, boolean repeats) {
        message.copyOf(head).action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        inMessage = true;
        follows = repeats;
        Venue venue = venue();
        if (form.whole() && !repeats && venue.hasLast && isSame(head, venue.last)) {
            throw fault("the rows of one time and venue do not follow each other: sort them by time and venue");
        }
        for (Side side : new Side[] {venue.bids, venue.asks}) {
            side.told.clear();
            if (form.whole()) {
                side.clear();
            }
        }
    }

    /** Ends the message of the last rows. */
    void close(MappedEvents events) {
        close(false, events);
    }

    private void close(boolean isRepeated, MappedEvents events) {
        if (!inMessage) {
            return;
        }
        inMessage = false;
        Venue venue = venue();
        boolean hasOneSide = venue.bids.told.isEmpty() || venue.asks.told.isEmpty();
        if ((isRepeated || follows) && hasOneSide) {
            throw fault("a level is told twice at one time, and the books told there do not have both sides");
        }
        changes.clear();
        add(venue.bids, true);
        add(venue.asks, false);
        venue.book.clear();
        venue.book.apply(changes, message.eventNs(), table::place);
        venue.book.copyTo(events.add(message));
        venue.last.copyOf(message);
        venue.hasLast = true;
    }

    /** Ends the rows of the file. */
    void end() {
        boolean isKnown = venues.values().stream()
                .allMatch(venue -> (venue.bids.end == 0 || venue.bids.known[form.first()])
                        && (venue.asks.end == 0 || venue.asks.known[form.first()]));
        if (!isKnown) {
            throw table.fault("no row tells the best level of a side: expected level " + form.first()
                    + "; state first_level if another is the best");
        }
    }

    /** Appends the levels of a side from the best to the last before one that was never told. */
    private void add(Side side, boolean bid) {
        long sign = bid ? 1 : -1;
        boolean isKnown = true;
        boolean hasBetter = false;
        long better = 0;
        for (int number = form.first(); number < side.end; number++) {
            isKnown &= side.known[number];
            if (numbered && form.whole() && !isKnown) {
                throw fault("a whole book without a level: side=" + (bid ? "bid" : "ask") + ", level=" + number
                        + "; with level_rows: changes other levels stay");
            }
            if (!side.known[number] || side.sizes[number] == 0) {
                continue;
            }
            long key = sign * side.prices[number];
            if (numbered && hasBetter && key >= better) {
                throw fault("a level is not behind the one before: side=" + (bid ? "bid" : "ask") + ", level=" + number
                        + "; the levels are not numbered by price, or level_rows is another");
            }
            hasBetter = true;
            better = key;
            if (isKnown) {
                changes.add(bid, key, side.sizes[number], false, false);
            }
        }
    }

    private MarketDataException fault(String what) {
        return table.fault("at " + Instant.ofEpochSecond(0, message.eventNs()) + " " + what);
    }
}
