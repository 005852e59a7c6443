package io.slipway.data.parquet;

import io.slipway.data.text.FixedPoint;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The rows of a Parquet file as text, separated by tabs. Time stamps become ns since 1970 UTC, and fixed-point numbers of
 * NautilusTrader, which are 8 or 16 little-endian bytes, decimals.
 */
final class ParquetText extends InputStream {

    private final String name;
    private final DuckDBConnection database;
    private final ResultSet rows;
    private final boolean[] isFixedPoint;
    private byte[] line;
    private int position;

    private ParquetText(String name, DuckDBConnection database, ResultSet rows, boolean[] isFixedPoint, String header) {
        this.name = name;
        this.database = database;
        this.rows = rows;
        this.isFixedPoint = isFixedPoint;
        this.line = (header + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Starts to read a file.
     *
     * @param columns names of the columns to read, of which those that the file has are read; all for an empty list
     * @param notation the text of a column in SQL, from its name and type
     * @throws MarketDataException if it cannot be read, or has none of the columns
     */
    static ParquetText open(Path file, String name, List<String> columns, BinaryOperator<String> notation) {
        try {
            DuckDBConnection database = Database.open("");
            try {
                Statement statement = database.createStatement();
                Map<String, String> types = wanted(ParquetColumns.types(file, statement), columns);
                if (types.isEmpty()) {
                    throw new MarketDataException(name + ": none of the mapped columns is there: "
                            + String.join(", ", columns) + ", found="
                            + String.join(
                                    ", ", ParquetColumns.types(file, statement).keySet()));
                }
                String selection = types.entrySet().stream()
                        .map(each -> notation.apply(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
                ResultSet rows = statement.executeQuery("SELECT " + selection + " FROM " + Database.table(file));
                return new ParquetText(name, database, rows, fixedPoint(types), String.join("\t", types.keySet()));
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Database.failed(name, "cannot be read", e);
        }
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

    private static boolean[] fixedPoint(Map<String, String> types) {
        List<String> all = new ArrayList<>(types.values());
        boolean[] fixed = new boolean[all.size()];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = all.get(i).equals("BLOB");
        }
        return fixed;
    }

    /** Notation of a CSV file: times without a zone as text, and doubles without the digits that arithmetic leaves behind. */
    static String plain(String column, String type) {
        if (type.startsWith("TIMESTAMP") && !type.contains("ZONE") && !type.contains("TZ")) {
            return "CAST(" + quoted(column) + " AS VARCHAR)";
        }
        return type.equals("DOUBLE") ? "CAST(round(" + quoted(column) + ", 9) AS VARCHAR)" : selected(column, type);
    }

    private static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    /** Notation of mappings: every time stamp as ns since 1970. */
    static String selected(String column, String type) {
        String quoted = quoted(column);
        if (type.startsWith("TIMESTAMP")) {
            return "CAST(epoch_ns(" + quoted + ") AS VARCHAR)";
        }
        return type.equals("BLOB") ? "hex(" + quoted + ")" : "CAST(" + quoted + " AS VARCHAR)";
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        int done = 0;
        while (done < count && (position < line.length || nextLine())) {
            int part = Math.min(count - done, line.length - position);
            System.arraycopy(line, position, to, from + done, part);
            position += part;
            done += part;
        }
        return done == 0 && count > 0 ? -1 : done;
    }

    private boolean nextLine() throws IOException {
        try {
            if (!rows.next()) {
                return false;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < isFixedPoint.length; i++) {
                String value = rows.getString(i + 1);
                String shown = value == null ? "" : isFixedPoint[i] ? decimal(value) : value;
                text.append(i == 0 ? "" : "\t")
                        .append(shown.replaceAll("[\\t\\r\\n]", " ").replace('"', '\''));
            }
            line = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        } catch (SQLException e) {
            throw new IOException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(name), e);
        }
    }

    /** The fixed-point number in the bytes; their digits if they are none. */
    private static String decimal(String hex) {
        return FixedPoint.decimal(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)))
                .orElse(hex);
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
