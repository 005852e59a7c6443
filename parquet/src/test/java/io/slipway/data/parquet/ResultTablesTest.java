package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --results parquet}: every cell of every table is that of the CSV file beside it. */
class ResultTablesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath();
    private static final String[] DEMO = {
        "--input", ROOT.resolve("examples/demo_mbp-1.csv").toString(), "--start", "2024-08-01T14:00:30Z"
    };

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String... words) {
        return Main.execute(new PrintWriter(said, true), new PrintWriter(said, true), words);
    }

    private Path made(String command, String... words) {
        Path out = folder.resolve(command);
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--results", "parquet", "--quiet", "--out", out.toString()));
        assertThat(run(all.toArray(String[]::new))).as(said.toString()).isZero();
        return out;
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Compares all tables of a directory with their CSV files and gives their names. */
    private static List<String> compared(Path directory) throws IOException, SQLException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path csv : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                String name = csv.getFileName().toString();
                compare(csv, csv.resolveSibling(name.replace(".csv", ".parquet")));
                names.add(name);
            }
        }
        return names;
    }

    private static void compare(Path csv, Path table) throws IOException, SQLException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.get(0).split(",", -1));
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + Database.table(table))) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(header.size());
            for (int i = 1; i <= header.size(); i++) {
                assertThat(rows.getMetaData().getColumnName(i)).isEqualTo(header.get(i - 1));
            }
            for (String line : lines.subList(1, lines.size())) {
                assertThat(rows.next()).as(line).isTrue();
                List<String> fields = List.of(line.split(",", -1));
                assertThat(fields).hasSameSizeAs(header); // no text of these results has a comma
                for (int i = 1; i <= header.size(); i++) {
                    assertThat(text(rows, i, fields.get(i - 1)))
                            .as(table + ": " + header.get(i - 1) + " of " + line)
                            .isEqualTo(fields.get(i - 1));
                }
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** A cell as the CSV file writes it. The field gives the number of decimals, since 10.50 and 10.5 are one number. */
    private static String text(ResultSet rows, int column, String field) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return "";
        }
        String type = rows.getMetaData().getColumnTypeName(column).toUpperCase(Locale.ROOT);
        if (type.startsWith("TIMESTAMP")) {
            assertThat(type).isEqualTo("TIMESTAMPTZ_NS");
            String text = rows.getString(column);
            return OffsetDateTime.parse(text.replace(' ', 'T') + ":00")
                            .toInstant()
                            .equals(Instant.parse(field))
                    ? field
                    : text;
        } else if (type.startsWith("DECIMAL")) {
            return rows.getBigDecimal(column).compareTo(new BigDecimal(field)) == 0 ? field : value.toString();
        } else if (type.equals("DOUBLE")) {
            return rows.getDouble(column) == new BigDecimal(field).doubleValue() ? field : value.toString();
        }
        assertThat(type).isIn("VARCHAR", "BIGINT", "BOOLEAN");
        return value.toString();
    }

    @Test
    void theFillsOfABacktestAreThoseOfItsCsv() throws IOException, SQLException {
        Path run = made("backtest", with(DEMO, "--qty", "2000", "--venue-fees", "us-equities"));
        assertThat(compared(run)).containsExactly("fills.csv");
        assertThat(Files.readAllLines(run.resolve(".slipway"))).contains("fills.csv", "fills.parquet");
        assertThat(Files.readString(run.resolve("config.resolved.yaml"))).contains("results: \"parquet\"");
    }

    @Test
    void theOrdersOfAStudyAreThoseOfItsCsv() throws IOException, SQLException {
        Path study = made(
                "study",
                with(DEMO, "--horizon", "8s", "--slice", "4s", "--sizes", "300", "--strategies", "twap,best-ask"));
        assertThat(compared(study)).containsExactly("study.csv");
    }

    @Test
    void theForecastsOfACalibrationAreThoseOfItsCsv() throws IOException, SQLException {
        assertThat(compared(made("calibrate", with(DEMO, "--rest", "5s")))).containsExactly("calibration.csv");
    }

    @Test
    void ownOrdersAndExecutionsAreThoseOfTheirCsv() throws IOException, SQLException {
        Path own = ROOT.resolve("examples/tca");
        Path tca = made(
                "tca",
                with(
                        new String[] {DEMO[0], DEMO[1]},
                        "--orders",
                        own.resolve("orders.csv").toString(),
                        "--fills",
                        own.resolve("fills.csv").toString(),
                        "--strategies",
                        "twap,best-ask",
                        "--slice",
                        "2s"));
        assertThat(compared(tca)).contains("orders.csv", "executions.csv");
    }

    @Test
    void anAuditNamesATableThatWasAltered() throws IOException, SQLException {
        Path run = made("backtest", with(DEMO, "--qty", "500"));
        assertThat(run("audit", run.toString())).as(said.toString()).isZero();
        Path table = run.resolve("fills.parquet");
        Path altered = folder.resolve("altered.parquet");
        try (DuckDBConnection database = Database.open("");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT * REPLACE (CAST(price + 0.01 AS DECIMAL(38, 18)) AS price) FROM "
                    + Database.table(table) + ") TO " + Database.literal(altered) + " (FORMAT parquet)");
        }
        Files.move(altered, table, StandardCopyOption.REPLACE_EXISTING);
        said.getBuffer().setLength(0);
        assertThat(run("audit", run.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("fills.parquet: row=1, column=price, csv=");
    }

    @Test
    void aResultWithoutTablesTakesThemAway() throws IOException {
        made("backtest", with(DEMO, "--qty", "500"));
        List<String> words = new ArrayList<>(List.of("backtest", "--quiet", "--qty", "500", "--out"));
        words.add(folder.resolve("backtest").toString());
        words.addAll(List.of(DEMO));
        assertThat(run(words.toArray(String[]::new))).isZero();
        assertThat(folder.resolve("backtest/fills.csv")).exists();
        assertThat(folder.resolve("backtest/fills.parquet")).doesNotExist();
    }
}
