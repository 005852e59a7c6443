package io.slipway.config;

import static io.slipway.config.Setting.named;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the files of a result. They shape no figure. */
public final class OutputSettings {

    /** Name of the container of typed tables. */
    public static final String PARQUET = "parquet";

    private static final Map<String, String> CONTAINERS = new LinkedHashMap<>();

    static {
        CONTAINERS.put("csv", "csv");
        CONTAINERS.put(PARQUET, PARQUET);
    }

    public static final Setting<String> RESULTS = named("results", Group.RESULTS, Type.choice(CONTAINERS))
            .label("csv|parquet")
            .usually("csv")
            .of(EnumSet.of(
                    Command.BACKTEST,
                    Command.TUNE,
                    Command.DEMO,
                    Command.STUDY,
                    Command.CALIBRATE,
                    Command.TCA,
                    Command.INSPECT))
            .doc(
                    "parquet: write every CSV table of the result as Parquet too; the module for it is fetched once (80 MB)");

    static final List<Setting<?>> ALL = List.of(RESULTS);

    private OutputSettings() {}

    /** The container in which typed tables are asked for; empty for CSV alone. */
    public static Optional<String> container(Settings settings) {
        return settings.find(RESULTS).filter(PARQUET::equals);
    }
}
