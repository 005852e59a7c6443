package io.slipway.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All settings. Flags, YAML keys, help texts, {@code config.resolved.yaml} and {@code docs/CONFIG.md} come from it. */
public final class SettingTable {

    /** Settings that say where data is read; giving one of them replaces all of them. */
    static final Set<String> SOURCES =
            Set.of("input", "corpus", "topic", "bootstrap-servers", "kafka-config", "run-id", "idle-timeout");

    private static final List<Setting<?>> ALL = Stream.of(
                    DataSettings.ALL,
                    CorpusSettings.ALL,
                    ExecutionSettings.ALL,
                    PretradeSettings.ALL,
                    OrderSettings.ALL,
                    StudySettings.ALL,
                    StrategySettings.ALL,
                    ParameterSettings.ALL,
                    ScheduleKeys.ALL,
                    MarketSettings.ALL,
                    SyntheticKeys.ALL,
                    OutputSettings.ALL,
                    OriginSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private SettingTable() {}

    /** All settings, by group. A name may occur several times, for different commands. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The settings that a command uses. */
    public static List<Setting<?>> of(Command command) {
        return ALL.stream()
                .filter(setting -> setting.commands().contains(command))
                .toList();
    }

    /** A setting of a name or of an earlier name, of any command. */
    public static Optional<Setting<?>> find(String name) {
        return ALL.stream()
                .filter(setting -> setting.name().equals(name)
                        || (!name.isEmpty() && setting.oldName().equals(name)))
                .findFirst();
    }
}
