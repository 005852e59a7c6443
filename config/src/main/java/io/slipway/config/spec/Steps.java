package io.slipway.config.spec;

import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.model.Instrument;
import java.math.BigDecimal;
import java.util.List;

/** The quantities of settings as whole steps of an instrument. */
final class Steps {

    private final Settings settings;
    private final Instrument instrument;

    Steps(Settings settings, Instrument instrument) {
        this.settings = settings;
        this.instrument = instrument;
    }

    /**
     * A quantity of a setting, or other steps where it is not given.
     *
     * @throws io.slipway.text.ConfigException if it is not a whole number of steps
     */
    long of(Setting<BigDecimal> setting, long otherwise) {
        return settings.find(setting).map(qty -> steps(setting, qty)).orElse(otherwise);
    }

    /** The quantity of a setting that always has one. */
    long one(Setting<BigDecimal> setting) {
        return steps(setting, settings.get(setting));
    }

    /** The quantities of a setting. */
    List<Long> all(Setting<List<BigDecimal>> setting) {
        return settings.get(setting).stream().map(qty -> steps(setting, qty)).toList();
    }

    private long steps(Setting<?> setting, BigDecimal qty) {
        try {
            return instrument.steps(qty);
        } catch (IllegalArgumentException e) {
            throw settings.fault(setting, String.valueOf(e.getMessage()));
        }
    }
}
