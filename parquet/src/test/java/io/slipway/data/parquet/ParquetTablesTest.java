package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.publish.OutputException;
import io.slipway.publish.table.ResultTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed tables of result files written by hand. */
class ParquetTablesTest {

    private static final String HEADER =
            "id,symbol,side,qty,start,end,strategy,filled_qty,cash,fees,cost_vs_arrival_bps\n";
    private static final String FIRST = "\"a, \"\"b\"\"\",BTC,buy,0.00001,2024-08-01T14:00:30.000000001Z,"
            + "2024-08-01T14:01:00Z,twap,0.00001,99999999999999999999.123456789012345678,-0.000000001,-0.1\n";
    private static final String SECOND =
            "x,BTC,sell,3,2262-01-01T00:00:00.999999999Z,1969-12-31T23:59:59Z,twap,0,0,0,\n";

    @TempDir
    Path folder;

    private final ResultTables tables = ResultTables.find("parquet").orElseThrow();

    private Path table(String rows) throws IOException {
        Files.writeString(folder.resolve("parents.csv"), HEADER + rows);
        tables.write(folder);
        return folder.resolve("parents.parquet");
    }

    private static ResultSet query(DuckDBConnection database, String columns, Path table) throws SQLException {
        return database.createStatement().executeQuery("SELECT " + columns + " FROM " + Database.table(table));
    }

    @Test
    void numbersStayExactAndTimesKeepTheirNanoseconds() throws IOException, SQLException {
        Path table = table(FIRST + SECOND);
        try (DuckDBConnection database = Database.open("");
                ResultSet rows = query(
                        database,
                        "id, qty, epoch_ns(start), epoch_ns(\"end\"), cash, fees, cost_vs_arrival_bps",
                        table)) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("a, \"b\"");
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("0.00001");
            assertThat(rows.getLong(3)).isEqualTo(1_722_520_830_000_000_001L);
            assertThat(rows.getBigDecimal(5)).isEqualTo(new BigDecimal("99999999999999999999.123456789012345678"));
            assertThat(rows.getBigDecimal(6)).isEqualByComparingTo("-0.000000001");
            assertThat(rows.getDouble(7)).isEqualTo(-0.1);
            rows.next();
            assertThat(rows.getLong(3)).isEqualTo(9_214_646_400_999_999_999L);
            assertThat(rows.getLong(4)).isEqualTo(-1_000_000_000L);
            assertThat(rows.getObject(7)).isNull();
            assertThat(rows.next()).isFalse();
        }
        assertThat(tables.differences(folder)).isEmpty();
    }

    @Test
    void theFileSaysThatItsTimesAreNanosecondsAndItsAmountsDecimals() throws IOException, SQLException {
        Path table = table(FIRST);
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, type, logical_type FROM parquet_schema("
                        + Database.literal(table) + ") WHERE name IN ('start', 'cash', 'symbol') ORDER BY name")) {
            rows.next();
            assertThat(rows.getString(3)).contains("DecimalType(scale=18, precision=38)");
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("INT64");
            assertThat(rows.getString(3)).contains("NANOS");
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("BYTE_ARRAY");
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(table(FIRST + SECOND));
        Files.delete(folder.resolve("parents.parquet"));
        assertThat(Files.readAllBytes(table(FIRST + SECOND))).isEqualTo(first);
    }

    @Test
    void aTableWithoutRowsHasItsColumns() throws IOException, SQLException {
        Path table = table("");
        try (DuckDBConnection database = Database.open("");
                ResultSet rows = query(database, "*", table)) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(11);
            assertThat(rows.next()).isFalse();
        }
        assertThat(tables.differences(folder)).isEmpty();
    }

    @Test
    void aFieldOfAnotherTypeIsRefusedWithTheFile() {
        assertThatThrownBy(() -> table(FIRST.replace("0.00001,2024", "many,2024")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("parents.parquet")
                .hasMessageContaining("many");
    }

    @Test
    void missingAndAdditionalRowsAndOtherTypesAreDifferences() throws IOException, SQLException {
        table(FIRST + SECOND);
        Files.writeString(folder.resolve("parents.csv"), HEADER + FIRST);
        assertThat(tables.differences(folder)).containsExactly("parents.parquet: rows of the table alone: first=2");
        Files.writeString(folder.resolve("parents.csv"), HEADER + FIRST + SECOND + SECOND);
        assertThat(tables.differences(folder)).containsExactly("parents.parquet: rows of the CSV file alone: first=3");
        Files.writeString(folder.resolve("parents.csv"), HEADER + FIRST + SECOND.replace(",BTC,", ",ETH,"));
        assertThat(tables.differences(folder))
                .containsExactly("parents.parquet: row=2, column=symbol, csv=ETH, table=BTC");
    }

    @Test
    void aFileThatNoDefinitionDescribesIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), "a,b\n1,2\n");
        tables.write(folder);
        assertThat(folder.resolve("mine.parquet")).doesNotExist();
        assertThat(ResultTables.areIn(folder, "parquet")).isFalse();
        assertThat(ResultTables.find("arrow")).isEqualTo(Optional.empty());
    }
}
