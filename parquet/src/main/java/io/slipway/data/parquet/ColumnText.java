package io.slipway.data.parquet;

import io.slipway.data.text.FieldLines;
import io.slipway.data.text.FixedPoint;
import io.slipway.data.text.ShortestDecimal;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;

/** The text of a column of any type: numbers from numbers, and all else as the database writes it. */
final class ColumnText {

    /** No number of a column: each row makes its text. */
    static final int NO_NUMBER = -1;

    private static final Set<String> WHOLE =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");

    private final String selection;
    private final Writer writer;

    private ColumnText(String selection, Writer writer) {
        this.selection = selection;
        this.writer = writer;
    }

    /** Appends the value of a row, which is one. */
    private interface Writer {

        void append(DuckDBReadableVector column, int row, StringBuilder out);
    }

    /** A column of rows of a file, and its type in SQL. */
    record Source(FileRows rows, String column, String type) {

        String quoted() {
            return Database.quoted(column);
        }

        boolean isTimestamp() {
            return type.startsWith("TIMESTAMP") && !isList();
        }

        boolean isDecimal() {
            return type.startsWith("DECIMAL") && !isList();
        }

        private boolean isList() {
            return type.endsWith("]");
        }

        boolean hasZone() {
            return type.contains("ZONE") || type.contains("TZ");
        }
    }

    /**
     * The text of a column.
     *
     * @param isPlain the notation of CSV files: times without a zone as text, and doubles without the digits that arithmetic leaves
     *     behind
     * @param number a number that no other column of the database has, to keep its texts by; {@link #NO_NUMBER} to keep none
     */
    static ColumnText of(Source source, boolean isPlain, int number, DuckDBConnection database) throws SQLException {
        String column = source.quoted();
        String type = source.type();
        if (WHOLE.contains(type)) {
            return new ColumnText("CAST(" + column + " AS BIGINT)", ColumnText::whole);
        }
        if (source.isTimestamp() && (!isPlain || source.hasZone())) {
            return new ColumnText("epoch_ns(" + column + ")", ColumnText::whole);
        }
        return switch (type) {
            case "UBIGINT" ->
                new ColumnText(
                        Database.whole(column, type),
                        (values, row, out) -> out.append(Long.toUnsignedString(values.getLong(row))));
            case "DOUBLE" ->
                new ColumnText(
                        isPlain ? "round(" + column + ", 9)" : column,
                        (values, row, out) -> ShortestDecimal.append(values.getDouble(row), out));
            case "BOOLEAN" -> new ColumnText(column, (values, row, out) -> out.append(values.getBoolean(row)));
            default ->
                source.isDecimal()
                        ? new ColumnText(
                                column,
                                (values, row, out) ->
                                        out.append(values.getBigDecimal(row).toPlainString()))
                        : ofTexts(source, number, database);
        };
    }

    private static ColumnText ofTexts(Source source, int number, DuckDBConnection database) throws SQLException {
        boolean isBytes = source.type().equals("BLOB");
        String text = isBytes ? "hex(" + source.quoted() + ")" : "CAST(" + source.quoted() + " AS VARCHAR)";
        Texts texts = number == NO_NUMBER
                ? Texts.ofRows(text, value -> form(value, isBytes))
                : Texts.of(source.rows(), text, value -> form(value, isBytes), number, database);
        return new ColumnText(texts.selection(), (values, row, out) -> out.append(texts.text(values, row)));
    }

    private static String form(String value, boolean isBytes) {
        return FieldLines.oneField(isBytes ? decimal(value) : value);
    }

    /** The fixed-point number in the bytes; their digits if they are none. */
    private static String decimal(String hex) {
        return FixedPoint.decimal(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)))
                .orElse(hex);
    }

    private static void whole(DuckDBReadableVector column, int row, StringBuilder out) {
        out.append(column.getLong(row));
    }

    /** The expression of SQL to select. */
    String selection() {
        return selection;
    }

    /** Appends the text of a row; nothing for none. */
    void append(DuckDBReadableVector column, int row, StringBuilder out) {
        if (!column.isNull(row)) {
            writer.append(column, row, out);
        }
    }
}
