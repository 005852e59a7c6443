package io.slipway.data.parquet;

import io.slipway.data.databento.EventFields;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * The columns of a Parquet file as a schema of records. The file's metadata name the schema if {@code slipway convert} wrote it;
 * else it is the largest schema whose columns are all there, and {@code rtype} of the first row decides between those of one
 * layout. Prices may be integers of 1e-9 or numbers with decimals, times time stamps or integers of ns.
 */
final class ParquetColumns {

    /** A file with this column is not one of prints alone, whatever else it lacks. */
    private static final String BEST_BID = "bid_px_00";

    private final Schema schema;
    private final List<Field> fields;
    private final String dataset;
    private final Map<String, String> types;

    private ParquetColumns(Schema schema, List<Field> fields, String dataset, Map<String, String> types) {
        this.schema = schema;
        this.fields = fields;
        this.dataset = dataset;
        this.types = types;
    }

    /**
     * Looks at a file.
     *
     * @param allFields whether all fields of a record are read, or only those that events are made of
     * @throws MarketDataException if its columns are those of no schema; names the columns that are missing
     */
    static ParquetColumns of(Path file, String name, boolean allFields, DuckDBConnection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            Map<String, String> types = types(file, statement);
            Optional<Schema> written =
                    value(file, Database.SCHEMA_KEY, statement).flatMap(Schema::ofLabel);
            Schema schema = written.orElse(largest(types));
            List<String> missing = missing(schema, types);
            if (!missing.isEmpty()) {
                throw new MarketDataException(name + ": columns of no schema: nearest=" + schema.label() + ", missing="
                        + String.join(",", missing.stream().limit(8).toList()) + ", found="
                        + String.join(",", types.keySet().stream().limit(8).toList())
                        + "; --mapping FILE names the columns of a table of your own, and slipway map proposes one");
            }
            if (written.isEmpty()) {
                schema = refined(schema, file, statement);
            }
            boolean isBook = schema.field(BEST_BID).isPresent();
            List<Field> fields = schema.fields().stream()
                    .filter(field -> allFields || !isBook || EventFields.has(field))
                    .toList();
            String dataset = value(file, Database.DATASET_KEY, statement).orElse("");
            return new ParquetColumns(schema, fields, dataset, types);
        }
    }

    Schema schema() {
        return schema;
    }

    /** Databento's name of the dataset; empty if the file does not tell. */
    String dataset() {
        return dataset;
    }

    /** The fields to read. */
    List<Field> fields() {
        return fields;
    }

    /** The fields to read as expressions of SQL that are 64-bit numbers. */
    List<String> selection() {
        return fields.stream().map(this::selected).toList();
    }

    /** The text of the symbol in SQL; empty if the file has none. */
    Optional<String> symbol() {
        return types.containsKey(Database.SYMBOL)
                ? Optional.of("CAST(" + Database.SYMBOL + " AS VARCHAR)")
                : Optional.empty();
    }

    /**
     * The rows of a symbol, if the file tells them by its column of symbols.
     *
     * @return empty where only who reads all rows can tell
     */
    Optional<FileRows> rowsOf(Path file, String name, DuckDBConnection database) throws SQLException {
        return FileRows.of(file, Database.SYMBOL, name, types, database);
    }

    private String selected(Field field) {
        String column = Database.column(field);
        String type = types.getOrDefault(field.name(), "");
        if (field.type() == FieldType.CHAR) {
            return "CAST(greatest(unicode(CAST(" + column + " AS VARCHAR)), 0) AS BIGINT)";
        }
        if (field.type() == FieldType.TIME && type.startsWith("TIMESTAMP")) {
            return "epoch_ns(" + column + ")";
        }
        if (field.type() == FieldType.PRICE && type.startsWith("DECIMAL")) {
            return "CAST(CAST(" + column + " AS DECIMAL(38, 9)) * 1000000000 AS BIGINT)";
        }
        boolean isFloating = type.equals("DOUBLE") || type.equals("FLOAT");
        return field.type() == FieldType.PRICE && isFloating
                ? "CAST(round(" + column + " * 1000000000) AS BIGINT)"
                : Database.whole(column, type);
    }

    /** The types of the columns of a file, by name. */
    static Map<String, String> types(Path file, Statement statement) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet nothing = statement.executeQuery("SELECT * FROM " + Database.table(file) + " LIMIT 0")) {
            ResultSetMetaData columns = nothing.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.put(columns.getColumnName(i), columns.getColumnTypeName(i).toUpperCase(Locale.ROOT));
            }
            return types;
        }
    }

    private static Optional<String> value(Path file, String key, Statement statement) throws SQLException {
        String query = "SELECT decode(value) FROM parquet_kv_metadata(" + Database.literal(file)
                + ") WHERE decode(key) = '" + key + "'";
        try (ResultSet keys = statement.executeQuery(query)) {
            return keys.next() ? Optional.of(keys.getString(1)) : Optional.empty();
        }
    }

    /** The schema with the most columns of those that are whole; if none is, the one that lacks the smallest part. */
    private static Schema largest(Map<String, String> types) {
        Schema best = Schema.MBP_1;
        double lacking = 2;
        for (Schema schema : Schema.values()) {
            if (types.containsKey(BEST_BID) && schema.field(BEST_BID).isEmpty()) {
                continue;
            }
            int missing = missing(schema, types).size();
            double part = (double) missing / schema.fields().size();
            boolean isLarger =
                    missing == 0 && schema.fields().size() > best.fields().size();
            if (part < lacking || isLarger) {
                best = schema;
                lacking = part;
            }
        }
        return best;
    }

    private static List<String> missing(Schema schema, Map<String, String> types) {
        return schema.fields().stream()
                .map(Field::name)
                .filter(field -> !types.containsKey(field))
                .toList();
    }

    private static Schema refined(Schema schema, Path file, Statement statement) throws SQLException {
        long rtype = -1;
        String query = "SELECT CAST(rtype AS BIGINT) FROM " + Database.table(file) + " LIMIT 1";
        try (ResultSet first = statement.executeQuery(query)) {
            if (first.next()) {
                rtype = first.getLong(1);
            }
        }
        for (Schema other : Schema.values()) {
            if (other.rtype() == rtype && other.fields().equals(schema.fields()) && other != Schema.TBBO) {
                return other;
            }
        }
        return schema;
    }
}
