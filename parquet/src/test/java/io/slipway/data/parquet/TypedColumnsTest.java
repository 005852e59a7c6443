package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Typed reading beside an oracle that asks the database for each cell as text. Random tables of all types that a file may have, with
 * missing values, in row groups of another size than the blocks that are read. More tables by {@code -Dslipway.times=5}.
 */
class TypedColumnsTest {

    private static final int ROWS = 5000;
    private static final int TIMES = Integer.getInteger("slipway.times", 1);

    /** Types of SQL, and a random value of each as an expression of a random number {@code r} and the row number {@code i}. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("TINYINT", "CAST(r % 128 AS TINYINT)"),
            Map.entry("SMALLINT", "CAST(r % 32768 AS SMALLINT)"),
            Map.entry("INTEGER", "CAST(r % 2147483648 AS INTEGER)"),
            Map.entry("BIGINT", "r"),
            Map.entry("UTINYINT", "CAST(abs(r % 256) AS UTINYINT)"),
            Map.entry("USMALLINT", "CAST(abs(r % 65536) AS USMALLINT)"),
            Map.entry("UINTEGER", "CAST(abs(r % 4294967296) AS UINTEGER)"),
            Map.entry("UBIGINT", "CAST(CAST(r AS HUGEINT) + 9223372036854775808 AS UBIGINT)"),
            Map.entry("HUGEINT", "CAST(r AS HUGEINT) * 7"),
            Map.entry(
                    "DOUBLE",
                    "CASE WHEN i % 3 = 0 THEN r / 1e4 WHEN i % 3 = 1 THEN (r % 1000000) / 100.0 ELSE r * 1e-30 END"),
            Map.entry("FLOAT", "CAST((r % 10000) / 16.0 AS FLOAT)"),
            Map.entry("DECIMAL(9,4)", "CAST((r % 100000) / 10000.0 AS DECIMAL(9,4))"),
            Map.entry("DECIMAL(18,9)", "CAST((r % 100000000) / 10000000.0 AS DECIMAL(18,9))"),
            Map.entry("DECIMAL(38,9)", "CAST(r AS DECIMAL(38,9)) * 7.125"),
            Map.entry("TIMESTAMP_S", "CAST(make_timestamp(abs(r % 4000000000) * 1000000) AS TIMESTAMP_S)"),
            Map.entry("TIMESTAMP_MS", "CAST(make_timestamp(abs(r % 4000000000000) * 1000) AS TIMESTAMP_MS)"),
            Map.entry("TIMESTAMP", "make_timestamp(r % 4000000000000000)"),
            Map.entry("TIMESTAMP_NS", "make_timestamp_ns(r // 2)"),
            Map.entry("TIMESTAMPTZ", "CAST(make_timestamp(abs(r % 4000000000000000)) AS TIMESTAMPTZ)"),
            Map.entry("DATE", "CAST('2000-01-01' AS DATE) + CAST(abs(r % 20000) AS INTEGER)"),
            Map.entry("TIME", "make_time(abs(r % 24), abs(r % 60), (abs(r) % 6000) / 100.0)"),
            Map.entry("BOOLEAN", "r % 2 = 0"),
            Map.entry("VARCHAR", "CASE WHEN i % 2 = 0 THEN 'AB' || (r % 5) ELSE chr(9) || '\"x' || chr(10) || 'ü' END"),
            Map.entry("VARCHAR[]", "[CAST(r AS VARCHAR), NULL]"),
            Map.entry("DOUBLE[][]", "[[(r % 1000) / 8.0, 2.0], [3.5, NULL]]"),
            Map.entry("STRUCT", "{'price': (r % 1000) / 8.0, 'size': r}"),
            Map.entry("ENUM", "CAST('XNAS' AS ENUM ('XNAS', 'ARCX'))"),
            Map.entry("BLOB", "from_hex(lpad(to_hex(CAST(abs(r) AS BIGINT)), 16, '0'))"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTypeBecomesTheTextThatTheDatabaseMakesOfIt(boolean isWhole) throws SQLException, IOException {
        for (int time = 0; time < TIMES; time++) {
            Path file = table(time);
            List<List<String>> expected = oracle(file);
            List<String> names = names();
            try (ParquetText text = ParquetText.open(file, "t", isWhole ? List.of() : names, false)) {
                List<String> lines = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                assertThat(lines.get(0)).isEqualTo(String.join("\t", names));
                assertThat(lines).hasSize(ROWS + 1);
                for (int i = 0; i < ROWS; i++) {
                    assertThat(List.of(lines.get(i + 1).split("\t", -1)).stream()
                                    .map(TypedColumnsTest::normal)
                                    .toList())
                            .as("row %d", i)
                            .isEqualTo(expected.get(i).stream()
                                    .map(TypedColumnsTest::normal)
                                    .toList());
                }
            }
        }
    }

    @Test
    void textsOfManyKindsAreGivenByTheirRows() throws SQLException, IOException {
        Path file = folder.resolve("ids.parquet");
        execute("COPY (SELECT 'id-' || i AS id FROM range(150000) AS t(i)) TO " + Database.literal(file));
        try (ParquetText text = ParquetText.open(file, "ids", List.of("id"), false)) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(IntStream.range(0, 150_000)
                            .mapToObj(i -> "id-" + i + "\n")
                            .collect(Collectors.joining("", "id\n", "")));
        }
    }

    /** Prices and times in the types that other programs give them, and the numbers that each must become. */
    @Test
    void recordsOfOtherTypesAreTheSameRecords() throws SQLException {
        Map<String, Function<String, String>> pricesAs = Map.of(
                "BIGINT", px -> px,
                "DOUBLE", px -> "CAST(" + px + " AS DOUBLE) / 1000000000",
                "DECIMAL(18,9)", px -> "CAST(" + px + " / 1000000000.0 AS DECIMAL(18,9))",
                "DECIMAL(38,9)", px -> "CAST(" + px + " / 1000000000.0 AS DECIMAL(38,9))");
        Map<String, Function<String, String>> timesAs = Map.of(
                "TIMESTAMP_NS", ts -> "make_timestamp_ns(" + ts + ")",
                "TIMESTAMP", ts -> "make_timestamp(" + ts + " // 1000)",
                "TIMESTAMPTZ", ts -> "CAST(make_timestamp(" + ts + " // 1000) AS TIMESTAMPTZ)",
                "BIGINT", ts -> ts,
                "UBIGINT", ts -> "coalesce(CAST(" + ts + " AS UBIGINT), 18446744073709551615)");
        pricesAs.forEach((priceType, price) -> timesAs.forEach((timeType, time) -> {
            Path file = folder.resolve("r.parquet");
            String columns = Schema.MBP_1.fields().stream()
                    .map(field -> value(field, price, time) + " AS " + Database.column(field))
                    .collect(Collectors.joining(", "));
            execute("COPY (SELECT " + columns + ", 'S' || (i % 3) AS symbol FROM range(" + ROWS + ") AS t(i)) TO "
                    + Database.literal(file) + " (FORMAT parquet, ROW_GROUP_SIZE 3000)");
            try (ParquetRecordReader reader = ParquetRecordReader.open(file, "r", new IssueLog(0), true)) {
                for (int i = 0; i < ROWS; i++) {
                    assertThat(reader.next()).isTrue();
                    assertThat(reader.symbol()).isEqualTo("S" + i % 3);
                    for (Field field : Schema.MBP_1.fields()) {
                        assertThat(field.get(reader.buffer(), reader.offset()))
                                .as("%s of row %d, %s, %s", field.name(), i, priceType, timeType)
                                .isEqualTo(expected(field, i));
                    }
                }
                assertThat(reader.next()).isFalse();
            }
        }));
    }

    /** A record of the row {@code i}; every seventh row has no price and no time of its own. */
    private static long expected(Field field, int i) {
        return switch (field.type()) {
            case CHAR -> i % 5 == 0 ? 0 : 'A' + i % 3;
            case PRICE -> i % 7 == 0 ? Field.UNDEFINED_PRICE : 50_010_000_000L + 10_000_000L * (i % 11);
            case TIME -> i % 7 == 0 ? Field.UNDEFINED_TIME : 1_722_519_000_000_000_000L + 1000L * i;
            case U8 -> field.name().equals("rtype") ? Schema.MBP_1.rtype() : i % 200;
            default -> i % 200;
        };
    }

    private static String value(Field field, Function<String, String> price, Function<String, String> time) {
        return switch (field.type()) {
            case CHAR -> "CASE WHEN i % 5 = 0 THEN '' ELSE chr(CAST(65 + i % 3 AS INTEGER)) END";
            case PRICE -> price.apply("CASE WHEN i % 7 = 0 THEN NULL ELSE 50010000000 + 10000000 * (i % 11) END");
            case TIME -> time.apply("(CASE WHEN i % 7 = 0 THEN NULL ELSE 1722519000000000000 + 1000 * i END)");
            case U8 -> field.name().equals("rtype") ? String.valueOf(Schema.MBP_1.rtype()) : "i % 200";
            default -> "i % 200";
        };
    }

    /** Pages that no longer decompress: an error, never fewer rows. */
    @Test
    void aDamagedFileIsAnErrorAndNeverShorter() throws SQLException, IOException {
        Path file = folder.resolve("records.parquet");
        ParquetRecordWriter writer = ParquetRecordWriter.create(file, Schema.MBP_1, "");
        SplittableRandom random = new SplittableRandom(3);
        ByteBuffer record = Schema.MBP_1.newRecord();
        for (int i = 0; i < 200_000; i++) {
            Schema.MBP_1.fields().stream()
                    .filter(field -> field.type() != FieldType.CHAR)
                    .forEach(field -> field.put(record, 0, random.nextLong(1L << 40)));
            writer.write(record, 0, "A");
        }
        writer.close();
        byte[] bytes = Files.readAllBytes(file);
        int damaged = 0;
        for (int part = 1; part < 10; part++) {
            byte[] copy = bytes.clone();
            Arrays.fill(copy, bytes.length / 10 * part, bytes.length / 10 * part + 64, (byte) part);
            Path broken = Files.write(folder.resolve("broken.parquet"), copy);
            try (ParquetRecordReader reader =
                    ParquetRecordReader.open(broken, "broken.parquet", new IssueLog(0), true)) {
                long rows = 0;
                while (reader.next()) {
                    rows++;
                }
                assertThat(rows).isEqualTo(200_000);
            } catch (MarketDataException e) {
                assertThat(e).hasMessageStartingWith("broken.parquet: ").hasMessageContaining("cannot be read");
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
        Path half = Files.write(folder.resolve("half.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ParquetRecordReader.open(half, "half.parquet", new IssueLog(0), true))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("half.parquet: cannot be read");
    }

    private static List<String> names() {
        return VALUES.keySet().stream()
                .sorted()
                .map(type -> "c " + type.replaceAll("[^A-Z_0-9]", "_"))
                .toList();
    }

    private Path table(int seed) throws SQLException {
        List<String> names = names();
        List<String> types = VALUES.keySet().stream().sorted().toList();
        String columns = IntStream.range(0, types.size())
                .mapToObj(i -> "CASE WHEN hash(i * 31 + " + i + ") % 7 = 0 THEN NULL ELSE " + VALUES.get(types.get(i))
                        + " END AS \"" + names.get(i) + "\"")
                .collect(Collectors.joining(", "));
        Path file = folder.resolve("all" + seed + ".parquet");
        execute("COPY (SELECT " + columns + " FROM (SELECT i, CAST(CAST(hash(i + " + (100_000 * seed + 1)
                + ") AS HUGEINT) - 9223372036854775808 AS BIGINT) AS r FROM range(" + ROWS + ") AS t(i))) TO "
                + Database.literal(file) + " (FORMAT parquet, ROW_GROUP_SIZE 3000)");
        return file;
    }

    /** Each cell as a text of its own, as the database casts it. */
    private static List<List<String>> oracle(Path file) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            Map<String, String> types = ParquetColumns.types(file, statement);
            String selection = types.entrySet().stream()
                    .map(each -> cell("\"" + each.getKey() + "\"", each.getValue()))
                    .collect(Collectors.joining(", "));
            ResultSet found = statement.executeQuery("SELECT " + selection + " FROM " + Database.table(file));
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= types.size(); i++) {
                    String value = found.getString(i);
                    row.add(value == null ? "" : shown(value));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The bytes of the tables are numbers of nine decimals, the lowest byte first. */
    private static String shown(String value) {
        return value.startsWith("hex ")
                ? BigDecimal.valueOf(Long.reverseBytes(Long.parseUnsignedLong(value.substring(4), 16)), 9)
                        .toPlainString()
                : value.replaceAll("[\\t\\r\\n]", " ").replace('"', '\'');
    }

    private static String cell(String column, String type) {
        if (type.startsWith("TIMESTAMP")) {
            return "CAST(epoch_ns(" + column + ") AS VARCHAR)";
        }
        return type.equals("BLOB") ? "'hex ' || hex(" + column + ")" : "CAST(" + column + " AS VARCHAR)";
    }

    /** Numbers may be written with or without an exponent, and all else must be equal. */
    private static String normal(String text) {
        return text.matches("-?[0-9.]+(e[-+]?[0-9]+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static void execute(String sql) {
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
