package io.slipway.app;

import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigKey;
import io.slipway.config.RunConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings of a run as flags, one for each {@link ConfigKey}, over an optional YAML file. */
final class SettingsOptions {

    private final Map<ConfigKey, OptionSpec> flags = new EnumMap<>(ConfigKey.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of these settings by the same names; flags override it")
    private @Nullable Path file;

    /** Adds the flags to the command that mixes this in. */
    @Spec(Spec.Target.MIXEE)
    void addFlags(CommandSpec command) {
        boolean searches = !(command.userObject() instanceof BacktestCommand);
        for (ConfigKey key : ConfigKey.values()) {
            if (key.isOfSearch() && !searches) {
                continue;
            }
            OptionSpec flag = OptionSpec.builder("--" + key.key())
                    .paramLabel(key.valueLabel())
                    .type(String.class)
                    .description((key.doc() + (key.defaultText().isEmpty() ? "" : " [" + key.defaultText() + "]"))
                            .replace("%", "%%"))
                    .build();
            command.addOption(flag);
            flags.put(key, flag);
        }
    }

    /** Defaults, overridden by the file, overridden by the flags. */
    RunConfig toConfig() {
        Map<ConfigKey, String> given = new EnumMap<>(ConfigKey.class);
        if (file != null) {
            given.putAll(ConfigFile.read(file));
        }
        flags.forEach((key, flag) -> {
            String text = flag.getValue();
            if (text != null) {
                given.put(key, text);
            }
        });
        return RunConfig.of(given);
    }
}
