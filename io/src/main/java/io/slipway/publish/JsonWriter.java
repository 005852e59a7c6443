package io.slipway.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes one JSON file: two-space indents, exact decimal numbers, line feeds on every platform. */
final class JsonWriter implements AutoCloseable {

    private final JsonGenerator json;

    JsonWriter(Path file) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        json = new JsonFactory()
                .createGenerator(Files.newBufferedWriter(file))
                .setPrettyPrinter(printer)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
    }

    /** Writes the members of an object or the items of an array. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    void object(Content members) throws IOException {
        json.writeStartObject();
        members.write();
        json.writeEndObject();
    }

    void object(String name, Content members) throws IOException {
        json.writeFieldName(name);
        object(members);
    }

    void array(String name, Content items) throws IOException {
        json.writeFieldName(name);
        array(items);
    }

    void array(Content items) throws IOException {
        json.writeStartArray();
        items.write();
        json.writeEndArray();
    }

    void strings(String name, Iterable<String> values) throws IOException {
        array(name, () -> {
            for (String value : values) {
                json.writeString(value);
            }
        });
    }

    /** An array of numbers on one line; the items are written as they stand. */
    void line(String name, Iterable<?> numbers) throws IOException {
        json.writeFieldName(name);
        StringJoiner line = new StringJoiner(",", "[", "]");
        numbers.forEach(number -> line.add(String.valueOf(number)));
        json.writeRawValue(line.toString());
    }

    void field(String name, @Nullable String value) throws IOException {
        json.writeStringField(name, value);
    }

    void field(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void field(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void field(String name, @Nullable BigDecimal value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    /** One number of an array. */
    void item(BigDecimal value) throws IOException {
        json.writeNumber(value);
    }

    void fields(Map<String, BigDecimal> values) throws IOException {
        for (Map.Entry<String, BigDecimal> entry : values.entrySet()) {
            field(entry.getKey(), entry.getValue());
        }
    }

    void nothing(String name) throws IOException {
        json.writeNullField(name);
    }

    @Override
    public void close() {
        try {
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
