package io.slipway.data.parquet;

import io.slipway.data.source.TableFormat;
import io.slipway.data.text.FieldLines;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;

/**
 * The rows of a Parquet file as text, separated by tabs. Time stamps become ns since 1970 UTC, and fixed-point numbers of
 * NautilusTrader, which are 8 or 16 little-endian bytes, decimals.
 */
final class ParquetText extends FieldLines {

    /** Lines without text that are made at once. */
    private static final long MOST_LINES = 1 << 12;

    private final DuckDBConnection database;
    private final List<ColumnText> columns;
    private final FileRows rows;
    private final RowBlocks blocks;
    private final DuckDBReadableVector[] vectors;
    private int row;

    /** Rows of the file that have a line. */
    private long lines;

    private ParquetText(
            String header, DuckDBConnection database, List<ColumnText> columns, FileRows rows, RowBlocks blocks) {
        this.database = database;
        this.columns = columns;
        this.rows = rows;
        this.blocks = blocks;
        this.vectors = new DuckDBReadableVector[columns.size()];
        begin(header);
    }

    /**
     * Starts to read a file.
     *
     * @param columns names of the columns to read, of which those that the file has are read; all for an empty list
     * @param isPlain the notation of CSV files: {@link io.slipway.data.source.TableFormat#asCsv}
     * @throws MarketDataException if it cannot be read, or has none of the columns
     */
    static ParquetText open(Path file, String name, List<String> columns, boolean isPlain) {
        return open(file, name, columns, isPlain, Optional.empty());
    }

    /**
     * Starts to read the rows of one symbol, if the file tells them; else all. The lines of other rows are empty.
     *
     * @param symbol the column of symbols, and the symbol
     * @throws MarketDataException if it cannot be read, or has none of the columns
     */
    static ParquetText open(Path file, String name, List<String> columns, TableFormat.Symbol symbol) {
        return open(file, name, columns, false, Optional.of(symbol));
    }

    private static ParquetText open(
            Path file, String name, List<String> columns, boolean isPlain, Optional<TableFormat.Symbol> symbol) {
        try {
            DuckDBConnection database = Database.open("");
            try (Statement statement = database.createStatement()) {
                Map<String, String> all = ParquetColumns.types(file, statement);
                Map<String, String> types = wanted(all, columns);
                if (types.isEmpty()) {
                    throw new MarketDataException(name + ": none of the mapped columns is there: "
                            + String.join(", ", columns) + ", found=" + String.join(", ", all.keySet()));
                }
                FileRows rows = rows(file, symbol, types, database);
                List<ColumnText> texts = new ArrayList<>();
                for (Map.Entry<String, String> each : types.entrySet()) {
                    ColumnText.Source source = new ColumnText.Source(rows, each.getKey(), each.getValue());
                    // A table that is looked at whole is often read in part: no column is passed through for its
                    // different texts.
                    int number = columns.isEmpty() ? ColumnText.NO_NUMBER : texts.size();
                    texts.add(ColumnText.of(source, isPlain, number, database));
                }
                List<String> selection =
                        texts.stream().map(ColumnText::selection).toList();
                String header =
                        types.keySet().stream().map(FieldLines::oneField).collect(Collectors.joining("\t"));
                return new ParquetText(header, database, texts, rows, RowBlocks.of(rows, name, selection, database));
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Database.failed(name, "cannot be read", e);
        }
    }

    private static FileRows rows(
            Path file, Optional<TableFormat.Symbol> symbol, Map<String, String> types, DuckDBConnection database)
            throws SQLException {
        Optional<FileRows> part = Optional.empty();
        if (symbol.isPresent()) {
            List<String> columns = types.keySet().stream()
                    .filter(symbol.get().column()::equalsIgnoreCase)
                    .toList();
            part = columns.size() == 1
                    ? FileRows.of(file, columns.get(0), symbol.get().name(), types, database)
                    : Optional.empty();
        }
        return part.isPresent() ? part.get() : FileRows.all(file, database);
    }

    /** Number of rows of other symbols, whose lines are empty. */
    long others() {
        return rows.others();
    }

    private static Map<String, String> wanted(Map<String, String> types, List<String> columns) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(columns);
        Map<String, String> wanted = new LinkedHashMap<>();
        types.forEach((column, type) -> {
            if (columns.isEmpty() || names.contains(column)) {
                wanted.put(column, type);
            }
        });
        return wanted;
    }

    @Override
    protected boolean next(StringBuilder line) {
        if (row == blocks.rows() && !nextBlock()) {
            return false;
        }
        if (rows.isPart() && isBehind(line)) {
            return true;
        }
        lines++;
        for (int i = 0; i < vectors.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            columns.get(i).append(vectors[i], row, line);
        }
        row++;
        return true;
    }

    /** Appends lines without text for the rows before the current one; the last of them ends as every line does. */
    private boolean isBehind(StringBuilder line) {
        long behind = Math.min(MOST_LINES, blocks.number(row) - 1 - lines);
        for (int i = 1; i < behind; i++) {
            line.append('\n');
        }
        lines += behind;
        return behind > 0;
    }

    private boolean nextBlock() {
        row = 0;
        if (!blocks.next()) {
            return false;
        }
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = blocks.column(i);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            blocks.close();
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
