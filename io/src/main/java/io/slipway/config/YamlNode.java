package io.slipway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A map of a YAML or JSON file with its path, whose methods throw a {@link ConfigException} that names file and path.
 *
 * @param file name of the file
 * @param path from the file's root, such as {@code venues[2].outflow}; empty for the root
 * @param node the map
 */
public record YamlNode(String file, String path, JsonNode node) {

    private static final double ONE_E9 = 1e9;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    /** The map of a whole file. */
    public static YamlNode read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return new YamlNode(name, "", YAML.readTree(Files.readString(file))).asMap();
        } catch (JsonProcessingException e) {
            String reason =
                    e.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" for `.*", "");
            throw new ConfigException(name + ": not YAML: " + reason, e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + ": not YAML: not UTF-8 text", e);
        } catch (IOException e) {
            throw new ConfigException("cannot read the file: file=" + file, e);
        }
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

    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The map under a key; an empty one if it is absent. */
    public YamlNode map(String key) {
        return has(key) ? child(key).asMap() : new YamlNode(file, pathOf(key), YAML.createObjectNode());
    }

    public boolean isMap(String key) {
        return node.path(key).isObject();
    }

    /** The value under a key as text. */
    public Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.path(key);
        if (!value.isValueNode()) {
            throw child(key).fault("not a value", "expected text or a number");
        }
        return Optional.of(value.asText());
    }

    /**
     * The amount under a key, in quote currency: {@code 0.003} or {@code 0.3c}.
     *
     * @throws ConfigException if it is absent or not an amount
     */
    public double amount(String key) {
        String text = required(key, "an amount such as 0.003 or 0.3c");
        try {
            return Units.parseMoneyE9(text) / ONE_E9;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw faultAt(key, "not an amount: value=" + text, "expected e.g. 0.003 or 0.3c", e);
        }
    }

    /**
     * The number under a key.
     *
     * @throws ConfigException if it is absent or not a number
     */
    public double number(String key) {
        return number(key, required(key, "a number"));
    }

    /**
     * The list of numbers under a key.
     *
     * @throws ConfigException if it is absent, or not a list of numbers
     */
    public double[] numbers(String key) {
        return numbers(key, node.path(key));
    }

    /**
     * The list of lists of numbers under a key.
     *
     * @throws ConfigException if it is absent, or not such a list
     */
    public double[][] rows(String key) {
        JsonNode list = list(key, node.path(key));
        double[][] rows = new double[list.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(key + "[" + i + "]", list.get(i));
        }
        return rows;
    }

    /**
     * The list of maps under a key.
     *
     * @throws ConfigException if it is absent, or not such a list
     */
    public List<YamlNode> maps(String key) {
        JsonNode list = list(key, node.path(key));
        List<YamlNode> maps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            maps.add(new YamlNode(file, pathOf(key) + "[" + i + "]", list.get(i)).asMap());
        }
        return maps;
    }

    private String required(String key, String expected) {
        return text(key).orElseThrow(() -> faultAt(key, "missing", "expected " + expected));
    }

    private double[] numbers(String key, JsonNode value) {
        JsonNode list = list(key, value);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(key + "[" + i + "]", list.get(i).asText());
        }
        return numbers;
    }

    private double number(String key, String text) {
        try {
            double number = Double.parseDouble(text.replace("_", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw faultAt(key, "not a number: value=" + text, "expected a number", e);
        }
        throw faultAt(key, "not a number: value=" + text, "expected a number");
    }

    private JsonNode list(String key, JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            throw faultAt(key, value.isMissingNode() || value.isNull() ? "missing" : "not a list", "expected a list");
        }
        return value;
    }

    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (!node.path(key).isBoolean()) {
            throw child(key).fault("not a truth value: value=" + node.path(key).asText(), "expected true or false");
        }
        return node.path(key).asBoolean();
    }

    /** A fault of the value under a key. */
    public ConfigException faultAt(String key, String what, String expected) {
        return child(key).fault(what, expected);
    }

    /** A fault of the value under a key, found by something else. */
    public ConfigException faultAt(String key, String what, String expected, Throwable cause) {
        return new ConfigException(child(key).sentence(what, expected), cause);
    }

    /** A fault of this map. */
    public ConfigException fault(String what, String expected) {
        return new ConfigException(sentence(what, expected));
    }

    private String sentence(String what, String expected) {
        return file + ": " + (path.isEmpty() ? "" : path + ": ") + what + ", " + expected;
    }

    private YamlNode child(String key) {
        return new YamlNode(file, pathOf(key), node.path(key));
    }

    private YamlNode asMap() {
        if (!node.isObject()) {
            throw fault("not a map", "expected lines of key: value");
        }
        return this;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
