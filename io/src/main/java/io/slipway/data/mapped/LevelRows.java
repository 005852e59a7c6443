package io.slipway.data.mapped;

import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.book.NumberedLevels;
import io.slipway.data.mapped.Mapping.LevelAction;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.text.YamlNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Books of rows of one level each that have a number or no action. Rows that share venue, times and sequence are one message: the whole book, or
 * the levels that changed, by number, or that moved. A message that cannot be a book is refused: one that leaves out a level of a whole book, one
 * whose levels are not in the order of their prices, and one whose rows do not follow each other.
 */
final class LevelRows {

    /** Meaning of rows of one level each. */
    private enum Kind {
        /** The rows of one time are the whole book. */
        WHOLE,
        /** Each replaces the level of its number, and all others stay. */
        CHANGES,
        /** Each has an action; a level that is inserted or deleted moves those behind it. */
        MOVES
    }

    /**
     * Meaning of rows of one level each. In a mapping:
     *
     * <pre>
     * columns: {time: time, level: level, level_side: side, level_price: price, level_size: size}
     * level_rows: whole
     * first_level: 0
     * </pre>
     *
     * @param kind what the rows of one time are
     * @param first number of the best level, 0 or 1
     * @param most levels of a side that the data have; levels that are moved behind them are gone
     */
    record Form(Kind kind, int first, int most) {

        private static final String ROWS = "level_rows";
        private static final String FIRST = "first_level";
        private static final String MOST = "book_levels";

        /**
         * The meaning that a mapping states; empty if each row changes the level of its price.
         *
         * @throws io.slipway.text.ConfigException if the keys and the columns do not go together
         */
        static Optional<Form> of(YamlNode root, Map<MappedColumn, ?> columns) {
            boolean numbered = columns.containsKey(MappedColumn.LEVEL);
            boolean acts = columns.containsKey(MappedColumn.LEVEL_ACTION);
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
                            acts
                                    ? "expected moves if a level that is inserted or deleted moves those behind it; without"
                                            + " columns.level each row changes the level of its price"
                                    : "expected whole if the rows of one time are the whole book, or changes if other levels stay");
                }
                return Optional.empty();
            }
            Kind kind = root.required(ROWS, Form::kind, "whole, changes or moves");
            boolean moves = kind == Kind.MOVES;
            if (!columns.containsKey(MappedColumn.LEVEL_PRICE) || (acts && !moves)) {
                throw root.faultAt(
                        ROWS,
                        "is for levels without actions",
                        "expected columns.level_price and no columns.level_action, or moves");
            }
            if (moves && (!numbered || !acts || columns.containsKey(MappedColumn.LAST_SEQUENCE))) {
                throw root.faultAt(
                        ROWS,
                        "moves are of numbered levels with actions",
                        "expected columns.level and columns.level_action, and no last_sequence");
            }
            if (!moves && root.has(MOST)) {
                throw root.faultAt(MOST, "is for levels that move", "expected level_rows: moves beside it");
            }
            if (kind == Kind.CHANGES && !numbered) {
                return Optional.empty();
            }
            return Optional.of(new Form(
                    kind,
                    root.has(FIRST) ? root.required(FIRST, Form::first, "0 or 1") : 1,
                    root.has(MOST) ? root.required(MOST, Form::most, "1 to " + MOST_LEVELS) : MOST_LEVELS));
        }

        private static Kind kind(String text) {
            return switch (text) {
                case "whole" -> Kind.WHOLE;
                case "changes" -> Kind.CHANGES;
                case "moves" -> Kind.MOVES;
                default ->
                    throw new IllegalArgumentException(
                            "unknown kind of rows: value=" + text + ", expected whole, changes or moves");
            };
        }

        private static int most(String text) {
            if (!text.matches("[1-9][0-9]{0,2}")) {
                throw new IllegalArgumentException("not a number of levels: value=" + text + ", expected 1 to 999");
            }
            return Integer.parseInt(text);
        }

        boolean whole() {
            return kind == Kind.WHOLE;
        }

        boolean moves() {
            return kind == Kind.MOVES;
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

    /** The levels of a side, and what a message told of them: numbers, or prices where there are none. */
    private static final class Side {

        final NumberedLevels levels = new NumberedLevels();
        final Set<Long> told = new HashSet<>();
    }

    /**
     * A row of numbered levels with an action.
     *
     * @param priceE9 {@link Fields#NO_PRICE} if the action needs none
     */
    record Move(LevelAction action, boolean bid, int number, long priceE9, long size) {}

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

    /** True if a row of the message began the book anew. */
    private boolean replaced;

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
        int place = numbered ? number : form.first() + side.told.size() - 1;
        side.levels.put(place, priceE9, priceE9 == Fields.NO_PRICE ? 0 : size);
    }

    /**
     * Takes a row with an action.
     *
     * @param head times, venue and sequence of the row
     * @param events gets the message that ended before the row
     */
    void move(MarketEvent head, Move row, MappedEvents events) {
        boolean continues = inMessage && isSame(head, message) && head.publisherId() == message.publisherId();
        if (inMessage && !continues) {
            close(false, events);
        }
        if (!inMessage) {
            open(head, false);
            replaced = false;
        }
        boolean replaces = row.action() == LevelAction.SNAPSHOT && !replaced;
        if (row.action() == LevelAction.CLEAR || replaces) {
            replaced = true;
            venue().bids.levels.clear();
            venue().asks.levels.clear();
        }
        Side side = side(row.bid());
        switch (row.action()) {
            case CLEAR -> {}
            case DELETE -> {
                if (!side.levels.remove(row.number())) {
                    issues.note(DataIssue.UNKNOWN_LEVEL);
                }
            }
            case INSERT -> side.levels.insert(row.number(), row.priceE9(), row.size(), form.first() + form.most() - 1);
            default -> side.levels.put(row.number(), row.priceE9(), row.size());
        }
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
                side.levels.clear();
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
        add(venue.bids.levels, true);
        add(venue.asks.levels, false);
        venue.book.clear();
        venue.book.apply(changes, message.eventNs(), table::place);
        venue.book.copyTo(events.add(message));
        venue.last.copyOf(message);
        venue.hasLast = true;
    }

    /** Ends the rows of the file. */
    void end() {
        boolean isKnown = venues.values().stream()
                .flatMap(venue -> Stream.of(venue.bids.levels, venue.asks.levels))
                .allMatch(levels -> levels.end() == 0 || levels.isKnown(form.first()));
        if (!isKnown) {
            throw table.fault("no row tells the best level of a side: expected level " + form.first()
                    + "; state first_level if another is the best");
        }
    }

    /** Appends the levels of a side from the best to the last before one that was never told. */
    private void add(NumberedLevels side, boolean bid) {
        long sign = bid ? 1 : -1;
        boolean isKnown = true;
        boolean hasBetter = false;
        long better = 0;
        for (int number = form.first(); number < side.end(); number++) {
            isKnown &= side.isKnown(number);
            if (numbered && form.whole() && !isKnown) {
                throw fault("a whole book without a level: side=" + (bid ? "bid" : "ask") + ", level=" + number
                        + "; with level_rows: changes other levels stay");
            }
            if (!side.isKnown(number) || side.size(number) == 0) {
                continue;
            }
            long key = sign * side.priceE9(number);
            if (numbered && hasBetter && key >= better) {
                throw fault("a level is not behind the one before: side=" + (bid ? "bid" : "ask") + ", level=" + number
                        + "; the levels are not numbered by price, or level_rows is another");
            }
            hasBetter = true;
            better = key;
            if (isKnown) {
                changes.add(bid, key, side.size(number), false, false);
            }
        }
    }

    private MarketDataException fault(String what) {
        return table.fault("at " + Instant.ofEpochSecond(0, message.eventNs()) + " " + what);
    }
}
