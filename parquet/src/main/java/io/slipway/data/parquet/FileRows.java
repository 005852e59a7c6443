package io.slipway.data.parquet;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * Rows of a Parquet file: all, or those of one symbol. Of the latter, the condition is one that the statistics and the dictionary of a
 * row group answer, so that row groups without the symbol are not read.
 *
 * @param file the file
 * @param condition what the rows have in common, in SQL; empty for all rows
 * @param rows number of the rows
 * @param others number of rows of other symbols
 */
record FileRows(Path file, String condition, long rows, long others) {

    /** Name under which the database gives the number of a row in its file, from 0. */
    static final String NUMBER = "file_row_number";

    /** Characters that a reader of text takes away around a field. */
    private static final String AROUND = "' ''\"' || chr(9) || chr(10) || chr(13)";

    /** All rows; their number is that of the file's own metadata. */
    static FileRows all(Path file, DuckDBConnection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT num_rows FROM parquet_file_metadata(" + Database.literal(file) + ")")) {
            return new FileRows(file, "", found.next() ? found.getLong(1) : 0, 0);
        }
    }

    /**
     * The rows of a symbol, if the column of symbols tells them: it is one of texts, each row has one, and at least one is the symbol
     * itself. Texts that are the symbol only without the blanks or quotes around them are left to the reader of the rows.
     *
     * @param column name of the column
     * @param types the types of the columns of the file, by name
     * @return empty where only who reads all rows can tell
     */
    static Optional<FileRows> of(
            Path file, String column, String symbol, Map<String, String> types, DuckDBConnection database)
            throws SQLException {
        if (!"VARCHAR".equals(types.get(column)) || types.containsKey(NUMBER) || symbol.isBlank()) {
            return Optional.empty();
        }
        String quoted = Database.quoted(column);
        String literal = Database.literal(symbol);
        String query = "SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (s = " + literal + "), 0),"
                + " count(*) FILTER (s IS NULL OR trim(s, " + AROUND + ") = ''),"
                + " count(*) FILTER (s <> " + literal + " AND trim(s, " + AROUND + ") = " + literal + ")"
                + " FROM (SELECT " + quoted + " AS s, count(*) AS n FROM " + Database.table(file) + " GROUP BY 1)";
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            long all = found.getLong(1);
            long rows = found.getLong(2);
            boolean isTold = rows > 0 && found.getLong(3) == 0 && found.getLong(4) == 0;
            return isTold
                    ? Optional.of(new FileRows(file, quoted + " = " + literal, rows, all - rows))
                    : Optional.empty();
        }
    }

    /** True if they may not be all rows of the file. */
    boolean isPart() {
        return !condition.isEmpty();
    }

    /** The rows as a source of a SELECT statement, without the word FROM. */
    String source() {
        return Database.table(file) + (isPart() ? " WHERE " + condition : "");
    }
}
