package io.slipway.app.option;

import io.slipway.app.run.Terminal;
import io.slipway.config.Command;
import io.slipway.config.DataSettings;
import io.slipway.config.Given;
import io.slipway.config.Setting;
import io.slipway.config.SettingTable;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings of a command as flags, over an optional YAML file of the same names. */
public final class SettingsOptions {

    /** Commands with the settings of another: those of a backtest, so that each can repeat the other's result. */
    private static final Map<String, Command> LIKE =
            Map.of("run", Command.BACKTEST, "live", Command.BACKTEST, "add", Command.CORPUS);

    private static final Map<String, String> SHORT = Map.of("input", "-i", "topic", "-t");

    /** The input of a corpus has the name that says what it is there. */
    private static final String DATA = "--data";

    private final Map<Setting<?>, ArgSpec> flags = new LinkedHashMap<>();
    private Command command = Command.BACKTEST;
    private @Nullable PositionalParamSpec arguments;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of these settings by the same names; flags override it")
    private @Nullable Path file;

    /** Adds the flags to the command that mixes this in. */
    @Spec(Spec.Target.MIXEE)
    void addFlags(CommandSpec spec) {
        Command other = LIKE.get(spec.name());
        command = other == null ? Command.valueOf(spec.name().toUpperCase(Locale.ROOT)) : other;
        for (Setting<?> setting : SettingTable.of(command)) {
            switch (setting.form()) {
                case VALUE -> add(spec, setting, value(setting).build());
                case SWITCH ->
                    add(
                            spec,
                            setting,
                            value(setting).arity("0").type(Boolean.class).build());
                case LIST -> addList(spec, setting);
                case NOTE -> {}
            }
        }
        spec.addOption(OptionSpec.builder(OptionHelp.ALL)
                .type(Boolean.class)
                .arity("0")
                .help(true)
                .description("show the help of all options and exit")
                .build());
        OptionHelp.group(spec, command);
    }

    private OptionSpec.Builder value(Setting<?> setting) {
        String name = "--" + setting.name();
        String letter = SHORT.get(setting.name());
        if (command == Command.CORPUS && setting.equals(DataSettings.INPUT)) {
            return OptionSpec.builder(DATA, name).paramLabel(setting.label()).description(description(setting));
        }
        OptionSpec.Builder option = letter == null ? OptionSpec.builder(name) : OptionSpec.builder(letter, name);
        return option.paramLabel(setting.label()).type(String.class).description(description(setting));
    }

    private static String description(Setting<?> setting) {
        boolean showsDefault =
                setting.form() == Setting.Form.VALUE && !setting.shownDefault().isEmpty();
        String text = setting.doc() + (showsDefault ? " [" + setting.shownDefault() + "]" : "");
        return text.replace("%", "%%");
    }

    private void add(CommandSpec spec, Setting<?> setting, OptionSpec option) {
        spec.addOption(option);
        flags.put(setting, option);
        if (!setting.oldName().isEmpty()) {
            spec.addOption(OptionSpec.builder("--" + setting.oldName())
                    .type(String.class)
                    .hidden(true)
                    .build());
        }
    }

    /** Files are an option; those of market data are also arguments. */
    private void addList(CommandSpec spec, Setting<?> setting) {
        OptionSpec files = value(setting)
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .parameterConsumer(new FileWords())
                .build();
        spec.addOption(files);
        flags.put(setting, files);
        if (!setting.equals(DataSettings.INPUT) || command == Command.CORPUS) {
            return;
        }
        arguments = PositionalParamSpec.builder()
                .paramLabel(setting.label())
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("the same as --" + setting.name())
                .build();
        spec.addPositional(arguments);
    }

    /** Defaults, overridden by the file, overridden by the flags. */
    public Settings toSettings() {
        Map<String, Given> ofFile = file == null ? Map.of() : read(file);
        return DefinedInstrument.in(Settings.of(command, Settings.overridden(ofFile, ofFlags())));
    }

    private Map<String, Given> read(Path settings) {
        SettingsFile.Read read = SettingsFile.read(settings, command);
        if (!read.unused().isEmpty()) {
            Terminal.warn(settings.getFileName() + ": " + command.label() + " does not use: "
                    + String.join(", ", read.unused()));
        }
        return read.texts();
    }

    private Map<String, Given> ofFlags() {
        Map<String, Given> given = new HashMap<>();
        flags.forEach((setting, flag) -> {
            List<String> texts = new ArrayList<>(texts(flag));
            if (arguments != null && setting.equals(DataSettings.INPUT)) {
                texts.addAll(0, texts(arguments));
            }
            if (texts.isEmpty()
                    && flag instanceof OptionSpec option
                    && !setting.oldName().isEmpty()) {
                OptionSpec old = option.command().findOption("--" + setting.oldName());
                texts = old == null ? List.of() : texts(old);
            }
            if (!texts.isEmpty()) {
                given.put(setting.name(), new Given(texts, "--" + setting.name()));
            }
        });
        return given;
    }

    private static List<String> texts(ArgSpec flag) {
        Object value = flag.getValue();
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}
