package io.slipway.data.mapped;

import io.slipway.market.BookSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Meaning of the columns of a file.
 *
 * @param file the mapping's file, for messages
 * @param delimiter between fields; empty if the header tells it
 * @param hasHeader whether the first line names the columns
 * @param columns by meaning, the name or the number of a column
 * @param time format of times
 * @param receiveTime format of times of receipt
 * @param venues source of each row's venue
 * @param values meaning of prices, sizes and sides
 */
record Mapping(
        String file,
        Optional<Character> delimiter,
        boolean hasHeader,
        Map<MappedColumn, String> columns,
        TimeRule time,
        TimeRule receiveTime,
        Venues venues,
        Values values) {

    /**
     * Source of each row's venue.
     *
     * @param byText publisher ids by the text in the venue column; empty if that holds codes or ids
     * @param only the publisher id of every row, if there is no venue column
     */
    record Venues(Map<String, Integer> byText, Optional<Integer> only) {}

    /**
     * Meaning of prices, sizes and sides.
     *
     * @param priceDecimals a price of 1 is 10 to the power of minus this
     * @param lotsPerUnit number of lots in one unit of size
     * @param sides sides by the text in the side column, in lower case
     * @param constants sizes of columns that the file does not have, in units of size
     * @param conditions meaning of the columns of conditions
     * @param oneSidePerRow true if a side, a price or a size that a row leaves out stays as it was
     */
    record Values(
            int priceDecimals,
            int lotsPerUnit,
            Map<String, BookSide> sides,
            Map<MappedColumn, Long> constants,
            List<ConditionRule> conditions,
            boolean oneSidePerRow) {}

    boolean has(MappedColumn column) {
        return columns.containsKey(column);
    }

    boolean hasQuotes() {
        return has(MappedColumn.BID);
    }

    boolean hasTrades() {
        return has(MappedColumn.PRICE);
    }
}
