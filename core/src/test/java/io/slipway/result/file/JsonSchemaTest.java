package io.slipway.result.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.result.schema.ColumnType;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Key.Presence;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the JSON Schema files in {@code docs/schema}, and the columns that {@code python/slipway.py} knows, equal to the
 * definitions of the keys; {@code -Dslipway.write=true} rewrites them.
 */
class JsonSchemaTest {

    private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
    private static final String BEGIN =
            "# Columns of the CSV files: made from the definitions, kept equal by a test.\n";
    private static final String END = "# End of the columns.\n";

    private static Map<String, Object> file(Shape shape) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", shape.name());
        schema.put("description", shape.doc());
        if (shape.equals(SavingKeys.POINT)) {
            schema.put("type", "array");
            schema.put("items", object(shape));
        } else {
            schema.putAll(object(shape));
        }
        return schema;
    }

    private static Map<String, Object> object(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> patterns = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key<?> key : keys(shape)) {
            Map<String, Object> described = key.name().startsWith("*") ? column(key) : property(key);
            if (shape.name().endsWith(".csv")) {
                described.put("x-parquet", ColumnType.of(key).label());
            }
            if (key.name().startsWith("*")) {
                patterns.put(key.name().substring(1) + "$", described);
                continue;
            }
            properties.put(key.name(), described);
            if (key.presence() != Presence.OPTIONAL && shape.keys().contains(key)) {
                required.add(key.name());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!patterns.isEmpty()) {
            object.put("patternProperties", patterns);
        }
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    /** The keys of a shape; a study of a corpus has two columns more. */
    private static Collection<Key<?>> keys(Shape shape) {
        return shape.equals(StudyKeys.CSV) ? StudyKeys.PANEL_CSV.keys() : shape.keys();
    }

    private static Map<String, Object> property(Key<?> key) {
        return described(key, type(key.type(), key.type().label(), key.presence() == Presence.OR_NULL));
    }

    /** One of several columns that share a definition. */
    private static Map<String, Object> column(Key<?> key) {
        return described(key, type(key.type(), key.type().label().replaceFirst(".*each: ", ""), true));
    }

    private static Map<String, Object> described(Key<?> key, Map<String, Object> type) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", key.doc());
        if (!key.unit().isEmpty()) {
            property.put("x-unit", key.unit());
        }
        property.putAll(type);
        return property;
    }

    /** The schema of a type, by the label that the documentation has: {@code list of: decimal number or null}. */
    private static Map<String, Object> type(Type<?> type, String label, boolean orNull) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (label.startsWith("list of: ")) {
            schema.put("type", nullable("array", orNull));
            schema.put("items", type(type, label.substring("list of: ".length()), false));
        } else if (label.startsWith("object by ")) {
            schema.put("type", nullable("object", orNull));
            schema.put(
                    "additionalProperties",
                    type(type, label.substring(label.indexOf("each: ") + "each: ".length()), false));
        } else if (label.endsWith(" or null")) {
            return type(type, label.substring(0, label.length() - " or null".length()), true);
        } else if (label.equals("object")) {
            schema.putAll(object(type.shape().orElseThrow()));
            schema.put("type", nullable("object", orNull));
        } else {
            schema.put("type", nullable(plain(label), orNull));
            if (label.startsWith("time")) {
                schema.put("format", "date-time");
            }
        }
        return schema;
    }

    private static String plain(String label) {
        return switch (label) {
            case "whole number" -> "integer";
            case "decimal number", "floating-point number", "quantity" -> "number";
            case "true or false" -> "boolean";
            case "text", "time, UTC" -> "string";
            default -> throw new IllegalStateException("no JSON type for this label: " + label);
        };
    }

    private static Object nullable(String type, boolean orNull) {
        return orNull ? List.of(type, "null") : type;
    }

    /** JSON of maps, lists and texts, two blanks a level. */
    private static String json(Object value, String indent) {
        String deeper = indent + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "{}"
                    : map.entrySet().stream()
                            .map(entry -> deeper + text(entry.getKey()) + ": " + json(entry.getValue(), deeper))
                            .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> json(each, deeper)).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Boolean ? value.toString() : text(value);
    }

    private static String text(Object value) {
        return "\""
                + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String nameOf(Shape shape) {
        return shape.name().replace(" --", ".") + ".schema.json";
    }

    private static String columns() {
        String files = ResultFiles.ALL.stream()
                .filter(shape -> shape.name().endsWith(".csv"))
                .map(shape -> "    \"" + shape.name() + "\": {\n"
                        + keys(shape).stream()
                                .map(key -> "        \"" + key.name() + "\": \""
                                        + key.type()
                                                .label()
                                                .replaceFirst(".*each: ", "")
                                                .replace(" or null", "")
                                        + "\",\n")
                                .collect(Collectors.joining())
                        + "    },\n")
                .collect(Collectors.joining());
        return BEGIN + "COLUMNS = {\n" + files + "}\n" + END;
    }

    @Test
    void theSchemaFilesAreWhatTheDefinitionsSay() throws IOException {
        Path folder = ROOT.resolve("docs/schema");
        Map<String, String> expected = new TreeMap<>();
        ResultFiles.ALL.forEach(shape -> expected.put(nameOf(shape), json(file(shape), "") + "\n"));
        if (Boolean.getBoolean("slipway.write")) {
            for (Map.Entry<String, String> file : expected.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
        }
        for (Map.Entry<String, String> file : expected.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void pythonKnowsTheColumns() throws IOException {
        Path program = ROOT.resolve("python/slipway.py");
        String text = Files.readString(program);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END) + END.length();
        assertThat(begin).isPositive();
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(program, text.substring(0, begin) + columns() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(columns());
        }
    }

    @Test
    void aTypeWithinAListIsThatOfItsItems() {
        Map<String, Object> schema = type(new Sample(), "list of: decimal number or null", false);
        assertThat(json(schema, ""))
                .isEqualTo("{\n  \"type\": \"array\",\n  \"items\": {\n    \"type\": [\"number\", \"null\"]\n  }\n}");
    }

    private record Sample() implements Type<String> {

        @Override
        public String label() {
            return "text";
        }

        @Override
        public String read(Object plain, String path) {
            return plain.toString();
        }

        @Override
        public Optional<Shape> shape() {
            return Optional.empty();
        }
    }
}
