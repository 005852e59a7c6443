package io.slipway.data.parquet;

import io.slipway.market.MarketDataException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    private long rowsRead;
    private int rows;

    private RowBlocks(String name, DuckDBPreparedStatement statement, DuckDBChunkedResult result, long allRows) {
        this.name = name;
        this.statement = statement;
        this.result = result;
        this.allRows = allRows;
    }

    /**
     * Starts to read.
     *
     * @param name what to call the file in messages
     * @param selection expressions of SQL, one a column
     */
    static RowBlocks of(Path file, String name, List<String> selection, DuckDBConnection database) throws SQLException {
        long allRows = rows(file, database);
        DuckDBPreparedStatement statement =
                database.prepare("SELECT " + String.join(", ", selection) + " FROM " + Database.table(file));
        try {
            return new RowBlocks(name, statement, statement.query(), allRows);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Number of rows that the file says it has. */
    static long rows(Path file, DuckDBConnection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT num_rows FROM parquet_file_metadata(" + Database.literal(file) + ")")) {
            return found.next() ? found.getLong(1) : 0;
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
                            + rowsRead + ", rows of the file=" + allRows);
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
