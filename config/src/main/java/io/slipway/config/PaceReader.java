package io.slipway.config;

import io.slipway.data.venue.DailyVolumesFile;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.strategy.VolumeCurve;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.nio.file.Path;

/** Reads the settings of schedules. */
final class PaceReader {

    private static final double MAX_URGENCY = 100;
    private static final long MAX_QTY = 1_000_000_000_000L;
    private static final String US_EQUITY = "us-equity";
    private static final String FLAT = "flat";

    private final RunConfig config;

    PaceReader(RunConfig config) {
        this.config = config;
    }

    /**
     * The schedule settings.
     *
     * @throws ConfigException if a value is not valid
     */
    ScheduleSettings pace() {
        return new ScheduleSettings(
                config.value(ConfigKey.SLICE, Units::parseDurationNs),
                config.value(ConfigKey.PARTICIPATION, Units::parseShare),
                config.value(ConfigKey.URGENCY, text -> Units.parseNumber(text, 0, MAX_URGENCY)),
                curve(),
                config.value(ConfigKey.JITTER, text -> Units.parseNumber(text, 0, 1)),
                config.seed(),
                config.value(ConfigKey.MIN_SLICE, text -> Units.parseWhole(text, 1, MAX_QTY)));
    }

    private VolumeCurve curve() {
        return switch (config.text(ConfigKey.VOLUME_CURVE)) {
            case US_EQUITY -> StandardCurve.US_EQUITY;
            case FLAT -> StandardCurve.FLAT;
            default -> DailyVolumesFile.load(Path.of(config.text(ConfigKey.VOLUME_CURVE)));
        };
    }

    /**
     * The schedule settings for orders that start at the given time or later.
     *
     * @throws ConfigException if the volume curve knows nothing of the days before
     */
    ScheduleSettings pace(long startNs, long endNs) {
        ScheduleSettings pace = pace();
        long windowNs = Math.max(1, endNs - startNs);
        config.value(ConfigKey.VOLUME_CURVE, text -> pace.curve().weights(startNs, windowNs, new long[] {windowNs}));
        return pace;
    }
}
