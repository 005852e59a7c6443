package io.slipway.config.spec;

import io.slipway.config.MarketSettings;
import io.slipway.config.ScheduleKeys;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.data.venue.DailyVolumesFile;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.strategy.VolumeCurve;
import io.slipway.text.ConfigException;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Makes the settings that schedules share. */
final class ScheduleReader {

    private final Settings settings;

    ScheduleReader(Settings settings) {
        this.settings = settings;
    }

    void check() {
        schedule(1, BigDecimal.ONE);
    }

    private ScheduleSettings schedule(long leastQty, BigDecimal qtyStep) {
        return new ScheduleSettings(
                settings.get(ScheduleKeys.SLICE),
                curve(),
                settings.get(StrategySettings.SEED),
                leastQty,
                settings.get(MarketSettings.COMPLETION),
                qtyStep);
    }

    private VolumeCurve curve() {
        String curve = settings.get(ScheduleKeys.VOLUME_CURVE);
        return switch (curve) {
            case ScheduleKeys.US_EQUITY -> StandardCurve.US_EQUITY;
            case ScheduleKeys.FLAT -> StandardCurve.FLAT;
            default -> DailyVolumesFile.load(Path.of(curve));
        };
    }

    /**
     * The settings for an order.
     *
     * @throws ConfigException if the volume curve knows nothing of the days before
     */
    ScheduleSettings schedule(ParentOrder order, Instrument instrument) {
        long leastQty = new Steps(settings, instrument).of(ScheduleKeys.MIN_SLICE, 1);
        ScheduleSettings schedule = schedule(leastQty, instrument.qtyStep());
        long lengthNs = Math.max(1, order.endNs() - order.startNs());
        try {
            schedule.curve().weights(order.startNs(), lengthNs, new long[] {lengthNs});
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(ScheduleKeys.VOLUME_CURVE) + ": " + e.getMessage(), e);
        }
        return schedule;
    }
}
