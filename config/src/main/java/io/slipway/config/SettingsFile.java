package io.slipway.config;

import io.slipway.text.ConfigException;
import io.slipway.text.Nearest;
import io.slipway.text.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML files of settings, and {@code config.resolved.yaml}, which is settings printed. */
public final class SettingsFile {

    /** Name of the file that every result has, from which the result can be made again. */
    public static final String RESOLVED = "config.resolved.yaml";

    private static final String COMMAND = "command";

    private SettingsFile() {}

    /**
     * Texts of a file.
     *
     * @param texts by name
     * @param unused names that the command does not use
     */
    public record Read(Map<String, Given> texts, List<String> unused) {}

    /**
     * Reads a file of {@code key: value}.
     *
     * @throws ConfigException if it cannot be read, is not YAML, has a key that is no setting of any command, or one
     *     without a value
     */
    public static Read read(Path file, Command command) {
        YamlNode yaml = YamlNode.read(file);
        Map<String, Given> texts = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>();
        for (String key : yaml.keys()) {
            if (key.equals(COMMAND)) {
                continue;
            }
            String name = SettingTable.find(key).map(Setting::name).orElse(key);
            boolean known = SettingTable.find(key).isPresent() || Settings.isDigest(key);
            if (!known) {
                throw new ConfigException(yaml.place(key) + ": unknown key: key=" + key
                        + Nearest.hint(
                                key,
                                SettingTable.all().stream().map(Setting::name).toList()));
            }
            boolean used = Settings.isDigest(key)
                    || SettingTable.of(command).stream()
                            .anyMatch(setting -> setting.name().equals(name));
            if (used) {
                List<String> values = yaml.texts(key);
                if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
                    throw new ConfigException(yaml.place(key) + ": no value, expected one, or leave the line out");
                }
                texts.put(name, new Given(values, yaml.place(key)));
            } else {
                unused.add(key);
            }
        }
        return new Read(texts, unused);
    }

    /** The settings as a file that {@link #read} reads back. */
    public static String print(Settings settings, String version) {
        StringBuilder yaml =
                new StringBuilder("# Slipway ").append(escape(version)).append('\n');
        yaml.append("# Again: ./slipway ").append(settings.command().label()).append(" --config THIS-FILE --out OUT\n");
        print(yaml, COMMAND, List.of(settings.command().label()));
        settings.texts().forEach((name, texts) -> print(yaml, name, texts));
        return yaml.toString();
    }

    /** Parameters that a search found, with their origin and without the data and the window they were found on. */
    public static String printBest(Map<String, String> parameters, List<String> comments) {
        StringBuilder yaml = new StringBuilder();
        comments.forEach(comment -> yaml.append("# ").append(escape(comment)).append('\n'));
        parameters.forEach((name, text) -> print(yaml, name, List.of(text)));
        return yaml.toString();
    }

    private static void print(StringBuilder yaml, String name, List<String> texts) {
        yaml.append(name).append(':');
        if (texts.size() == 1) {
            yaml.append(" \"").append(escape(texts.get(0))).append("\"\n");
        } else {
            yaml.append('\n');
            texts.forEach(text -> yaml.append("  - \"").append(escape(text)).append("\"\n"));
        }
    }

    /** All but printable ASCII and letters is escaped, so that no text can end its line. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                escaped.append('\\').appendCodePoint(point);
            } else if ((point >= ' ' && point < 0x7F) || Character.isLetterOrDigit(point)) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append(String.format(point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
            }
        });
        return escaped.toString();
    }
}
