package io.slipway.data.parquet;

import io.slipway.data.databento.RecordWriter;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes records as Parquet: a column for each field of the schema by Databento's name, and {@code symbol}; compressed by
 * zstd. Prices are 64-bit integers of 1e-9, times are time stamps in ns; where there is none they are null. An order id is
 * the signed integer of the same bits. Rows wait in a temporary database beside the file, so memory stays bounded.
 */
final class ParquetRecordWriter implements RecordWriter {

    private final Path file;
    private final Path unfinished;
    private final Path staging;
    private final Schema schema;
    private final String dataset;
    private final Field[] fields;
    private final DuckDBConnection database;
    private final DuckDBAppender rows;
    private boolean open = true;

    private ParquetRecordWriter(Path file, Schema schema, String dataset, DuckDBConnection database)
            throws SQLException {
        this.dataset = dataset;
        this.file = file;
        this.unfinished = sibling(file, ".part");
        this.staging = sibling(file, ".rows");
        this.schema = schema;
        this.fields = schema.fields().toArray(Field[]::new);
        this.database = database;
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE records (" + stagingColumns(schema) + ")");
        }
        this.rows = database.createAppender("main", "records");
    }

    /**
     * Starts a file, which replaces an older one of that name when the writer is closed.
     *
     * @throws MarketDataException if it cannot be created
     */
    static ParquetRecordWriter create(Path file, Schema schema, String dataset) {
        try {
            Path staging = sibling(file, ".rows");
            Files.deleteIfExists(staging);
            return new ParquetRecordWriter(file, schema, dataset, Database.open(staging.toString()));
        } catch (SQLException e) {
            throw Database.failed(file.toString(), "cannot be written", e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String symbol) {
        try {
            rows.beginRow();
            for (Field field : fields) {
                append(field, field.get(buffer, offset));
            }
            rows.append(symbol);
            rows.endRow();
        } catch (SQLException e) {
            discard();
            throw Database.failed(file.toString(), "cannot be written", e);
        }
    }

    private void append(Field field, long value) throws SQLException {
        if (field.type() == FieldType.CHAR) {
            rows.append(value == 0 ? "" : String.valueOf((char) value));
        } else if (Database.isNullable(field) && value == Database.undefined(field)) {
            rows.appendNull();
        } else {
            rows.append(value);
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            rows.close();
            export();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw Database.failed(file.toString(), "cannot be written", e);
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            discard();
        }
    }

    private void export() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT " + exportColumns(schema) + " FROM records) TO "
                    + Database.literal(unfinished) + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {"
                    + Database.SCHEMA_KEY + ": '" + schema.label() + "', " + Database.DATASET_KEY + ": '"
                    + dataset.replace("'", "''") + "'})");
        }
    }

    @Override
    public void discard() {
        if (!open) {
            return;
        }
        open = false;
        try {
            database.close();
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(staging);
            Files.deleteIfExists(sibling(staging, ".wal"));
        } catch (SQLException | IOException e) {
            // A leftover temporary file does no harm, and the cause of giving up is what matters.
        }
    }

    private static String stagingColumns(Schema schema) {
        return schema.fields().stream()
                .map(field -> Database.column(field) + (field.type() == FieldType.CHAR ? " VARCHAR" : " BIGINT"))
                .collect(Collectors.joining(", ", "", ", " + Database.SYMBOL + " VARCHAR"));
    }

    private static String exportColumns(Schema schema) {
        return schema.fields().stream()
                .map(ParquetRecordWriter::exportColumn)
                .collect(Collectors.joining(", ", "", ", " + Database.SYMBOL));
    }

    private static String exportColumn(Field field) {
        String column = Database.column(field);
        String value = switch (field.type()) {
            case CHAR, PRICE, U64 -> column;
            case TIME -> "make_timestamp_ns(" + column + ")";
            case U8 -> "CAST(" + column + " AS UTINYINT)";
            case U16 -> "CAST(" + column + " AS USMALLINT)";
            case U32 -> "CAST(" + column + " AS UINTEGER)";
            case I32 -> "CAST(" + column + " AS INTEGER)";
        };
        return value + " AS " + column;
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static MarketDataException failed(Path file, IOException e) {
        return new MarketDataException("cannot be written: file=" + file + ", reason=" + e.getMessage(), e);
    }
}
