package io.slipway.app.live;

import io.slipway.config.Command;
import io.slipway.config.Given;
import io.slipway.config.Setting;
import io.slipway.config.SettingTable;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.text.ConfigException;
import io.slipway.text.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of an order: those of the command, with terms of its own. */
public final class OrderTerms {

    private static final String STRATEGY = "strategy";
    private static final String STRATEGIES = "strategies";

    private OrderTerms() {}

    /**
     * The settings of an order.
     *
     * @param terms texts by name; empty ones are those of the command. {@code strategy} is one of {@code strategies}
     * @param place where the terms stand, for messages
     * @throws ConfigException if a name is not a setting, or a value is not valid
     */
    static RunConfig of(RunConfig command, Map<String, String> terms, String place) {
        Settings base = command.settings();
        Map<String, Given> given = new HashMap<>();
        base.texts().forEach((name, texts) -> given.put(name, new Given(texts, "--" + name)));
        terms.forEach((term, text) -> {
            String name = term.equals(STRATEGY) ? STRATEGIES : term;
            check(base, name, place);
            if (!text.isBlank()) {
                given.put(name, new Given(List.of(text), place + ": " + term));
            }
        });
        if (terms.containsKey(STRATEGY) && !terms.get(STRATEGY).isBlank()) {
            given.remove("under-test");
        }
        RunConfig config = RunConfig.of(Settings.of(base.command(), given));
        config.parameters();
        return config;
    }

    /**
     * Checks terms before they are sent to a program that may know more strategies: their names, and that a quantity is one.
     *
     * @throws ConfigException if a name is not a setting, or the quantity is no positive number
     */
    public static void check(Map<String, String> terms) {
        Settings none = Settings.parse(Command.BACKTEST, Map.of());
        terms.keySet().forEach(term -> check(none, term.equals(STRATEGY) ? STRATEGIES : term, "terms"));
        String qty = terms.getOrDefault("qty", "1");
        if (!qty.matches("[0-9,_.]+") || !qty.matches(".*[1-9].*")) {
            throw new ConfigException("terms: qty: expected a positive number: value=" + qty);
        }
    }

    /** The settings of an order with the texts that it had. */
    static RunConfig restored(RunConfig command, Map<String, List<String>> texts) {
        Map<String, Given> given = new HashMap<>();
        texts.forEach((name, each) -> given.put(name, new Given(each, "--" + name)));
        return RunConfig.of(Settings.of(command.settings().command(), given));
    }

    private static void check(Settings base, String name, String place) {
        List<String> names =
                SettingTable.of(base.command()).stream().map(Setting::name).toList();
        if (!names.contains(name)) {
            throw new ConfigException(place + ": not a setting of an order: name=" + name + Nearest.hint(name, names));
        }
    }
}
