package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.proposal.MappingProposal;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files of others, written by DuckDB in their shapes, and read through mappings. */
class ParquetTextTest {

    private static final String AT = "2024-08-01 13:30:00.000000123";

    @TempDir
    Path folder;

    @Test
    void aTableOfPandasIsReadByItsMapping() throws SQLException, IOException {
        Path file = written(
                "quotes.parquet",
                "SELECT TIMESTAMP_NS '" + AT + "' AS ts, 'ABC' AS sym, 50.01::DOUBLE AS bid,"
                        + " 200::BIGINT AS bsize, 50.02::DOUBLE AS ask, 100::BIGINT AS asize, 'N' AS ex, 'x' AS other"
                        + " UNION ALL SELECT TIMESTAMP_NS '" + AT + "', 'ABC', NULL, NULL, 50.03, 100, 'P', NULL");
        assertThat(read(file, """
                columns: {time: ts, symbol: sym, bid: bid, bid_size: bsize, ask: ask, ask_size: asize, venue: ex}
                """))
                .containsExactly(
                        "2024-08-01T13:30:00.000000123Z 9 AN 50.01x200/50.02x100",
                        "2024-08-01T13:30:00.000000123Z 43 AN -/50.03x100");
    }

    @Test
    void timesWithAZoneListsAndFixedPointNumbersAreUnderstood() throws SQLException, IOException {
        Path zoned = written(
                "zoned.parquet",
                "SELECT TIMESTAMPTZ '2024-08-01 09:30:00-04' AS ts,"
                        + " [[50.01, 300.0], [50.0, 200.0]] AS bids, [{'price': 50.02, 'size': 5.0}] AS asks");
        assertThat(read(zoned, "columns: {time: ts, bids: bids, asks: asks}\nvenue: XNAS\n"))
                .containsExactly("2024-08-01T13:30:00Z 2 AN 50.01x300/50.02x5");
        String wide = "from_hex('" + hex(500_100_000_000_000_000L) + "0000000000000000')";
        Path nautilus = written(
                "nautilus.parquet",
                "SELECT " + wide + " AS bid_price, " + wide + " AS ask_price,"
                        + " from_hex('" + hex(2_000_000_000L) + "') AS bid_size, from_hex('" + hex(3_000_000_000L)
                        + "') AS ask_size, 1722519000000000000::UBIGINT AS ts_event");
        assertThat(read(nautilus, """
                columns: {time: ts_event, bid: bid_price, bid_size: bid_size, ask: ask_price, ask_size: ask_size}
                venue: XNAS
                """)).containsExactly("2024-08-01T13:30:00Z 2 AN 50.01x2/50.01x3");
    }

    @Test
    void aProposalIsMadeForATable() throws SQLException, IOException {
        Path file = written(
                "trades.parquet",
                "SELECT TIMESTAMP_NS '" + AT + "' AS timestamp, 'ABC' AS symbol,"
                        + " 50.01::DOUBLE AS price, 200 AS size, 'N' AS exchange");
        DataSource source = DataSource.open(file);
        MappingProposal proposal;
        try (DataSource table = DataFiles.table(source).orElseThrow()) {
            proposal = MappingProposal.of(table);
        }
        assertThat(read(file, proposal.yaml())).containsExactly("2024-08-01T13:30:00.000000123Z 9 TN 50.01x200 -/-");
    }

    @Test
    void aTableWithoutTheColumnsIsRefused() throws SQLException, IOException {
        Path file = written("other.parquet", "SELECT 1 AS a, 2 AS b");
        assertThatThrownBy(() -> read(file, "columns: {time: ts, price: p, size: s}\nvenue: XNAS\n"))
                .hasMessage("other.parquet: none of the mapped columns is there: ts, p, s, found=a, b");
        assertThatThrownBy(() -> DataFiles.open(file, ReadOptions.all())).hasMessageContaining("--mapping FILE names");
    }

    private static String hex(long value) {
        return String.format("%016X", Long.reverseBytes(value));
    }

    private Path written(String name, String select) throws SQLException {
        Path file = folder.resolve(name);
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (" + select + ") TO " + Database.literal(file) + " (FORMAT parquet)");
        }
        return file;
    }

    private List<String> read(Path file, String yaml) throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.yml"), yaml);
        List<String> lines = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader =
                DataFiles.open(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping)))) {
            while (reader.next(event)) {
                lines.add(line(event));
            }
        }
        return lines;
    }

    private static String line(MarketEvent event) {
        String order = event.hasPrice() ? " " + price(event.priceE9()) + "x" + event.size() : "";
        return Instant.ofEpochSecond(0, event.eventNs()) + " " + event.publisherId() + " "
                + event.action().code() + event.side().code() + order + " "
                + (event.hasBid() ? price(event.bidPxE9()) + "x" + event.bidSize() : "-") + "/"
                + (event.hasAsk() ? price(event.askPxE9()) + "x" + event.askSize() : "-");
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).toPlainString();
    }
}
