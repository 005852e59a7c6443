package io.slipway.data.source;

import java.util.List;

/** A container of tables with named columns, such as Parquet, that can be read as text through a mapping. */
public interface TableFormat extends DataFormat {

    /**
     * A table as text, separated by tabs, with a header. Time stamps are ns since 1970 UTC; lists are as {@code [[1.5, 2]]}.
     *
     * @param source the container; the result then owns it
     * @param columns names of the columns that are needed, of which those that the table has are given; all for an empty list
     * @throws io.slipway.market.MarketDataException if it cannot be read
     */
    DataSource text(DataSource source, List<String> columns);

    /**
     * The rows of one symbol as {@link #text} gives them. A container that tells these rows without reading the others leaves their lines
     * empty, so that each row keeps its number; without an implementation all rows are given.
     *
     * @param source the container; the result then owns it
     * @param columns names of the columns that are needed, that of the symbol among them
     * @throws io.slipway.market.MarketDataException if it cannot be read
     */
    default Part part(DataSource source, List<String> columns, Symbol symbol) {
        return new Part(text(source, columns), 0);
    }

    /**
     * The rows of one symbol among all.
     *
     * @param column name of the column of symbols
     * @param name the symbol
     */
    record Symbol(String column, String name) {}

    /**
     * A part of the rows of a table.
     *
     * @param text the table
     * @param others number of rows that were left out, all of other symbols
     */
    record Part(DataSource text, long others) {}

    /**
     * The whole table as text, as a CSV file of it would be: time stamps without a zone are {@code 2024-08-01 09:30:00.000000001}, in
     * the zone of whoever reads them, those with one ns since 1970 UTC. Floating-point numbers are rounded at the ninth decimal.
     * Without an implementation it is what {@link #text} gives.
     *
     * @param source the container; the result then owns it
     * @throws io.slipway.market.MarketDataException if it cannot be read
     */
    default DataSource asCsv(DataSource source) {
        return text(source, List.of());
    }
}
