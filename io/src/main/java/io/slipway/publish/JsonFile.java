package io.slipway.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values as JSON: two-space indents, exact decimal numbers, lists of numbers on one line, line feeds on every platform. */
public final class JsonFile {

    private final JsonGenerator json;

    private JsonFile(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a file that is one object.
     *
     * @throws io.slipway.result.schema.SchemaException if a value is missing
     */
    public static void write(Path file, Values values) throws IOException {
        values.check("");
        try (Writer out = Files.newBufferedWriter(file)) {
            print(out, values);
        }
    }

    /** Writes a file that is a list of objects. */
    static void write(Path file, List<Values> rows) throws IOException {
        rows.forEach(row -> row.check("[]"));
        try (Writer out = Files.newBufferedWriter(file)) {
            print(out, rows);
        }
    }

    /** The values as a text of JSON. */
    public static String text(Values values) {
        StringWriter out = new StringWriter();
        try {
            print(out, values);
        } catch (IOException e) {
            throw new IllegalStateException("values cannot be written as JSON", e);
        }
        return out.toString().stripTrailing();
    }

    private static void print(Writer out, Object value) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .setPrettyPrinter(printer)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature())) {
            new JsonFile(json).value(value);
            json.writeRaw('\n');
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Values values) {
            members(values.members());
        } else if (value instanceof Map<?, ?> map) {
            members(map);
        } else if (value instanceof List<?> list) {
            items(list);
        } else if (value instanceof Optional<?> maybe) {
            value(maybe.orElse(null));
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private void members(Map<?, ?> members) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.writeFieldName(String.valueOf(member.getKey()));
            value(member.getValue());
        }
        json.writeEndObject();
    }

    private void items(List<?> items) throws IOException {
        if (!items.isEmpty() && items.stream().allMatch(JsonFile::isNumber)) {
            StringJoiner line = new StringJoiner(",", "[", "]");
            items.forEach(item -> line.add(number(item)));
            json.writeRawValue(line.toString());
            return;
        }
        json.writeStartArray();
        for (Object item : items) {
            value(item);
        }
        json.writeEndArray();
    }

    private static boolean isNumber(Object item) {
        return item instanceof Optional<?> maybe ? maybe.map(JsonFile::isNumber).orElse(true) : item instanceof Number;
    }

    private static String number(Object item) {
        if (item instanceof Optional<?> maybe) {
            return maybe.map(JsonFile::number).orElse("null");
        }
        return item instanceof BigDecimal decimal ? decimal.toPlainString() : item.toString();
    }
}
