package io.slipway.config;

import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one command, each parsed once. Immutable.
 *
 * <pre>{@code
 * Settings settings = Settings.of(Command.BACKTEST, Map.of("qty", Given.flag("qty", "2000")));
 * long qty = settings.get(OrderSettings.QTY);
 * }</pre>
 */
public final class Settings {

    private static final String DIGEST = "-sha256";

    private static final Set<Group> SOURCES =
            EnumSet.of(Group.DATA, Group.READING, Group.TOPIC, Group.RESULTS, Group.ORIGIN);

    private final Command command;
    private final Map<Setting<?>, Value> values;

    private Settings(Command command, Map<Setting<?>, Value> values) {
        this.command = command;
        this.values = values;
    }

    /**
     * A parsed setting.
     *
     * @param given its texts
     * @param parsed its value; null where there is none
     * @param sha256 digest of the file that it names; empty where it names none
     */
    private record Value(Given given, @Nullable Object parsed, String sha256) {

        /** True if it has a value and a text. */
        boolean isSaid() {
            return parsed != null && !given.texts().isEmpty();
        }
    }

    /**
     * Parses the given texts and adds the defaults.
     *
     * @param given texts by name; names that the command does not use are ignored
     * @throws ConfigException if a value is not valid, or a file is not the one whose digest is given
     */
    public static Settings of(Command command, Map<String, Given> given) {
        Map<Setting<?>, Value> values = new LinkedHashMap<>();
        Map<String, Given> sorted = ParameterSettings.sorted(given);
        for (Setting<?> setting : SettingTable.of(command)) {
            Given texts = sorted.get(setting.name());
            Value value = texts == null ? unsaid(command, setting) : parse(setting, texts);
            Given digest = sorted.get(setting.name() + DIGEST);
            if (digest != null && !value.sha256.isEmpty() && !digest.texts().contains(value.sha256)) {
                throw new ConfigException(value.given.place() + ": the file has changed: file="
                        + String.join(",", value.given.texts()) + ", expected SHA-256="
                        + String.join(",", digest.texts()) + ", found=" + value.sha256);
            }
            values.put(setting, value);
        }
        return new Settings(command, values);
    }

    /** The settings of flags. */
    public static Settings parse(Command command, Map<String, String> flags) {
        Map<String, Given> given = new HashMap<>();
        flags.forEach((name, text) -> given.put(name, Given.flag(name, text)));
        return of(command, given);
    }

    private static Given defaultOf(Setting<?> setting) {
        return new Given(
                setting.defaultText().isEmpty() ? List.of() : List.of(setting.defaultText()), "--" + setting.name());
    }

    private static Value unsaid(Command command, Setting<?> setting) {
        Value value = parse(setting, defaultOf(setting));
        return setting.isUnsaidBy(command)
                ? new Value(new Given(List.of(), value.given.place()), value.parsed, value.sha256)
                : value;
    }

    private static Value parse(Setting<?> setting, Given given) {
        List<String> texts = given.texts().stream().map(String::strip).toList();
        if (setting.form() == Setting.Form.LIST) {
            List<String> sorted = texts.stream().sorted().distinct().toList();
            return new Value(new Given(sorted, given.place()), sorted.isEmpty() ? null : sorted, "");
        }
        String text = String.join(",", texts);
        if (text.isEmpty()) {
            return new Value(given, null, "");
        }
        try {
            Object parsed = setting.parse(text);
            if (texts.size() > 1
                    && withoutCommas(setting, text).filter(parsed::equals).isPresent()) {
                throw new IllegalArgumentException(
                        "a list where one value is expected: values=" + String.join(", ", texts));
            }
            String sha256 = setting.isFile(text) ? FilesDigest.sha256(text) : "";
            return new Value(new Given(List.of(text), given.place()), parsed, sha256);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigException(given.place() + ": " + e.getMessage(), e);
        }
    }

    /** The meaning of the text without its commas, if it has one: the same as with them where they group digits. */
    private static Optional<Object> withoutCommas(Setting<?> setting, String text) {
        try {
            return Optional.of(setting.parse(text.replace(",", "")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The command. */
    public Command command() {
        return command;
    }

    /**
     * The value of a setting that has one.
     *
     * @throws IllegalStateException if it has none
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException("no value: setting=" + setting));
    }

    /** The value of a setting; empty if it is not given and has no default, or if the command does not use it. */
    @SuppressWarnings("unchecked") // the value was parsed by this setting
    public <T> Optional<T> find(Setting<T> setting) {
        Value value = values.get(setting);
        return value == null ? Optional.empty() : Optional.ofNullable((T) value.parsed);
    }

    /** The text of a setting; empty if there is none. */
    public String text(Setting<?> setting) {
        Value value = values.get(setting);
        return value == null ? "" : String.join(",", value.given.texts());
    }

    /** Place of a setting's text, for messages. */
    public String place(Setting<?> setting) {
        Value value = values.get(setting);
        return value == null ? "--" + setting.name() : value.given.place();
    }

    /** A fault of a setting, with its place. */
    public ConfigException fault(Setting<?> setting, String clause) {
        return new ConfigException(place(setting) + ": " + clause);
    }

    /** The same with one text changed. */
    public Settings with(Setting<?> setting, String text) {
        return with(setting, List.of(text));
    }

    /** The same with the texts of a list changed. */
    public Settings with(Setting<?> setting, List<String> texts) {
        if (!values.containsKey(setting)) {
            return this;
        }
        Map<Setting<?>, Value> changed = new LinkedHashMap<>(values);
        changed.put(setting, parse(setting, new Given(texts, "--" + setting.name())));
        return new Settings(command, changed);
    }

    /** The same texts as settings of another command; those that it does not use are left out. */
    public Settings as(Command other) {
        Map<String, Given> given = new HashMap<>();
        values.forEach((setting, value) -> {
            if (!value.given.texts().isEmpty()) {
                given.put(setting.name(), value.given);
            }
        });
        return of(other, given);
    }

    /** All texts by name, with the digests of files: what {@link SettingsFile} prints. Settings without a text are left out. */
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        values.forEach((setting, value) -> {
            if (value.isSaid() && !isUnsetSwitch(setting, value)) {
                texts.put(setting.name(), value.given.texts());
                if (!value.sha256.isEmpty()) {
                    texts.put(setting.name() + DIGEST, List.of(value.sha256));
                }
            }
        });
        return texts;
    }

    private static boolean isUnsetSwitch(Setting<?> setting, Value value) {
        return setting.form() == Setting.Form.SWITCH && Boolean.FALSE.equals(value.parsed);
    }

    /** Texts of the settings that shape results, by name: not where data was read or in which container tables are written, which
     * must not matter. */
    public Map<String, String> textsOfResults() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((setting, value) -> {
            if (value.isSaid() && !SOURCES.contains(setting.group())) {
                texts.put(setting.name(), String.join(",", value.given.texts()));
            }
        });
        return texts;
    }

    /** Names of digests of files that may stand beside settings. */
    static boolean isDigest(String name) {
        return name.endsWith(DIGEST)
                && SettingTable.find(name.substring(0, name.length() - DIGEST.length()))
                        .isPresent();
    }

    /** Texts of flags over those of a file; a source of data given as a flag replaces the file's source and its digest. Parameters are put together by name. */
    public static Map<String, Given> overridden(Map<String, Given> file, Map<String, Given> flags) {
        Map<String, Given> all = new HashMap<>(ParameterSettings.sorted(file));
        List<String> sources = new ArrayList<>(SettingTable.SOURCES);
        if (!Collections.disjoint(flags.keySet(), sources)) {
            sources.forEach(all::remove);
            all.remove(OriginSettings.INPUT_SHA256.name());
        }
        ParameterSettings.sorted(flags).forEach((name, given) -> {
            all.remove(name + DIGEST);
            all.merge(
                    name,
                    given,
                    name.equals(StrategySettings.PARAM.name()) ? ParameterSettings::merged : (was, is) -> is);
        });
        return all;
    }
}
