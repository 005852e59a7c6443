package io.slipway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A YAML file of settings. */
public final class ConfigFile {

    private ConfigFile() {}

    /**
     * Reads a file of {@code key: value}, the keys being those of {@link ConfigKey}; a list value is joined by commas.
     *
     * @throws ConfigException if it cannot be read, is not YAML, or has an unknown key
     */
    public static Map<ConfigKey, String> read(Path file) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    file.getFileName() + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException e) {
            throw new ConfigException("cannot read the configuration: file=" + file, e);
        }
        Map<ConfigKey, String> texts = new EnumMap<>(ConfigKey.class);
        if (root.isObject()) {
            root.properties().forEach(entry -> put(texts, file, entry));
        } else if (!root.isMissingNode() && !root.isNull()) {
            throw new ConfigException(file.getFileName() + ": not a list of settings: expected lines of key: value");
        }
        return texts;
    }

    private static void put(Map<ConfigKey, String> texts, Path file, Map.Entry<String, JsonNode> entry) {
        ConfigKey key = ConfigKey.find(entry.getKey())
                .orElseThrow(() -> new ConfigException(file.getFileName() + ": unknown key: key=" + entry.getKey()));
        texts.put(key, text(file, entry.getKey(), entry.getValue()));
    }

    private static String text(Path file, String key, JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(text(file, key, part)));
            return String.join(",", parts);
        }
        if (value.isObject()) {
            throw new ConfigException(file.getFileName() + ": " + key + ": a value, not a map, is expected");
        }
        return value.isNull() ? "" : value.asText();
    }

    /** The settings as a YAML file that {@link #read} reads back, with those of a search or without. */
    public static String write(RunConfig config, boolean withSearch, List<String> comments) {
        StringBuilder yaml = new StringBuilder();
        comments.forEach(comment -> yaml.append("# ").append(comment).append('\n'));
        for (ConfigKey key : ConfigKey.values()) {
            if (!config.text(key).isEmpty() && (withSearch || !key.isOfSearch())) {
                yaml.append(key.key())
                        .append(": \"")
                        .append(escape(config.text(key)))
                        .append("\"\n");
            }
        }
        return yaml.toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
