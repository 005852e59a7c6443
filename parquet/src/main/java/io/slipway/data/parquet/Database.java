package io.slipway.data.parquet;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.market.MarketDataException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, and how a field is called and typed in it and in Parquet. */
final class Database {

    /** Name of the column that is no field of a record. */
    static final String SYMBOL = "symbol";

    /** Key of the schema in the file's metadata. */
    static final String SCHEMA_KEY = "slipway_schema";

    /** Key of Databento's name of the dataset in the file's metadata. */
    static final String DATASET_KEY = "slipway_dataset";

    private Database() {}

    /** A database in a file, which may grow beyond memory, or in memory for an empty name. */
    static DuckDBConnection open(String file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("memory_limit", "256MB");
        settings.setProperty("threads", "2");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
        return connection.unwrap(DuckDBConnection.class);
    }

    /** A file's name as a literal of SQL. */
    static String literal(Path file) {
        return literal(file.toString());
    }

    /** A text as a literal of SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an identifier of SQL. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A Parquet file as a table of SQL. */
    static String table(Path file) {
        return "read_parquet(" + literal(file) + ")";
    }

    /** A column's name in SQL. */
    static String column(Field field) {
        return quoted(field.name());
    }

    /** A column of whole numbers as 64 bits, whose highest one is that of the number where the type has no sign. */
    static String whole(String column, String type) {
        return type.equals("UBIGINT")
                ? "CASE WHEN " + column + " > 9223372036854775807 THEN CAST(CAST(" + column
                        + " AS HUGEINT) - 18446744073709551616 AS BIGINT) ELSE CAST(" + column + " AS BIGINT) END"
                : "CAST(" + column + " AS BIGINT)";
    }

    /** True if "none" is written as NULL. */
    static boolean isNullable(Field field) {
        return field.type() == FieldType.PRICE || field.type() == FieldType.TIME;
    }

    /** The value that means "none". */
    static long undefined(Field field) {
        return field.type() == FieldType.PRICE ? Field.UNDEFINED_PRICE : Field.UNDEFINED_TIME;
    }

    static MarketDataException failed(String name, String what, SQLException e) {
        String message = String.valueOf(e.getMessage());
        return new MarketDataException(
                name + ": " + what + ": reason=" + message.lines().findFirst().orElse(message), e);
    }
}
