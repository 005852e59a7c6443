package io.slipway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
        Map<ConfigKey, String> texts = new EnumMap<>(ConfigKey.class);
        try (YAMLParser yaml = new YAMLFactory().createParser(Files.readString(file))) {
            JsonToken first = yaml.nextToken();
            if (first != null && first != JsonToken.VALUE_NULL && first != JsonToken.START_OBJECT) {
                throw new ConfigException(
                        file.getFileName() + ": not a list of settings: expected lines of key: value");
            }
            while (first == JsonToken.START_OBJECT && yaml.nextToken() == JsonToken.FIELD_NAME) {
                put(texts, file, yaml);
            }
            if (first != null && yaml.nextToken() != null) {
                throw new ConfigException(file.getFileName() + ": more than one document: expected one");
            }
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    file.getFileName() + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file.getFileName() + ": not YAML: not UTF-8 text", e);
        } catch (IOException e) {
            throw new ConfigException("cannot read the configuration: file=" + file, e);
        }
        return texts;
    }

    private static void put(Map<ConfigKey, String> texts, Path file, YAMLParser yaml) throws IOException {
        String name = yaml.getText();
        ConfigKey key = ConfigKey.find(name)
                .orElseThrow(() -> new ConfigException(file.getFileName() + ": unknown key: key=" + name));
        if (texts.containsKey(key)) {
            throw new ConfigException(file.getFileName() + ": " + name + ": given twice");
        }
        texts.put(key, value(file, name, yaml));
    }

    private static String value(Path file, String key, YAMLParser yaml) throws IOException {
        JsonToken token = yaml.nextToken();
        if (token == JsonToken.START_ARRAY) {
            List<String> parts = new ArrayList<>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                parts.add(scalar(file, key, yaml));
            }
            if (parts.isEmpty()) {
                throw new ConfigException(file.getFileName() + ": " + key + ": an empty list");
            }
            return String.join(",", parts);
        }
        return scalar(file, key, yaml);
    }

    /** A value as it is written, so that {@code 0100} is no octal number. */
    private static String scalar(Path file, String key, YAMLParser yaml) throws IOException {
        JsonToken token = yaml.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new ConfigException(file.getFileName() + ": " + key + ": a value, not a map, is expected");
        }
        return token == JsonToken.VALUE_NULL ? "" : yaml.getText();
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
