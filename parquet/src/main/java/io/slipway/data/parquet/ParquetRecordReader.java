package io.slipway.data.parquet;

import io.slipway.data.databento.RecordReader;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from the columns of a Parquet file in the order of the file. A block of rows is decoded column by column into
 * records that lie one after the other.
 */
final class ParquetRecordReader implements RecordReader {

    /** Records decoded field by field that fit a core's first cache together, ten levels deep. */
    private static final int NEAR_ROWS = 64;

    private final String name;
    private final Schema schema;
    private final String dataset;
    private final Field[] fields;
    private final IssueLog issues;
    private final DuckDBConnection database;

    /** The symbol of all rows; empty if the rows tell it. */
    private final String symbol;

    private final Optional<Texts> symbols;
    private final RowBlocks blocks;
    private final int bytesEach;
    private ByteBuffer records;
    private int rowOfBlock;
    private int rowsOfBlock;
    private long row;

    private ParquetRecordReader(
            ParquetColumns columns, FileRows rows, String symbol, Source source, DuckDBConnection database)
            throws SQLException {
        this.name = source.name();
        this.schema = columns.schema();
        this.dataset = columns.dataset();
        this.fields = columns.fields().toArray(Field[]::new);
        this.issues = source.issues();
        this.database = database;
        this.records = schema.newRecord();
        this.bytesEach = records.capacity();
        this.symbol = symbol;
        Optional<String> text = columns.symbol();
        this.symbols = symbol.isEmpty() && text.isPresent()
                ? Optional.of(Texts.of(rows, text.get(), String::strip, 0, database))
                : Optional.empty();
        List<String> selection = new ArrayList<>(columns.selection());
        symbols.map(Texts::selection).ifPresent(selection::add);
        this.blocks = RowBlocks.of(rows, name, selection, database);
    }

    /** Name of a file in messages, and the log of what is met in it. */
    private record Source(String name, IssueLog issues) {}

    /**
     * Opens a file.
     *
     * @param name what to call it in messages
     * @param allFields whether all fields of a record are read, or only those that events are made of
     * @throws MarketDataException if it cannot be read or does not hold records
     */
    static ParquetRecordReader open(Path file, String name, IssueLog issues, boolean allFields) {
        return open(file, name, Optional.empty(), issues, allFields);
    }

    /**
     * Opens a file to read the records of a symbol, if the file tells which they are. Those of other symbols are counted.
     *
     * @param name what to call it in messages
     * @param symbol the symbol; empty for all
     * @param allFields whether all fields of a record are read, or only those that events are made of
     * @throws MarketDataException if it cannot be read or does not hold records
     */
    static ParquetRecordReader open(
            Path file, String name, Optional<String> symbol, IssueLog issues, boolean allFields) {
        DuckDBConnection database = null;
        try {
            database = Database.open("");
            ParquetColumns columns = ParquetColumns.of(file, name, allFields, database);
            Optional<FileRows> part =
                    symbol.isPresent() ? columns.rowsOf(file, symbol.get(), database) : Optional.empty();
            FileRows rows = part.isPresent() ? part.get() : FileRows.all(file, database);
            ParquetRecordReader reader = new ParquetRecordReader(
                    columns, rows, rows.isPart() ? symbol.orElse("") : "", new Source(name, issues), database);
            issues.otherSymbols(rows.others());
            return reader;
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
        if (++rowOfBlock >= rowsOfBlock && !nextBlock()) {
            return false;
        }
        row = blocks.number(rowOfBlock);
        return true;
    }

    private boolean nextBlock() {
        rowOfBlock = 0;
        rowsOfBlock = 0;
        if (!blocks.next()) {
            return false;
        }
        rowsOfBlock = blocks.rows();
        reserve(rowsOfBlock);
        for (int from = 0; from < rowsOfBlock; from += NEAR_ROWS) {
            for (int i = 0; i < fields.length; i++) {
                decode(fields[i], blocks.column(i), from, Math.min(rowsOfBlock, from + NEAR_ROWS));
            }
        }
        return true;
    }

    private void decode(Field field, DuckDBReadableVector column, int from, int to) {
        long none = Database.isNullable(field) ? Database.undefined(field) : 0;
        for (int i = from; i < to; i++) {
            field.put(records, i * bytesEach, column.getLong(i, none));
        }
    }

    /** Makes room for so many records, whose bytes that are no fields are set. */
    private void reserve(int rows) {
        if (records.capacity() >= rows * bytesEach) {
            return;
        }
        byte[] empty = new byte[bytesEach];
        schema.newRecord().get(0, empty);
        ByteBuffer more = ByteBuffer.allocate(rows * bytesEach).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows; i++) {
            more.put(i * bytesEach, empty);
        }
        records = more;
    }

    @Override
    public ByteBuffer buffer() {
        return records;
    }

    @Override
    public int offset() {
        return rowOfBlock * bytesEach;
    }

    @Override
    public String symbol() {
        return symbols.isPresent() ? symbols.get().text(blocks.column(fields.length), rowOfBlock) : symbol;
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
            blocks.close();
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
