package io.slipway.data.parquet;

import io.slipway.publish.table.TableColumn;
import io.slipway.publish.table.TableStore;
import io.slipway.result.schema.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Result tables as Parquet files: one column per column of the CSV file, compressed by zstd. */
public final class ParquetTables implements TableStore {

    /** Decimals of an exact number. Prices have nine, and a quantity step of a coin adds at most nine to an amount of money. */
    private static final int DECIMALS = 18;

    private static final int DIGITS = 38;

    /** Key in the file's metadata of the name of the CSV file, whose columns docs/SCHEMA.md defines. */
    private static final String TABLE_KEY = "slipway_table";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public void write(Path csv, List<TableColumn> columns, Path file) throws IOException {
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            int decimals = decimals(csv, columns, statement);
            statement.execute("COPY (" + typed(csv, columns, decimals) + ") TO " + Database.literal(file)
                    + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {" + TABLE_KEY + ": "
                    + Database.literal(csv.getFileName()) + "})");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<String> difference(Path csv, List<TableColumn> columns, Path file) throws IOException {
        try (DuckDBConnection ofText = Database.open("");
                DuckDBConnection ofTable = Database.open("");
                Statement text = ofText.createStatement();
                Statement table = ofTable.createStatement()) {
            int decimals = decimals(csv, columns, text);
            String names = columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
            try (ResultSet expected = text.executeQuery(typed(csv, columns, decimals));
                    ResultSet found = table.executeQuery("SELECT " + names + " FROM " + Database.table(file))) {
                return firstDifference(columns, expected, found);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Optional<String> firstDifference(List<TableColumn> columns, ResultSet expected, ResultSet found)
            throws SQLException {
        for (int i = 1; i <= columns.size(); i++) {
            String type = expected.getMetaData().getColumnTypeName(i);
            String other = found.getMetaData().getColumnTypeName(i);
            if (!type.equals(other)) {
                return Optional.of(
                        "column=" + columns.get(i - 1).name() + ", expected type=" + type + ", type=" + other);
            }
        }
        for (long row = 1; ; row++) {
            boolean more = expected.next();
            if (more != found.next()) {
                return Optional.of("rows of the " + (more ? "CSV file" : "table") + " alone: first=" + row);
            }
            if (!more) {
                return Optional.empty();
            }
            for (int i = 1; i <= columns.size(); i++) {
                String text = expected.getString(i);
                String value = found.getString(i);
                if (!Objects.equals(text, value)) {
                    return Optional.of("row=" + row + ", column="
                            + columns.get(i - 1).name() + ", csv=" + text + ", table=" + value);
                }
            }
        }
    }

    /** The decimals of exact numbers: more than usual only where a field has more. */
    private static int decimals(Path csv, List<TableColumn> columns, Statement statement) throws SQLException {
        String longest = columns.stream()
                .filter(column -> column.type() == ColumnType.EXACT)
                .map(column -> "max(length(split_part(" + quoted(column.name()) + ", '.', 2)))")
                .collect(Collectors.joining(", "));
        if (longest.isEmpty()) {
            return DECIMALS;
        }
        ResultSet found =
                statement.executeQuery("SELECT greatest(" + DECIMALS + ", " + longest + ") FROM " + text(csv, columns));
        return found.next() ? Math.min(DIGITS, found.getInt(1)) : DECIMALS;
    }

    private static String typed(Path csv, List<TableColumn> columns, int decimals) {
        return columns.stream()
                .map(column -> "CAST(" + quoted(column.name()) + " AS " + type(column.type(), decimals) + ") AS "
                        + quoted(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + text(csv, columns)));
    }

    private static String type(ColumnType type, int decimals) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case FLAG -> "BOOLEAN";
            case TIME -> "TIMESTAMPTZ_NS";
            case WHOLE -> "BIGINT";
            case EXACT -> "DECIMAL(" + DIGITS + ", " + decimals + ")";
            case REAL -> "DOUBLE";
        };
    }

    /** The CSV file as a table of texts, in the order of its rows. */
    private static String text(Path csv, List<TableColumn> columns) {
        String names = columns.stream()
                .map(column -> literal(column.name()) + ": 'VARCHAR'")
                .collect(Collectors.joining(", "));
        return "read_csv(" + Database.literal(csv) + ", auto_detect = false, header = true, delim = ',', quote = '\"',"
                + " escape = '\"', nullstr = '', parallel = false, columns = {" + names + "})";
    }

    private static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** DuckDB tells the place in the first line, and the value in one of the following. */
    private static IOException failed(SQLException e) {
        List<String> lines = String.valueOf(e.getMessage()).lines().toList();
        String value = lines.stream()
                .skip(1)
                .filter(line -> line.contains("onvert"))
                .map(line -> "; " + line.strip())
                .findFirst()
                .orElse("");
        return new IOException((lines.isEmpty() ? "" : lines.get(0)) + value, e);
    }
}
