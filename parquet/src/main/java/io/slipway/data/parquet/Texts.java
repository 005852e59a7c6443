package io.slipway.data.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;

/**
 * The texts of one column. Where a column has few different ones, as symbols, venues and sides have, each is made once and rows tell
 * its number; where it has many, each row gives its own.
 */
final class Texts {

    /** Different texts that may be held; their number need not be exact. */
    private static final long MOST = 1 << 16;

    private final String expression;
    private final UnaryOperator<String> form;
    private final List<String> byNumber;

    private Texts(String expression, UnaryOperator<String> form, List<String> byNumber) {
        this.expression = expression;
        this.form = form;
        this.byNumber = byNumber;
    }

    /**
     * Texts that each row gives.
     *
     * @param text expression of SQL whose values are texts
     * @param form what is made of a text
     */
    static Texts ofRows(String text, UnaryOperator<String> form) {
        return new Texts(text, form, List.of());
    }

    /**
     * Texts by number, if they are few; else as {@link #ofRows}.
     *
     * @param number a number that no other column of the database has
     */
    static Texts of(FileRows rows, String text, UnaryOperator<String> form, int number, DuckDBConnection database)
            throws SQLException {
        try (Statement statement = database.createStatement()) {
            long distinct = distinct(rows, text, statement);
            if (distinct == 0 || distinct > MOST) {
                return ofRows(text, form);
            }
            String type = "slipway_texts_" + number;
            statement.execute("CREATE TYPE " + type + " AS ENUM (SELECT DISTINCT text FROM (SELECT " + text
                    + " AS text FROM " + rows.source() + ") WHERE text IS NOT NULL)");
            List<String> byNumber = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("SELECT unnest(enum_range(NULL::" + type + "))")) {
                while (found.next()) {
                    byNumber.add(form.apply(found.getString(1)));
                }
            }
            return new Texts("CAST(enum_code(CAST(" + text + " AS " + type + ")) AS BIGINT)", form, byNumber);
        }
    }

    private static long distinct(FileRows rows, String text, Statement statement) throws SQLException {
        String query = "SELECT approx_count_distinct(" + text + ") FROM " + rows.source();
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    /** The expression of SQL to select. */
    String selection() {
        return expression;
    }

    /** The text of a row; empty for none. */
    String text(DuckDBReadableVector column, int row) {
        if (column.isNull(row)) {
            return "";
        }
        return byNumber.isEmpty() ? form.apply(column.getString(row)) : byNumber.get((int) column.getLong(row));
    }
}
