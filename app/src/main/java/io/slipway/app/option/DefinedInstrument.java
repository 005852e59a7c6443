package io.slipway.app.option;

import io.slipway.app.run.Terminal;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.data.databento.dbn.InstrumentDefinition;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Settings with what the definition of their instrument says. */
final class DefinedInstrument {

    private DefinedInstrument() {}

    /**
     * The settings with the price step of {@code --definition} as {@code --tick}, and its currency, where none is stated. A contract of another size
     * than {@code --multiplier} is told, since the definition does not say whether prices are per unit.
     */
    static Settings in(Settings settings) {
        Optional<Path> file = settings.find(StrategySettings.DEFINITION);
        Optional<String> symbol = settings.find(DataSettings.SYMBOL);
        if (file.isPresent()
                && symbol.filter(each -> each.contains(",") || each.equals("all"))
                        .isPresent()) {
            throw settings.fault(
                    StrategySettings.DEFINITION,
                    "is of one instrument: give one --symbol, or --tick for several of one tick");
        }
        return file.map(path -> with(settings, InstrumentDefinition.read(path, symbol)))
                .orElse(settings);
    }

    private static Settings with(Settings settings, InstrumentDefinition definition) {
        BigDecimal multiplier = settings.find(DataSettings.MULTIPLIER).orElse(BigDecimal.ONE);
        if (definition
                .contractSize()
                .filter(size -> size.compareTo(multiplier) != 0)
                .isPresent()) {
            Terminal.warn("--definition: " + definition.sentence() + "; costs are with --multiplier "
                    + multiplier.toPlainString());
        }
        boolean namesCurrency = settings.find(DataSettings.CURRENCY).isEmpty()
                && !definition.currency().isEmpty();
        Settings named = namesCurrency ? settings.with(DataSettings.CURRENCY, definition.currency()) : settings;
        boolean isStated = settings.find(StrategySettings.TICK).isPresent()
                || settings.find(StrategySettings.TICK_TABLE).isPresent();
        return isStated
                ? named
                : definition
                        .priceStep()
                        .map(step -> named.with(StrategySettings.TICK, step.toPlainString()))
                        .orElse(named);
    }
}
