package io.slipway.data.mapped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.slipway.config.ConfigException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A map of a YAML file with its path, whose methods throw a {@link ConfigException} that names file and path. */
record YamlNode(String file, String path, JsonNode node) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    /** The map of a whole file. */
    static YamlNode read(Path file) {
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
            throw new ConfigException("cannot read the mapping: file=" + file, e);
        }
    }

    /** Checks that there are no other keys. */
    YamlNode allowing(Set<String> keys) {
        for (String key : keys()) {
            if (!keys.contains(key)) {
                throw child(key).fault("unknown key", "expected one of " + String.join(", ", keys));
            }
        }
        return this;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The map under a key; an empty one if it is absent. */
    YamlNode map(String key) {
        return has(key) ? child(key).asMap() : new YamlNode(file, pathOf(key), YAML.createObjectNode());
    }

    boolean isMap(String key) {
        return node.path(key).isObject();
    }

    /** The value under a key as text. */
    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.path(key);
        if (!value.isValueNode()) {
            throw child(key).fault("not a value", "expected text or a number");
        }
        return Optional.of(value.asText());
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (!node.path(key).isBoolean()) {
            throw child(key).fault("not a truth value: value=" + node.path(key).asText(), "expected true or false");
        }
        return node.path(key).asBoolean();
    }

    /** A fault of the value under a key. */
    ConfigException faultAt(String key, String what, String expected) {
        return child(key).fault(what, expected);
    }

    /** A fault of this map. */
    ConfigException fault(String what, String expected) {
        return new ConfigException(file + ": " + (path.isEmpty() ? "" : path + ": ") + what + ", " + expected);
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
