package io.slipway.data.mapped;

import io.slipway.market.BookSide;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Meaning of the columns of a file.
 *
 * @param layout form of its rows
 * @param columns by meaning, the name or the number of a column; of quotes, a column for each level of the book
 * @param time format of times
 * @param receiveTime format of times of receipt
 * @param venues source of each row's venue
 * @param numbers notation of prices and sizes
 * @param values meaning of the other values
 * @param filters rules for rows to leave out
 */
record Mapping(
        Layout layout,
        Map<MappedColumn, List<String>> columns,
        TimeRule time,
        TimeRule receiveTime,
        Venues venues,
        NumberRule numbers,
        Values values,
        List<RowFilter> filters) {

    /**
     * Form of the rows of a file.
     *
     * @param delimiter between fields; empty if the header tells it
     * @param hasHeader whether the first line names the columns
     * @param symbol source of the symbol of all rows, if no column has it
     * @param events meaning of the words in the column of events, in lower case; empty if there is no such column
     */
    record Layout(
            Optional<Character> delimiter,
            boolean hasHeader,
            Optional<SymbolRule> symbol,
            Map<String, RowEvent> events) {

        private boolean tells(RowEvent event) {
            return events.containsValue(event);
        }
    }

    /** Event of a row that has one price and one size, of which a word tells what they are. */
    enum RowEvent {
        TRADE,
        /** Best bid of a venue; its offer stays as it was. */
        BID,
        /** Best offer of a venue; its bid stays as it was. */
        ASK,
        /** No event that counts. */
        LEAVE_OUT
    }

    /**
     * Source of each row's venue.
     *
     * @param byText publisher ids by the text in the venue column; empty if that holds codes or ids
     * @param only the publisher id of every row, if there is no venue column
     */
    record Venues(Map<String, Integer> byText, Optional<Integer> only) {}

    /**
     * Meaning of values other than numbers.
     *
     * @param sides sides by the text in the side column, in lower case
     * @param constants sizes of columns that the file does not have, in units of size
     * @param conditions meaning of the columns of conditions
     * @param actions changes of the book by the text in the column of actions, in lower case
     * @param levels meaning of rows of levels without actions; empty if each changes the level of its price
     * @param changes parts of a level that has its side
     * @param currency quote currency of the prices; empty if the mapping does not state it
     * @param oneSidePerRow true if a side, a price or a size that a row leaves out stays as it was
     */
    record Values(
            Map<String, BookSide> sides,
            Map<MappedColumn, Long> constants,
            List<ConditionRule> conditions,
            Map<String, LevelAction> actions,
            Optional<LevelRows.Form> levels,
            ChangeArray.Form changes,
            String currency,
            boolean oneSidePerRow) {}

    /** Change of a book that a row tells. */
    enum LevelAction {
        /** The level is new; where levels are numbered, those from its number on move back. */
        INSERT,
        /** The level has the size of the row. */
        UPDATE,
        /** The level ends. */
        DELETE,
        /** The book ends. */
        CLEAR,
        /** The row is of a book that is told whole. */
        SNAPSHOT
    }

    boolean has(MappedColumn column) {
        return columns.containsKey(column);
    }

    /** The column of a meaning, or of its best level; an empty text if there is none. */
    String column(MappedColumn meaning) {
        return columns.getOrDefault(meaning, List.of("")).get(0);
    }

    boolean hasQuotes() {
        return has(MappedColumn.BID) || layout.tells(RowEvent.BID) || layout.tells(RowEvent.ASK);
    }

    boolean hasTrades() {
        return has(MappedColumn.PRICE) && (layout.events().isEmpty() || layout.tells(RowEvent.TRADE));
    }

    boolean hasLevels() {
        return has(MappedColumn.LEVEL_PRICE) || has(MappedColumn.BIDS) || has(MappedColumn.CHANGES);
    }

    /** All columns that are read, each once. */
    List<String> columnsRead() {
        Set<String> read = new LinkedHashSet<>();
        columns.values().forEach(read::addAll);
        values.conditions().forEach(rule -> read.add(rule.column()));
        filters.forEach(filter -> read.add(filter.column()));
        return new ArrayList<>(read);
    }
}
