package io.slipway.report.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.SchemaException;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads result files by the definitions of their keys. */
public final class ResultReader {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ResultReader() {}

    /** Path of a file of a shape. */
    public static Path file(Path directory, Shape shape) {
        return directory.resolve(shape.name());
    }

    /**
     * Reads a file that is one object.
     *
     * @throws ReportException if it is missing or damaged
     */
    public static Values object(Path directory, Shape shape) {
        return objectIn(file(directory, shape), shape);
    }

    /**
     * Reads a file of any name that is one object.
     *
     * @throws ReportException if it is missing or damaged
     */
    public static Values objectIn(Path file, Shape shape) {
        if (!(plain(file) instanceof Map<?, ?> members)) {
            throw new ReportException(shape.name() + ": not an object");
        }
        return values(shape, members, "");
    }

    /**
     * Reads a file that is a list of objects.
     *
     * @throws ReportException if it is missing or damaged
     */
    static List<Values> list(Path directory, Shape shape) {
        if (!(plain(file(directory, shape)) instanceof List<?> items)) {
            throw new ReportException(shape.name() + ": not a list");
        }
        List<Values> list = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> members)) {
                throw new ReportException(shape.name() + ": not a list of objects");
            }
            list.add(values(shape, members, "[" + list.size() + "]"));
        }
        return list;
    }

    /**
     * Reads a CSV file.
     *
     * @throws ReportException if it is missing or damaged; the message names the line
     */
    public static List<Values> csv(Path directory, Shape shape) {
        List<Values> rows = new ArrayList<>();
        csv(directory, shape, (row, line) -> rows.add(row));
        return rows;
    }

    /**
     * Reads a CSV file row by row.
     *
     * @param onRow told each row and the number of its line in the file
     * @throws ReportException if the file is missing or damaged; the message names the line
     */
    static void csv(Path directory, Shape shape, ObjIntConsumer<Values> onRow) {
        try (BufferedReader lines = Files.newBufferedReader(file(directory, shape))) {
            String first = lines.readLine();
            List<String> header = first == null ? List.of() : List.of(first.split(",", -1));
            List<Key<?>> keys = keys(shape, header);
            int number = 2;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                onRow.accept(row(shape, keys, header, line, number), number);
                number++;
            }
        } catch (IOException e) {
            throw unreadable(shape.name(), e);
        }
    }

    private static List<Key<?>> keys(Shape shape, List<String> header) {
        List<Key<?>> keys = new ArrayList<>(shape.keys());
        keys.removeIf(key -> key.name().startsWith("*"));
        List<String> expected = keys.stream().map(Key::name).toList();
        boolean isWhole = keys.size() == shape.keys().size() ? header.equals(expected) : header.containsAll(expected);
        if (!isWhole) {
            throw new ReportException(shape.name() + ":1: not the header: expected=" + String.join(",", expected));
        }
        return keys;
    }

    private static Values row(Shape shape, List<Key<?>> keys, List<String> header, String line, int number) {
        List<String> fields = fields(line);
        if (fields.size() != header.size()) {
            throw new ReportException(shape.name() + ":" + number + ": not " + header.size() + " fields");
        }
        Map<String, @Nullable Object> plain = new HashMap<>();
        try {
            for (Key<?> key : keys) {
                plain.put(key.name(), field(key, fields.get(header.indexOf(key.name()))));
            }
            return Values.read(shape, plain, "");
        } catch (NumberFormatException | SchemaException e) {
            throw new ReportException(shape.name() + ":" + number + ": not a row: " + e.getMessage(), e);
        }
    }

    /** The fields of a line; one in quotes may have commas, and quotes that are written twice. */
    private static List<String> fields(String line) {
        if (line.indexOf('"') < 0) {
            return List.of(line.split(",", -1));
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isEscape = isQuoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (isEscape) {
                field.append('"');
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static @Nullable Object field(Key<?> key, String field) {
        if (key.type().equals(Types.TEXT) || key.type().equals(Types.TIME)) {
            return field;
        } else if (key.type().equals(Types.FLAG)) {
            return Boolean.valueOf(field);
        }
        return field.isEmpty() && key.presence() != Key.Presence.ALWAYS ? null : new BigDecimal(field);
    }

    private static Object plain(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Object.class);
        } catch (JsonProcessingException e) {
            throw new ReportException(file.getFileName() + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(String.valueOf(file.getFileName()), e);
        }
    }

    private static Values values(Shape shape, Map<?, ?> members, String path) {
        try {
            return Values.read(shape, members, path);
        } catch (SchemaException e) {
            throw new ReportException(shape.name() + ": " + e.getMessage(), e);
        }
    }

    private static ReportException unreadable(String name, IOException e) {
        return new ReportException("cannot read the results: file=" + name, e);
    }
}
