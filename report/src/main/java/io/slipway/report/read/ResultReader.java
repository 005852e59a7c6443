package io.slipway.report.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.SchemaException;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        if (!(plain(file(directory, shape)) instanceof Map<?, ?> members)) {
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
    static List<Values> csv(Path directory, Shape shape) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(directory, shape));
        } catch (IOException e) {
            throw unreadable(shape.name(), e);
        }
        List<Key<?>> keys = List.copyOf(shape.keys());
        String header = String.join(",", keys.stream().map(Key::name).toList());
        if (lines.isEmpty() || !lines.get(0).equals(header)) {
            throw new ReportException(shape.name() + ":1: not the header: expected=" + header);
        }
        List<Values> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(row(shape, keys, line.split(",", -1), rows.size() + 2));
        }
        return rows;
    }

    private static Values row(Shape shape, List<Key<?>> keys, String[] fields, int line) {
        if (fields.length != keys.size()) {
            throw new ReportException(shape.name() + ":" + line + ": not " + keys.size() + " fields");
        }
        Map<String, @Nullable Object> plain = new HashMap<>();
        try {
            for (int i = 0; i < fields.length; i++) {
                Key<?> key = keys.get(i);
                plain.put(key.name(), field(key, fields[i]));
            }
            return Values.read(shape, plain, "");
        } catch (NumberFormatException | SchemaException e) {
            throw new ReportException(shape.name() + ":" + line + ": not a row: " + e.getMessage(), e);
        }
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
