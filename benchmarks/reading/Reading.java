import io.slipway.data.DataFiles;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Field;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads a file of Databento's mbp schemas with one reader, several times, and prints rows, the sum of the best sizes, seconds of the
 * fastest pass and CPU seconds of it. Arguments: the reader, the file, the number of passes.
 */
final class Reading {

    private static final String SUMMED = "sum(bid_sz_00) + sum(ask_sz_00)";

    private Reading() {}

    /** Rows and sizes that a pass has read. */
    private record Sum(long rows, long sizes) {}

    /** One way to read a file. */
    private interface Reader {

        Sum read(String file) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        String file = arguments[1];
        Reader reader = switch (arguments[0]) {
            case "events" -> Reading::events;
            case "records" -> Reading::records;
            case "messages" -> Reading::messages;
            case "duckdb-1" -> path -> query(path, 1);
            case "duckdb-2" -> path -> query(path, 2);
            case "duckdb-rows" -> Reading::rows;
            case "hardwood" -> other("HardwoodRows");
            case "parquet-java" -> other("ParquetJavaRows");
            default -> throw new IllegalArgumentException("no such reader: " + arguments[0]);
        };
        Sum sum = reader.read(file);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long startNs = System.nanoTime();
            if (!reader.read(file).equals(sum)) {
                throw new IllegalStateException("passes differ");
            }
            best = Math.min(best, (System.nanoTime() - startNs) / 1e9);
        }
        System.out.println(sum.rows() + " " + sum.sizes() + " " + best);
    }

    /** All that a command does: decode, check, count faults, order and make events. */
    private static Sum events(String file) {
        long rows = 0;
        long sizes = 0;
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = DataFiles.open(Path.of(file), ReadOptions.all())) {
            while (reader.next(event)) {
                rows++;
                sizes += event.bidSize() + event.askSize();
            }
        }
        return new Sum(rows, sizes);
    }

    /** Events with books of ten levels, made of the messages of single orders; gives the number of the last message. */
    private static Sum messages(String file) {
        long last = 0;
        long sizes = 0;
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = DataFiles.open(Path.of(file), ReadOptions.all())) {
            while (reader.next(event)) {
                last = Math.max(last, event.sequence());
                sizes += event.bidSize() + event.askSize();
            }
        }
        return new Sum(last, sizes);
    }

    /** Every field of every record. */
    private static Sum records(String file) {
        long rows = 0;
        long sizes = 0;
        long all = 0;
        try (RecordReader reader =
                DataFiles.openRecords(List.of(file), ReadOptions.all()).orElseThrow()) {
            List<Field> fields = reader.schema().fields();
            Field bid = reader.schema().field("bid_sz_00").orElseThrow();
            Field ask = reader.schema().field("ask_sz_00").orElseThrow();
            while (reader.next()) {
                rows++;
                for (Field field : fields) {
                    all += field.get(reader.buffer(), reader.offset());
                }
                sizes += bid.get(reader.buffer(), reader.offset()) + ask.get(reader.buffer(), reader.offset());
            }
        }
        return all == 42 ? new Sum(0, 0) : new Sum(rows, sizes);
    }

    private static Connection database(int threads) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("threads", String.valueOf(threads));
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    private static String table(String file) {
        return (file.endsWith(".parquet") ? "read_parquet('" : "read_csv('") + file + "')";
    }

    /** One row of results: the maximum of every column, so that each field is parsed, and none is handed on. */
    private static Sum query(String file, int threads) throws Exception {
        try (Connection connection = database(threads);
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table(file))) {
                while (described.next()) {
                    columns.add("max(\"" + described.getString(1) + "\")");
                }
            }
            try (ResultSet result = statement.executeQuery(
                    "SELECT count(*), " + SUMMED + ", " + String.join(", ", columns) + " FROM " + table(file))) {
                result.next();
                return new Sum(result.getLong(1), result.getLong(2));
            }
        }
    }

    /** Every cell, handed to Java. */
    private static Sum rows(String file) throws Exception {
        long rows = 0;
        long sizes = 0;
        long all = 0;
        try (Connection connection = database(2);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table(file))) {
            ResultSetMetaData data = result.getMetaData();
            int columns = data.getColumnCount();
            boolean[] isWhole = new boolean[columns + 1];
            for (int i = 1; i <= columns; i++) {
                isWhole[i] = data.getColumnTypeName(i).endsWith("INT")
                        || data.getColumnTypeName(i).endsWith("INTEGER");
            }
            int bid = result.findColumn("bid_sz_00");
            int ask = result.findColumn("ask_sz_00");
            while (result.next()) {
                rows++;
                for (int i = 1; i <= columns; i++) {
                    all += isWhole[i]
                            ? result.getLong(i)
                            : String.valueOf(result.getObject(i)).length();
                }
                sizes += result.getLong(bid) + result.getLong(ask);
            }
        }
        return all == 42 ? new Sum(0, 0) : new Sum(rows, sizes);
    }

    /** Readers whose libraries may be missing, or need a newer Java, are kept apart. */
    private static Reader other(String name) throws Exception {
        Class<?> rows = Class.forName(name);
        return path -> {
            long[] sum = (long[]) rows.getMethod("read", String.class).invoke(null, path);
            return new Sum(sum[0], sum[1]);
        };
    }
}
