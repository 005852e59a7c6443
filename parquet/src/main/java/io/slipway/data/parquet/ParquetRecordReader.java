package io.slipway.data.parquet;

import io.slipway.data.databento.RecordReader;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ParquetRecordWriter} wrote, row by row in the order of the file. */
final class ParquetRecordReader implements RecordReader {

    private final String name;
    private final Schema schema;
    private final Field[] fields;
    private final IssueLog issues;
    private final DuckDBConnection database;
    private final Statement statement;
    private final ResultSet rows;
    private final ByteBuffer record;
    private String symbol = "";
    private long row;

    private ParquetRecordReader(Path file, String name, Schema schema, IssueLog issues, DuckDBConnection database)
            throws SQLException {
        this.name = name;
        this.schema = schema;
        this.fields = schema.fields().toArray(Field[]::new);
        this.issues = issues;
        this.database = database;
        this.record = schema.newRecord();
        this.statement = database.createStatement();
        this.rows = statement.executeQuery("SELECT " + columns(schema) + " FROM " + table(file));
    }

    /**
     * Opens a file.
     *
     * @param name what to call it in messages
     * @throws MarketDataException if it cannot be read or does not hold records
     */
    static ParquetRecordReader open(Path file, String name, IssueLog issues) {
        DuckDBConnection database = null;
        try {
            database = Database.open("");
            Schema schema = schemaOf(file, name, database);
            return new ParquetRecordReader(file, name, schema, issues, database);
        } catch (SQLException e) {
            closeQuietly(database);
            throw Database.failed(name, "cannot be read", e);
        } catch (RuntimeException e) {
            closeQuietly(database);
            throw e;
        }
    }

    private static Schema schemaOf(Path file, String name, DuckDBConnection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            ResultSet keys = statement.executeQuery("SELECT decode(value) FROM parquet_kv_metadata("
                    + Database.literal(file) + ") WHERE decode(key) = '" + Database.SCHEMA_KEY + "'");
            Optional<Schema> written = keys.next() ? Schema.ofLabel(keys.getString(1)) : Optional.empty();
            Set<String> names = new HashSet<>();
            ResultSet nothing = statement.executeQuery("SELECT * FROM " + table(file) + " LIMIT 0");
            ResultSetMetaData columns = nothing.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
            Set<String> missing = written.map(schema -> schema.fields().stream()
                            .map(Field::name)
                            .filter(field -> !names.contains(field))
                            .collect(Collectors.toSet()))
                    .orElse(Set.of());
            if (written.isEmpty() || !missing.isEmpty() || !names.contains(Database.SYMBOL)) {
                throw new MarketDataException(name + ": Parquet that slipway convert did not write: columns="
                        + String.join(",", names.stream().sorted().limit(8).toList())
                        + "; write it again as Databento CSV or DBN");
            }
            return written.get();
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean next() {
        try {
            if (!rows.next()) {
                return false;
            }
            row++;
            for (int i = 0; i < fields.length; i++) {
                fields[i].put(record, 0, value(fields[i], i + 1));
            }
            symbol = rows.getString(fields.length + 1);
            return true;
        } catch (SQLException e) {
            throw Database.failed(name + ": row " + (row + 1), "cannot be read", e);
        }
    }

    private long value(Field field, int column) throws SQLException {
        if (field.type() == FieldType.CHAR) {
            String text = rows.getString(column);
            return text == null || text.isEmpty() ? 0 : text.charAt(0);
        }
        long value = rows.getLong(column);
        return Database.isNullable(field) && rows.wasNull() ? Database.undefined(field) : value;
    }

    @Override
    public ByteBuffer buffer() {
        return record;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public boolean hasSymbols() {
        return true;
    }

    @Override
    public String place() {
        return name + ": row " + row;
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        try {
            rows.close();
            statement.close();
        } catch (SQLException e) {
            // Nothing was written, so nothing is lost.
        }
        closeQuietly(database);
    }

    private static void closeQuietly(@Nullable DuckDBConnection database) {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private static String table(Path file) {
        return "read_parquet(" + Database.literal(file) + ")";
    }

    private static String columns(Schema schema) {
        return schema.fields().stream()
                .map(field -> field.type() == FieldType.TIME
                        ? "epoch_ns(" + Database.column(field) + ")"
                        : field.type() == FieldType.CHAR
                                ? Database.column(field)
                                : "CAST(" + Database.column(field) + " AS BIGINT)")
                .collect(Collectors.joining(", ", "", ", coalesce(" + Database.SYMBOL + ", '')"));
    }
}
