package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.executions.ExecutionFiles;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.ReadOptions;
import io.slipway.executions.OwnRecords;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own orders and fills in Parquet, in the types that other programs write: the records are those of the CSV files. */
class ExecutionTablesTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/tca");
    private static final Path ORDERS = EXAMPLES.resolve("orders.csv");
    private static final Path FILLS = EXAMPLES.resolve("fills.csv");

    @TempDir
    Path folder;

    private Path written(String name, String select) throws SQLException {
        Path file = folder.resolve(name);
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (" + select + ") TO " + Database.literal(file) + " (FORMAT parquet)");
        }
        return file;
    }

    private static String csv(Path file) {
        return "read_csv(" + Database.literal(file) + ", all_varchar = true)";
    }

    private static OwnRecords read(Path orders, Path fills, ExecutionOptions options) {
        return ExecutionFiles.read(List.of(orders.toString()), List.of(fills.toString()), options);
    }

    private static void same(OwnRecords found, OwnRecords expected) {
        assertThat(found.orders()).hasSameSizeAs(expected.orders());
        assertThat(found.reports()).hasSameSizeAs(expected.reports());
        for (int i = 0; i < expected.orders().size(); i++) {
            assertThat(found.orders().get(i)).isEqualTo(expected.orders().get(i));
        }
        for (int i = 0; i < expected.reports().size(); i++) {
            assertThat(found.reports().get(i)).isEqualTo(expected.reports().get(i));
        }
    }

    private static OwnRecords read(Path orders, Path fills) {
        return read(orders, fills, ExecutionOptions.usual());
    }

    private static String replaced(String type, String... columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            text.append(text.isEmpty() ? "" : ", ").append("CAST(" + column + " AS " + type + ") AS " + column);
        }
        return text.toString();
    }

    @Test
    void tablesOfTextAreReadAsTheCsvFiles() throws SQLException {
        OwnRecords found = read(
                written("o.parquet", "SELECT * FROM " + csv(ORDERS)),
                written("f.parquet", "SELECT * FROM " + csv(FILLS)));
        assertThat(found.orders()).hasSize(42).isEqualTo(read(ORDERS, FILLS).orders());
        assertThat(found.reports()).isNotEmpty().isEqualTo(read(ORDERS, FILLS).reports());
    }

    @Test
    void timesWithAZoneFloatsAndDictionariesAreReadAsTheCsvFiles() throws SQLException {
        Path orders = written(
                "o.parquet",
                "SELECT * REPLACE (" + replaced("TIMESTAMPTZ_NS", "decision_time", "arrival_time", "end_time") + ", "
                        + replaced("DOUBLE", "qty") + ", " + replaced("ENUM ('buy', 'sell')", "side") + ") FROM "
                        + csv(ORDERS));
        Path fills = written(
                "f.parquet",
                "SELECT * REPLACE (" + replaced("TIMESTAMPTZ_NS", "time") + ", " + replaced("BIGINT", "qty") + ", "
                        + replaced("DOUBLE", "fee") + ", CAST(price AS DOUBLE) / 3 * 3 AS price) FROM " + csv(FILLS));
        same(read(orders, fills), read(ORDERS, FILLS));
    }

    @Test
    void timesWithoutAZoneAreOfTheZoneOfTheOptions() throws SQLException {
        Path fills = written(
                "f.parquet",
                "SELECT * REPLACE (make_timestamp_ns(epoch_ns(CAST(time AS TIMESTAMP_NS)) - 14400000000000) AS time) FROM "
                        + csv(FILLS)); // New York in August
        same(read(ORDERS, fills), read(ORDERS, FILLS));
        Path utc = written("u.parquet", "SELECT * REPLACE (CAST(time AS TIMESTAMP_NS) AS time) FROM " + csv(FILLS));
        ExecutionOptions inUtc = new ExecutionOptions(
                Optional.empty(),
                Optional.empty(),
                ReadOptions.all().withConventions(Optional.empty(), ZoneId.of("UTC"), Optional.empty()));
        same(read(ORDERS, utc, inUtc), read(ORDERS, FILLS));
        assertThat(read(ORDERS, utc)).isNotEqualTo(read(ORDERS, FILLS));
    }

    @Test
    void aMappingNamesTheColumnsOfATable() throws SQLException, IOException {
        Path fills = written(
                "f.parquet",
                "SELECT exec_id AS \"Exec ID\", order_id AS \"Parent\", CAST(time AS TIMESTAMPTZ_NS) AS \"When\", venue AS \"Exch\","
                        + " symbol AS \"Sym\", CASE side WHEN 'buy' THEN 'B' ELSE 'S' END AS \"BS\", CAST(qty AS BIGINT) AS"
                        + " \"Done\", CAST(price AS DECIMAL(18, 4)) AS \"Px\", CAST(fee AS DOUBLE) AS \"Comm\", liquidity AS"
                        + " \"Liq\", 1 AS other FROM " + csv(FILLS));
        Path mapping = Files.writeString(folder.resolve("fills.yaml"), """
                columns: {execution: Exec ID, order: Parent, time: When, venue: Exch, symbol: Sym, side: BS, qty: Done, price: Px,
                  fee: Comm, liquidity: Liq}
                sides: {buy: B, sell: S}
                """);
        ExecutionOptions mapped = new ExecutionOptions(Optional.empty(), Optional.of(mapping), ReadOptions.all());
        same(read(ORDERS, fills, mapped), read(ORDERS, FILLS));
    }

    @Test
    void aRowThatCannotBeReadIsNamed() throws SQLException {
        Path fills = written("f.parquet", "SELECT * REPLACE ('many' AS qty) FROM " + csv(FILLS));
        assertThatThrownBy(() -> read(ORDERS, fills))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("f.parquet:2")
                .hasMessageContaining("many");
    }
}
