package io.slipway.config.spec;

import io.slipway.config.ParameterSettings;
import io.slipway.config.ParameterText;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.search.ParameterSpace;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.text.ConfigException;
import io.slipway.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of the strategies of a run: those given, those searched, and the defaults. */
final class RunParameters {

    private final Settings settings;
    private final Definition<Strategy> underTest;
    private final List<Definition<Strategy>> strategies;
    private final boolean hasTick;

    /**
     * The parameters that settings give to some strategies, the one under test among them or not.
     *
     * @param hasTick whether the defaults of the strategies are of the tick of the data, so that they can be printed as money
     */
    RunParameters(
            Settings settings, Definition<Strategy> underTest, List<Definition<Strategy>> strategies, boolean hasTick) {
        this.hasTick = hasTick;
        this.settings = settings;
        this.underTest = underTest;
        this.strategies = new ArrayList<>(strategies);
        this.strategies.add(0, underTest);
    }

    /**
     * Values by name.
     *
     * @throws ConfigException if no strategy of the run has such a parameter, or a value is out of its range
     */
    Map<String, List<Long>> given() {
        Map<String, List<Long>> given = new LinkedHashMap<>();
        for (Setting<List<Long>> setting : ParameterSettings.ALL) {
            settings.find(setting).ifPresent(values -> given.put(ParameterSettings.parameterOf(setting), values));
        }
        settings.find(StrategySettings.PARAM)
                .orElse(Map.of())
                .forEach((name, text) -> given.put(name, values(name, text)));
        given.forEach(this::check);
        return given;
    }

    /**
     * Checks that quantities are whole steps of an instrument.
     *
     * @throws ConfigException if one is not; the message names the step and the nearest quantities
     */
    void checkSteps(Instrument instrument) {
        given().forEach((name, values) -> {
            boolean isQuantity = declared(name).stream().anyMatch(each -> each.unit() == ParameterDef.Unit.QUANTITY);
            try {
                values.stream()
                        .filter(valueE9 -> isQuantity)
                        .forEach(valueE9 -> instrument.steps(Money.toDecimal(valueE9)));
            } catch (IllegalArgumentException e) {
                throw settings.fault(setting(name), name + ": " + e.getMessage());
            }
        });
    }

    private List<Long> values(String name, String text) {
        List<ParameterDef> declared = declared(name);
        if (declared.isEmpty()) {
            throw notDeclared(name);
        }
        try {
            return ParameterText.values(declared.get(0).unit(), text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw settings.fault(StrategySettings.PARAM, name + ": " + e.getMessage());
        }
    }

    private ConfigException notDeclared(String name) {
        List<String> known = strategies.stream()
                .flatMap(strategy -> strategy.parameters().stream())
                .map(ParameterDef::name)
                .distinct()
                .toList();
        return settings.fault(
                setting(name),
                "no strategy of the run has this parameter: name=" + name + ", known=" + String.join(",", known)
                        + Nearest.hint(name, known));
    }

    /** The participation rate is that of a benchmark too, so it is of use without a strategy that keeps to it. */
    private void check(String name, List<Long> values) {
        List<ParameterDef> declared = declared(name);
        if (declared.isEmpty() && !name.equals(Schedules.PARTICIPATION.name())) {
            throw notDeclared(name);
        }
        try {
            declared.forEach(parameter -> values.forEach(parameter::checked));
        } catch (IllegalArgumentException e) {
            throw settings.fault(setting(name), String.valueOf(e.getMessage()));
        }
    }

    /** The parameter of a name, once for each strategy that declares it, the one under test first. */
    private List<ParameterDef> declared(String name) {
        return strategies.stream()
                .flatMap(strategy -> strategy.parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .toList();
    }

    private static Setting<?> setting(String name) {
        return ParameterSettings.of(name).<Setting<?>>map(own -> own).orElse(StrategySettings.PARAM);
    }

    /**
     * The space of a search: the parameters of the strategy under test that are given several values, or that a search tries
     * unless they are given one.
     *
     * @throws ConfigException if a list is given of a parameter that the strategy under test does not have
     */
    ParameterSpace space() {
        Map<String, List<Long>> given = given();
        Map<String, List<Long>> values = new LinkedHashMap<>();
        for (ParameterDef each : underTest.parameters()) {
            List<Long> own = given.getOrDefault(each.name(), List.of(each.defaultE9()));
            if (own.size() > 1 || !each.searchedE9().isEmpty()) {
                values.put(each.name(), own);
            }
        }
        given.forEach((name, listed) -> checkSearched(name, listed, values));
        return ParameterSpace.of(values);
    }

    private void checkSearched(String name, List<Long> listed, Map<String, List<Long>> space) {
        if (listed.size() > 1 && !space.containsKey(name)) {
            throw settings.fault(
                    setting(name),
                    "the strategy under test has no such parameter to search: name=" + name + ", strategy="
                            + underTest.name());
        }
    }

    /**
     * The parameters of a run without a search.
     *
     * @throws ConfigException if one of them has several values
     */
    Parameters single() {
        given().forEach((name, values) -> {
            if (values.size() != 1) {
                throw settings.fault(
                        setting(name),
                        "a backtest takes one value, tune searches several: value=" + settings.text(setting(name)));
            }
        });
        return at(Parameters.NONE);
    }

    /** The parameters of a point of a search: its values, and all others that were given. */
    Parameters at(Parameters point) {
        Parameters all = Parameters.NONE;
        for (Map.Entry<String, List<Long>> each : given().entrySet()) {
            if (each.getValue().size() == 1) {
                all = all.with(each.getKey(), each.getValue().get(0));
            }
        }
        return all.with(point);
    }

    /** The defaults of the parameters that a search chooses, which it is compared with. */
    Parameters untuned() {
        Set<String> searched = Set.copyOf(space().names());
        return Parameters.defaults(underTest.parameters().stream()
                .filter(parameter -> searched.contains(parameter.name()))
                .toList());
    }

    /** The settings with the standard search lists of the parameters that were not given. */
    Settings withSearchDefaults() {
        Map<String, String> texts = givenTexts();
        for (ParameterDef each : underTest.parameters()) {
            if (!each.searchedE9().isEmpty()) {
                texts.putIfAbsent(each.name(), text(each, each.searchedE9()));
            }
        }
        return with(texts);
    }

    /** The settings with the defaults of the parameters that were not given, where all strategies that declare one agree. */
    Settings withDefaults() {
        Map<String, String> texts = givenTexts();
        for (Definition<Strategy> strategy : strategies) {
            for (ParameterDef each : strategy.parameters()) {
                boolean agreed =
                        declared(each.name()).stream().allMatch(other -> other.defaultE9() == each.defaultE9());
                if (agreed) {
                    texts.putIfAbsent(each.name(), text(each, List.of(each.defaultE9())));
                }
            }
        }
        return with(texts);
    }

    /** The values that are given, as texts: those in ticks, whose amount depends on the data, as they are. */
    private Map<String, String> givenTexts() {
        Map<String, String> others = settings.find(StrategySettings.PARAM).orElse(Map.of());
        Map<String, String> texts = new LinkedHashMap<>();
        given().forEach((name, values) -> {
            String text = ParameterSettings.of(name).map(settings::text).orElse(others.getOrDefault(name, ""));
            texts.put(name, ParameterText.hasTicks(text) ? text : ParameterText.print(values));
        });
        return texts;
    }

    private String text(ParameterDef parameter, List<Long> valuesE9) {
        return hasTick
                ? ParameterText.print(valuesE9)
                : String.join(",", valuesE9.stream().map(parameter::text).toList());
    }

    /** A text that was given stays as it is. */
    private Settings with(Map<String, String> texts) {
        Settings changed = settings;
        for (Map.Entry<Setting<?>, String> each :
                ParameterSettings.bySetting(texts).entrySet()) {
            if (each.getKey().equals(StrategySettings.PARAM)
                    || settings.text(each.getKey()).isEmpty()) {
                changed = changed.with(each.getKey(), each.getValue());
            }
        }
        return changed;
    }
}
