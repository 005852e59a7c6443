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
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Reads records from the columns of a Parquet file, row by row in the order of the file. */
final class ParquetRecordReader implements RecordReader {

    private final String name;
    private final Schema schema;
    private final String dataset;
    private final Field[] fields;
    private final IssueLog issues;
    private final DuckDBConnection database;
    private final Statement statement;
    private final ResultSet rows;
    private final ByteBuffer record;
    private String symbol = "";
    private long row;

    private ParquetRecordReader(
            ParquetColumns columns, Path file, String name, IssueLog issues, DuckDBConnection database)
            throws SQLException {
        this.name = name;
        this.schema = columns.schema();
        this.dataset = columns.dataset();
        this.fields = schema.fields().toArray(Field[]::new);
        this.issues = issues;
        this.database = database;
        this.record = schema.newRecord();
        this.statement = database.createStatement();
        this.rows = statement.executeQuery("SELECT " + columns.selection() + " FROM " + Database.table(file));
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
            ParquetColumns columns = ParquetColumns.of(file, name, database);
            return new ParquetRecordReader(columns, file, name, issues, database);
        } catch (SQLException e) {
            closeQuietly(database);
            throw Database.failed(name, "cannot be read", e);
        } catch (RuntimeException e) {
            closeQuietly(database);
            throw e;
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public String dataset() {
        return dataset;
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
}
