package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.FileSymbols;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of one symbol among others, in row groups of one symbol and of several. The oracle is the CSV file of the same table, which is
 * read whole. More tables by {@code -Dslipway.times=5}.
 */
class SymbolRowsTest {

    private static final int ROWS = 12_000;
    private static final int GROUP = 2048;
    private static final int TIMES = Integer.getInteger("slipway.times", 1);

    private static final String SORTED = "'S' || (i // 3000)";
    private static final String MIXED = "'S' || (hash(i + 7) % 4)";

    /** A book of three venues, of which each price and size follows from the number of the row. */
    private static final String RECORD = """
            1722519000000000000 + 1000 * i AS ts_recv, 1722519000000000000 + 1000 * i - 300 AS ts_event, 1 AS rtype,
            2 + (i %% 3) AS publisher_id, 7 AS instrument_id, 'A' AS action, 'B' AS side, 0 AS depth,
            %s AS price, 100 AS size, 128 AS flags, 300 AS ts_in_delta, i + 1 AS sequence,
            50010000000 + 10000000 * (hash(i + %d) %% 5) AS bid_px_00,
            CASE WHEN i %% 11 = 0 THEN NULL ELSE 50060000000 + 10000000 * (hash(i + 1) %% 3) END AS ask_px_00,
            100 + i %% 7 AS bid_sz_00, CASE WHEN i %% 11 = 0 THEN 0 ELSE 200 END AS ask_sz_00, 1 AS bid_ct_00,
            1 AS ask_ct_00, %s AS symbol""";

    private static final String MAPPING = """
            columns: {time: ts_event, receive_time: ts_recv, bid: bid_px_00, bid_size: bid_sz_00, ask: ask_px_00,
              ask_size: ask_sz_00, symbol: symbol, venue: publisher_id, sequence: sequence}
            time: {unit: ns}
            receive_time: {unit: ns}
            price_scale: 0.000000001
            """;

    @TempDir
    Path folder;

    private Path mapping = Path.of("m.yml");

    @BeforeEach
    void writeMapping() throws IOException {
        mapping = Files.writeString(folder.resolve("m.yml"), MAPPING);
    }

    @ParameterizedTest
    @CsvSource({"sorted,false", "sorted,true", "mixed,false", "mixed,true"})
    void theTapeAndTheCountsAreThoseOfTheWholeTable(String order, boolean isMapped) throws SQLException {
        for (int time = 0; time < TIMES; time++) {
            String record = RECORD.formatted("50010000000", time, order.equals("sorted") ? SORTED : MIXED);
            for (String symbol : List.of("S0", "S1", "S3")) {
                checkEqual(record, options(symbol, isMapped));
            }
        }
    }

    /** Rows without a symbol go by their instrument or count as others; blanks around a symbol are none of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CASE WHEN i % 5 = 0 THEN NULL ELSE 'S' || (i // 3000) END",
                "CASE WHEN i % 5 = 0 THEN '' ELSE 'S' || (i // 3000) END",
                "CASE WHEN i % 5 = 0 THEN 'S1 ' ELSE 'S' || (i // 3000) END",
                "'S' || (i // 3000) || CASE WHEN i < 5000 THEN '''s' ELSE '' END",
                "CAST(i // 3000 AS INTEGER)",
            })
    void whatACsvFileWouldGiveIsGiven(String symbols) throws SQLException {
        String record = RECORD.formatted("50010000000", 0, symbols);
        for (String symbol : List.of("S1", "S3", "S1's", "7", "2")) {
            for (boolean isMapped : new boolean[] {false, true}) {
                checkEqual(record, options(symbol, isMapped));
            }
        }
    }

    @Test
    void rowsThatAFilterLeavesOutAreCountedAsSuch() throws IOException, SQLException {
        Files.writeString(mapping, MAPPING + "drop: {publisher_id: [\"4\"]}\n");
        checkEqual(RECORD.formatted("50010000000", 0, SORTED), options("S2", true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowIsNamedByItsNumberInTheFile(boolean isMapped) throws SQLException {
        String price = "CASE WHEN i = 7001 THEN 2000000000000000000 ELSE 50010000000 END";
        Path file = parquet(RECORD.formatted(price, 0, SORTED)
                .replace(
                        "50010000000 + 10000000 * (hash",
                        isMapped
                                ? "CASE WHEN i = 7001 THEN 2000000000000000000 ELSE 0 END + 50010000000 + 10000000 * (hash"
                                : "50010000000 + 10000000 * (hash"));
        assertThatThrownBy(() -> digest(file, options("S2", isMapped)))
                .hasMessageStartingWith(isMapped ? "t.parquet:7003: " : "t.parquet: row 7002: ")
                .hasMessageContaining("price too large");
    }

    @Test
    void theSymbolsOfAFileAreThoseOfItsCsvFile() throws SQLException {
        String record = RECORD.formatted("50010000000", 0, MIXED);
        for (boolean isMapped : new boolean[] {false, true}) {
            ReadOptions options = options("S0", isMapped).withSymbol(Optional.empty());
            assertThat(FileSymbols.of(List.of(parquet(record).toString()), options))
                    .containsExactly("S0", "S1", "S2", "S3");
        }
    }

    /** Data pages of other symbols are no longer pages, which only a reader of them can notice. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowGroupsOfOtherSymbolsAreNotRead(boolean isMapped) throws IOException, SQLException {
        Path file = parquet(RECORD.formatted("50010000000", 0, SORTED));
        String whole = digest(file, options("S0", isMapped));
        assertThat(destroy(file, 2)).isGreaterThan(5);
        assertThat(digest(file, options("S0", isMapped))).isEqualTo(whole);
        assertThatThrownBy(() -> digest(file, options("S3", isMapped))).isInstanceOf(MarketDataException.class);
    }

    private void checkEqual(String record, ReadOptions options) throws SQLException {
        Path parquet = parquet(record);
        Path csv = csv(record);
        String expected = outcome(csv, options);
        assertThat(outcome(parquet, options))
                .as("%s of %s", options.symbol(), record)
                .isEqualTo(expected);
    }

    private static String outcome(Path file, ReadOptions options) {
        try {
            return digest(file, options);
        } catch (MarketDataException e) {
            return String.valueOf(e.getMessage()).replace("t.csv", "t").replace("t.parquet", "t");
        }
    }

    private static String digest(Path file, ReadOptions options) {
        try (MarketDataReader reader = DataFiles.open(file, options)) {
            MarketTape tape = MarketTape.readAll(reader);
            Map<DataIssue, Long> counts = reader.issues().counts();
            assertThat(tape.size()).isPositive();
            return tape.size() + " " + tape.sha256() + " " + counts;
        }
    }

    private ReadOptions options(String symbol, boolean isMapped) {
        ReadOptions options = ReadOptions.all().withSymbol(Optional.of(symbol));
        return isMapped ? options.withFormat(Optional.empty(), Optional.of(mapping)) : options;
    }

    private Path parquet(String record) throws SQLException {
        Path file = folder.resolve("t.parquet");
        execute("COPY (SELECT " + record + " FROM range(" + ROWS + ") AS t(i)) TO " + Database.literal(file)
                + " (FORMAT parquet, ROW_GROUP_SIZE " + GROUP + ")");
        return file;
    }

    private Path csv(String record) throws SQLException {
        Path file = folder.resolve("t.csv");
        execute("COPY (SELECT " + record + " FROM range(" + ROWS + ") AS t(i)) TO " + Database.literal(file)
                + " (FORMAT csv)");
        return file;
    }

    /** Overwrites the pages of all columns but that of symbols, in the row groups from a number on, and gives their number. */
    private static int destroy(Path file, int firstGroup) throws IOException, SQLException {
        int pages = 0;
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement();
                ResultSet chunks = statement.executeQuery(
                        "SELECT coalesce(dictionary_page_offset, data_page_offset), total_compressed_size FROM"
                                + " parquet_metadata(" + Database.literal(file) + ") WHERE path_in_schema <> 'symbol'"
                                + " AND row_group_id >= " + firstGroup);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (chunks.next()) {
                byte[] nothing = new byte[chunks.getInt(2)];
                Arrays.fill(nothing, (byte) 0xFF);
                channel.write(ByteBuffer.wrap(nothing), chunks.getLong(1));
                pages++;
            }
        }
        return pages;
    }

    private static void execute(String sql) throws SQLException {
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
