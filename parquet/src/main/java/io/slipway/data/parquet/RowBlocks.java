package io.slipway.data.parquet;

import io.slipway.market.MarketDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Columns of a Parquet file in blocks of some thousand rows, in the order of the file. Typed values, so that no cell becomes an object. */
final class RowBlocks implements AutoCloseable {

    private final String name;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private final long allRows;

    /** Index of the column of the numbers of rows; -1 if the rows follow each other. */
    private final int numbers;

    private long rowsRead;
    private int rows;

    private RowBlocks(
            String name, DuckDBPreparedStatement statement, DuckDBChunkedResult result, long allRows, int numbers) {
        this.name = name;
        this.statement = statement;
        this.result = result;
        this.allRows = allRows;
        this.numbers = numbers;
    }

    /**
     * Starts to read.
     *
     * @param from the rows to read
     * @param name what to call the file in messages
     * @param selection expressions of SQL, one a column
     */
    static RowBlocks of(FileRows from, String name, List<String> selection, DuckDBConnection database)
            throws SQLException {
        List<String> selected = new ArrayList<>(selection);
        if (from.isPart()) {
            selected.add(FileRows.NUMBER);
        }
        DuckDBPreparedStatement statement =
                database.prepare("SELECT " + String.join(", ", selected) + " FROM " + from.source());
        try {
            int numbers = from.isPart() ? selection.size() : -1;
            return new RowBlocks(name, statement, statement.query(), from.rows(), numbers);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /**
     * Moves to the next block.
     *
     * @return {@code false} at the end
     * @throws MarketDataException if the file is damaged
     */
    boolean next() {
        rows = 0;
        while (rows == 0) {
            if (!nextChunk()) {
                // The driver ends in silence where a block cannot be read.
                if (rowsRead != allRows) {
                    throw new MarketDataException(name + ": row " + (rowsRead + 1) + ": cannot be read: rows read="
                            + rowsRead + ", rows expected=" + allRows);
                }
                return false;
            }
            rows = Math.toIntExact(chunk().rowCount());
        }
        rowsRead += rows;
        return true;
    }

    private boolean nextChunk() {
        try {
            return result.nextChunk();
        } catch (RuntimeException e) {
            throw new MarketDataException(
                    name + ": row " + (rowsRead + 1) + ": cannot be read: reason="
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private DuckDBDataChunkReader chunk() {
        return result.chunk();
    }

    /** Number of rows of the block. */
    int rows() {
        return rows;
    }

    /** Number of a row of the block in the file, from 1. */
    long number(int row) {
        return numbers < 0 ? rowsRead - rows + row + 1 : chunk().vector(numbers).getLong(row) + 1;
    }

    /** A column of the block, valid until the next one. */
    DuckDBReadableVector column(int index) {
        return chunk().vector(index);
    }

    @Override
    public void close() throws SQLException {
        result.close();
        statement.close();
    }
}
