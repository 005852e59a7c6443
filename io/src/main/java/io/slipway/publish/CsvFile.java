package io.slipway.publish;

import io.slipway.result.schema.Conversion;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one CSV file row by row: a header of the keys of its shape, then one line per row. A column such as
 * {@code *_cost_bps} becomes one column for each of the names that it was opened with.
 */
public final class CsvFile implements AutoCloseable {

    private final BufferedWriter out;
    private final Shape shape;
    private final Conversion conversion;

    private CsvFile(BufferedWriter out, Shape shape, Conversion conversion) {
        this.out = out;
        this.shape = shape;
        this.conversion = conversion;
    }

    /** Opens a file and writes the header. */
    public static CsvFile open(Path file, Shape shape, List<String> names) throws IOException {
        return open(file, shape, names, Conversion.NONE);
    }

    /** Opens a file whose rows are written in other units than they are given in. */
    public static CsvFile open(Path file, Shape shape, List<String> names, Conversion conversion) throws IOException {
        CsvFile csv = new CsvFile(Files.newBufferedWriter(file), shape, conversion);
        List<String> header = new ArrayList<>();
        for (Key<?> key : shape.keys()) {
            if (key.name().startsWith("*")) {
                names.forEach(name -> header.add(name + key.name().substring(1)));
            } else {
                header.add(key.name());
            }
        }
        csv.line(header);
        return csv;
    }

    /**
     * Writes a row.
     *
     * @throws io.slipway.result.schema.SchemaException if a value is missing
     */
    public void write(Values row) throws IOException {
        row.check(shape.name());
        List<String> fields = new ArrayList<>();
        for (Object value : row.converted(conversion).members().values()) {
            if (value instanceof Map<?, ?> columns) {
                columns.values().forEach(each -> fields.add(text(each)));
            } else {
                fields.add(text(value));
            }
        }
        line(fields);
    }

    private void line(List<String> fields) throws IOException {
        out.write(String.join(",", fields));
        out.write('\n');
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value == null ? "" : quoted(String.valueOf(value));
    }

    /** A text in quotes where a delimiter, a quote or a line break in it would divide it. */
    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
