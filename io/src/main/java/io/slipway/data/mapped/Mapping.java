package io.slipway.data.mapped;

import java.util.Map;
import java.util.Optional;

/**
 * Meaning of the columns of a file.
 *
 * @param file the mapping's file, for messages
 * @param delimiter between fields; empty if the header tells it
 * @param hasHeader whether the first line names the columns
 * @param columns by meaning, the name or the number of a column
 * @param time how times are written
 * @param receiveTime how times of receipt are written
 * @param venues publisher ids by what stands in the venue column; empty if that holds codes or ids
 * @param venue the publisher id of every row, if there is no venue column
 * @param priceDecimals a price of 1 is 10 to the power of minus this
 * @param lotsPerUnit how many lots one unit of size is
 * @param sides what stands for {@code buy} and {@code sell} in the side column; empty for the usual words
 * @param oneSidePerRow whether a side without price and size is left as it was
 */
record Mapping(
        String file,
        Optional<Character> delimiter,
        boolean hasHeader,
        Map<MappedColumn, String> columns,
        TimeRule time,
        TimeRule receiveTime,
        Map<String, Integer> venues,
        Optional<Integer> venue,
        int priceDecimals,
        int lotsPerUnit,
        Map<String, String> sides,
        boolean oneSidePerRow) {

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
