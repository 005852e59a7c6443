package io.slipway.config.spec;

import io.slipway.config.Settings;
import io.slipway.config.SyntheticKeys;
import io.slipway.dbn.record.Schema;
import io.slipway.synthetic.Preset;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.text.ConfigException;
import java.time.Duration;
import java.time.Instant;

/**
 * A synthetic tape.
 *
 * @param tape seed, instrument, times and kind of market
 * @param schema schema of the file
 * @param dirty whether faults are put in
 */
public record GenerateSpec(SyntheticSettings tape, Schema schema, boolean dirty) {

    /** Long enough for one of every fault. */
    private static final Duration DIRTY_DURATION = Duration.ofMinutes(2);

    /**
     * The values of parsed settings.
     *
     * @throws ConfigException if they do not go together
     */
    public static GenerateSpec of(Settings settings) {
        String preset = settings.get(SyntheticKeys.PRESET);
        boolean dirty = preset.equals(SyntheticKeys.DIRTY);
        Duration duration = settings.find(SyntheticKeys.DURATION)
                .orElse(dirty ? DIRTY_DURATION : SyntheticSettings.defaults().duration());
        Schema schema = settings.get(SyntheticKeys.SCHEMA);
        if (dirty && schema != Schema.MBP_1) {
            throw settings.fault(SyntheticKeys.SCHEMA, "the dirty preset is mbp-1: value=" + schema.label());
        }
        if (dirty && duration.compareTo(DIRTY_DURATION) < 0) {
            throw settings.fault(
                    SyntheticKeys.DURATION,
                    "the dirty preset takes two minutes or more: value=" + settings.text(SyntheticKeys.DURATION));
        }
        try {
            SyntheticSettings tape = new SyntheticSettings(
                    settings.get(SyntheticKeys.SEED),
                    settings.get(SyntheticKeys.SYMBOL),
                    Instant.EPOCH.plusNanos(settings.get(SyntheticKeys.START)),
                    duration,
                    Preset.ofLabel(dirty ? Preset.LIQUID.label() : preset).orElse(Preset.STANDARD),
                    settings.get(SyntheticKeys.VENUES).intValue());
            return new GenerateSpec(tape, schema, dirty);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }
}
