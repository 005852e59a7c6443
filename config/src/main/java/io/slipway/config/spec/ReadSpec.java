package io.slipway.config.spec;

import io.slipway.config.DataSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Files to read, and how.
 *
 * @param inputs files, folders, patterns or {@code -}; none where data comes from a topic
 * @param options symbol, times, format and tolerance of faults
 * @param sha256 digest that the data must have; empty where any will do
 */
public record ReadSpec(List<String> inputs, ReadOptions options, Optional<String> sha256) {

    public ReadSpec {
        inputs = List.copyOf(inputs);
    }

    /**
     * The values of parsed settings.
     *
     * @throws ConfigException if they do not go together
     */
    public static ReadSpec of(Settings settings) {
        try {
            ReadOptions options = ReadOptions.all()
                    .withSymbol(settings.find(DataSettings.SYMBOL))
                    .withWindow(
                            settings.find(DataSettings.FROM).orElse(Long.MIN_VALUE),
                            settings.find(DataSettings.TO).orElse(Long.MAX_VALUE))
                    .withTolerance(
                            settings.get(DataSettings.LENIENT),
                            settings.get(DataSettings.SKIP_LIMIT),
                            settings.get(DataSettings.STRICT_VENUES))
                    .withFormat(settings.find(DataSettings.FORMAT), settings.find(DataSettings.MAPPING))
                    .withConventions(
                            settings.find(DataSettings.DATE),
                            settings.get(DataSettings.ZONE),
                            settings.find(DataSettings.ROUND_LOT).map(Long::intValue))
                    .withQtyStep(settings.find(DataSettings.QTY_STEP)
                            .map(step -> new QtyStep(step, true))
                            .orElse(QtyStep.WHOLE))
                    .withMultiplier(settings.find(DataSettings.MULTIPLIER).orElse(BigDecimal.ONE))
                    .withCurrency(settings.find(DataSettings.CURRENCY).orElse(""));
            return new ReadSpec(
                    settings.find(DataSettings.INPUT).orElse(List.of()),
                    options,
                    settings.find(OriginSettings.INPUT_SHA256));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Checks the digest of what was read.
     *
     * @throws MarketDataException if it is other data than the settings were made for
     */
    public void check(String found) {
        if (sha256.isPresent() && !sha256.get().equals(found)) {
            throw new MarketDataException("the data is not what these settings were made for: expected SHA-256="
                    + sha256.get() + ", found=" + found + "; leave out input-sha256 or give --input to use other data");
        }
    }
}
