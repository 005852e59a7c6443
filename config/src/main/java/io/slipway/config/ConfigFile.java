package io.slipway.config;

import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.nio.file.Path;
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
        YamlNode yaml = YamlNode.read(file);
        Map<ConfigKey, String> texts = new EnumMap<>(ConfigKey.class);
        for (String name : yaml.keys()) {
            ConfigKey key = ConfigKey.find(name)
                    .orElseThrow(() -> new ConfigException(yaml.file() + ": unknown key: key=" + name));
            texts.put(key, String.join(",", yaml.texts(name)));
        }
        return texts;
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
