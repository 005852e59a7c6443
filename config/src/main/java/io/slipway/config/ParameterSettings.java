package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.ParameterDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that are parameters of strategies: a flag and a key of its own for a parameter that {@code --param} sets too. Range,
 * default and meaning are those of the parameter.
 */
public final class ParameterSettings {

    public static final Setting<List<Long>> LOT =
            of(StaticParameters.LOT, "N", Group.STRATEGY, "; 100 in the trial's profile");

    public static final Setting<List<Long>> LAMBDA_OVER =
            of(StaticParameters.DEFINITIONS.get(0), "V", Group.SEARCH, "");

    public static final Setting<List<Long>> LAMBDA_UNDER =
            of(StaticParameters.DEFINITIONS.get(1), "V", Group.SEARCH, "; 1tick where shares rest");

    public static final Setting<List<Long>> THETA_QUEUE =
            of(StaticParameters.DEFINITIONS.get(2), "V", Group.SEARCH, "");

    public static final Setting<List<Long>> PARTICIPATION =
            of(Schedules.PARTICIPATION, "SHARE", Group.SCHEDULE, " (pov)");

    public static final Setting<List<Long>> JITTER = of(Schedules.JITTER, "X", Group.SCHEDULE, " (twap-jittered)");

    public static final Setting<List<Long>> URGENCY =
            of(Schedules.URGENCY, "X", Group.SCHEDULE, " (almgren-chriss, obizhaeva-wang, is-optimal)");

    public static final List<Setting<List<Long>>> ALL =
            List.of(LOT, LAMBDA_OVER, LAMBDA_UNDER, THETA_QUEUE, PARTICIPATION, JITTER, URGENCY);

    private ParameterSettings() {}

    private static Setting<List<Long>> of(ParameterDef parameter, String label, Group group, String more) {
        return named(parameter.name().replace('_', '-'), group, type(parameter))
                .label(label)
                .of(StrategySettings.STRATEGIES_RUN)
                .usually(parameter.text(parameter.defaultE9()))
                .doc(parameter.doc() + more);
    }

    private static Type<List<Long>> type(ParameterDef parameter) {
        String unit = parameter.unit() == ParameterDef.Unit.DISTANCE
                ? "amount or ticks (5ticks)"
                : parameter.unit().label();
        String what = unit + ", " + ParameterDef.plain(parameter.leastE9()) + " to "
                + ParameterDef.plain(parameter.mostE9()) + "; list or range to search";
        return Type.of(what, text -> {
            List<Long> values = ParameterText.values(parameter.unit(), text);
            values.forEach(parameter::checked);
            return values;
        });
    }

    /** The setting of a parameter; empty for one that {@code --param} alone sets. */
    public static Optional<Setting<List<Long>>> of(String parameter) {
        return ALL.stream()
                .filter(setting -> parameterOf(setting).equals(parameter))
                .findFirst();
    }

    /** Name of the parameter that one of these settings sets. */
    public static String parameterOf(Setting<?> setting) {
        return setting.name().replace('-', '_');
    }

    /**
     * The same texts with each parameter in one place: what {@code param} says of a parameter with a setting of its own is moved
     * to that setting.
     *
     * @throws io.slipway.text.ConfigException if such a parameter is given twice
     */
    static Map<String, Given> sorted(Map<String, Given> given) {
        Given param = given.get(StrategySettings.PARAM.name());
        if (param == null) {
            return given;
        }
        Map<String, Given> sorted = new HashMap<>(given);
        Map<String, String> others = new LinkedHashMap<>();
        ParameterText.split(param).forEach((name, text) -> {
            Optional<Setting<List<Long>>> own = of(name);
            if (own.isEmpty()) {
                others.put(name, text);
            } else if (sorted.put(own.get().name(), new Given(List.of(text), param.place() + " " + name)) != null) {
                throw param.fault("given by --" + own.get().name() + " too: name=" + name);
            }
        });
        sorted.remove(StrategySettings.PARAM.name());
        if (!others.isEmpty()) {
            sorted.put(StrategySettings.PARAM.name(), param.withText(ParameterText.join(others)));
        }
        return sorted;
    }

    /** The text of a file on parameters without settings of their own, with that of flags in its place. */
    static Given merged(Given file, Given flags) {
        Map<String, String> all = new LinkedHashMap<>(ParameterText.split(file));
        all.putAll(ParameterText.split(flags));
        return flags.withText(ParameterText.join(all));
    }

    /** Texts of values by parameter, each under the setting that it has. */
    public static Map<Setting<?>, String> texts(Map<String, List<Long>> valuesE9) {
        Map<String, String> byName = new LinkedHashMap<>();
        valuesE9.forEach((name, values) -> byName.put(name, ParameterText.print(values)));
        return bySetting(byName);
    }

    /** Texts by parameter, each under the setting that it has. */
    public static Map<Setting<?>, String> bySetting(Map<String, String> byName) {
        Map<Setting<?>, String> texts = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        byName.forEach((name, text) -> {
            of(name).ifPresentOrElse(own -> texts.put(own, text), () -> others.add(name + "=" + text));
        });
        if (!others.isEmpty()) {
            texts.put(StrategySettings.PARAM, String.join("; ", others));
        }
        return texts;
    }
}
