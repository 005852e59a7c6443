package io.slipway.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A map of a YAML file with its path, whose methods throw a {@link ConfigException} that names file and path. Values are the
 * text that is written, so that {@code 0100} is no octal number and {@code 0.30} keeps its zero. Immutable.
 */
public final class YamlNode {

    private static final double ONE_E9 = 1e9;
    private static final YAMLFactory YAML = new YAMLFactory();

    /** The line of a fault in a message of the parser: the last one that it names. */
    private static final Pattern LINE = Pattern.compile(", line (\\d+), column");

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Map<String, Integer> lines;

    private YamlNode(String file, String path, JsonNode node, Map<String, Integer> lines) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.lines = lines;
    }

    /**
     * The map of a whole file, an empty one if the file says nothing.
     *
     * @throws ConfigException if it cannot be read, or is not one map in YAML
     */
    public static YamlNode read(Path file) {
        return parse(String.valueOf(file.getFileName()), bytes(file));
    }

    /**
     * All bytes of a file of settings.
     *
     * @throws ConfigException if it cannot be read
     */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigException("cannot be read: file=" + file, e);
        }
    }

    /**
     * The map in the bytes of a file that is called {@code name}.
     *
     * @throws ConfigException if they are not one map in YAML
     */
    public static YamlNode parse(String name, byte[] utf8) {
        String text = decoded(name, utf8);
        try (YAMLParser yaml = YAML.createParser(text)) {
            JsonToken first = yaml.nextToken();
            YamlNode root = new YamlNode(name, "", JsonNodeFactory.instance.nullNode(), new HashMap<>());
            JsonNode all = first == null ? root.node : root.tree(yaml);
            if (first != null && yaml.nextToken() != null) {
                throw root.fault("more than one document", "expected one");
            }
            return new YamlNode(name, "", all.isNull() ? JsonNodeFactory.instance.objectNode() : all, root.lines)
                    .asMap();
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            Matcher line = LINE.matcher(e.getOriginalMessage());
            String place = "";
            while (line.find()) {
                place = ":" + line.group(1);
            }
            throw new ConfigException(name + place + ": not YAML: " + reason, e);
        } catch (IOException e) {
            throw new ConfigException("cannot be read: file=" + name, e);
        }
    }

    private static String decoded(String name, byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + ": not YAML: not UTF-8 text", e);
        }
    }

    /** The node that starts at the parser's token, which is under this path. */
    private JsonNode tree(YAMLParser yaml) throws IOException {
        if (yaml.isCurrentAlias()) {
            throw fault("an alias of YAML: name=" + yaml.getText(), "expected the value itself");
        }
        return switch (yaml.currentToken()) {
            case START_OBJECT -> object(yaml);
            case START_ARRAY -> array(yaml);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(yaml.getText());
        };
    }

    private JsonNode object(YAMLParser yaml) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String key = yaml.getText();
            YamlNode value = new YamlNode(file, pathOf(key), object, lines);
            lines.putIfAbsent(pathOf(key), yaml.currentTokenLocation().getLineNr());
            if (object.has(key)) {
                throw value.fault("given twice", "expected once");
            }
            yaml.nextToken();
            object.set(key, value.tree(yaml));
        }
        return object;
    }

    private JsonNode array(YAMLParser yaml) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            array.add(new YamlNode(file, path + "[" + array.size() + "]", array, lines).tree(yaml));
        }
        return array;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** File, line and path of a key, for messages. */
    public String place(String key) {
        Integer line = lines.get(pathOf(key));
        return file + (line == null ? "" : ":" + line) + ": " + pathOf(key);
    }

    /** Checks that there are no other keys. */
    public YamlNode allowing(Set<String> keys) {
        for (String key : keys()) {
            if (!keys.contains(key)) {
                throw child(key).fault("unknown key", "expected one of " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** All keys, in the order of the file. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Tells whether there is a value under a key. */
    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** True if the value of a key is a map. */
    public boolean isMap(String key) {
        return node.path(key).isObject();
    }

    /** The map under a key; an empty one if it is absent. */
    public YamlNode map(String key) {
        return has(key)
                ? child(key).asMap()
                : new YamlNode(file, pathOf(key), JsonNodeFactory.instance.objectNode(), lines);
    }

    /** The maps of the list under a key; none if it is absent. */
    public List<YamlNode> maps(String key) {
        List<YamlNode> maps = new ArrayList<>();
        for (YamlNode item : has(key) ? child(key).items() : List.<YamlNode>of()) {
            maps.add(item.asMap());
        }
        return maps;
    }

    private List<YamlNode> items() {
        if (!node.isArray()) {
            throw fault("not a list", "expected lines of - key: value");
        }
        List<YamlNode> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new YamlNode(file, path + "[" + items.size() + "]", item, lines));
        }
        return items;
    }

    /** The value under a key as text. */
    public Optional<String> text(String key) {
        return has(key) ? Optional.of(child(key).asText()) : Optional.empty();
    }

    /** The value under a key as text, or those of the list under it, of which there is one at least. */
    public List<String> texts(String key) {
        if (!node.path(key).isArray()) {
            return text(key).stream().toList();
        }
        List<String> texts = child(key).items().stream().map(YamlNode::asText).toList();
        if (texts.isEmpty()) {
            throw child(key).fault("an empty list", "expected one value or more");
        }
        return texts;
    }

    /**
     * The value under a key as what {@code parser} makes of it.
     *
     * @param parser throws an {@link IllegalArgumentException} that says what is wrong with a text
     */
    public <T> Optional<T> value(String key, Function<String, T> parser) {
        return text(key).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(child(key).place() + e.getMessage(), e);
            }
        });
    }

    /** The same where the value must be there. */
    public <T> T required(String key, Function<String, T> parser, String expected) {
        return value(key, parser).orElseThrow(() -> faultAt(key, "missing", expected));
    }

    /**
     * The amount under a key, in quote currency: {@code 0.003} or {@code 0.3c}.
     *
     * @throws ConfigException if it is absent or not an amount
     */
    public double amount(String key) {
        return required(
                key,
                text -> {
                    try {
                        return Units.parseMoneyE9(text) / ONE_E9;
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        throw new IllegalArgumentException(
                                "not an amount: value=" + text + ", expected e.g. 0.003 or 0.3c", e);
                    }
                },
                "expected an amount such as 0.003 or 0.3c");
    }

    /**
     * The number under a key.
     *
     * @throws ConfigException if it is absent or not a number
     */
    public double number(String key) {
        return required(key, YamlNode::parseNumber, "expected a number");
    }

    /**
     * The list of numbers under a key.
     *
     * @throws ConfigException if it is absent, or not a list of numbers
     */
    public double[] numbers(String key) {
        return child(key).numbers();
    }

    /**
     * The list of lists of numbers under a key.
     *
     * @throws ConfigException if it is absent, or not such a list
     */
    public double[][] rows(String key) {
        return child(key).some().stream().map(YamlNode::numbers).toArray(double[][]::new);
    }

    private double[] numbers() {
        double[] numbers = new double[some().size()];
        for (int i = 0; i < numbers.length; i++) {
            YamlNode item = some().get(i);
            try {
                numbers[i] = parseNumber(item.asText());
            } catch (IllegalArgumentException e) {
                throw new ConfigException(item.place() + e.getMessage(), e);
            }
        }
        return numbers;
    }

    /** The items of a list that is there and not empty. */
    private List<YamlNode> some() {
        if (!node.isArray() || node.isEmpty()) {
            throw fault(node.isMissingNode() || node.isNull() ? "missing" : "not a list", "expected a list");
        }
        return items();
    }

    private static double parseNumber(String text) {
        try {
            double number = Double.parseDouble(text.replace("_", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: value=" + text + ", expected a number", e);
        }
        throw new IllegalArgumentException("not a number: value=" + text + ", expected a number");
    }

    /** The truth value under a key. */
    public boolean flag(String key, boolean otherwise) {
        String text = text(key).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw child(key).fault("not a truth value: value=" + text, "expected true or false");
        }
        return text.equals("true");
    }

    /** A fault of the value under a key. */
    public ConfigException faultAt(String key, String what, String expected) {
        return child(key).fault(what, expected);
    }

    /** A fault of the value under a key, found by something else. */
    public ConfigException faultAt(String key, String what, String expected, Throwable cause) {
        return new ConfigException(child(key).place() + what + ", " + expected, cause);
    }

    /** A fault of this map. */
    public ConfigException fault(String what, String expected) {
        return new ConfigException(place() + what + ", " + expected);
    }

    private String place() {
        return file + ": " + (path.isEmpty() ? "" : path + ": ");
    }

    private YamlNode child(String key) {
        return new YamlNode(file, pathOf(key), node.path(key), lines);
    }

    private YamlNode asMap() {
        if (!node.isObject()) {
            throw fault("not a map", "expected lines of key: value");
        }
        return this;
    }

    private String asText() {
        if (!node.isValueNode()) {
            throw fault("not a value", "expected text or a number");
        }
        return node.isNull() ? "" : node.asText();
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
