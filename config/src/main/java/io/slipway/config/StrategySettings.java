package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.engine.Rules;
import io.slipway.model.TickTable;
import io.slipway.search.NamedObjective;
import io.slipway.search.ParameterSpace;
import io.slipway.search.Sampler;
import io.slipway.text.Units;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings of which strategies run, under which rules, with which parameters. */
public final class StrategySettings {

    /** Commands that run strategies. */
    static final Set<Command> STRATEGIES_RUN = DataSettings.with(
            DataSettings.with(DataSettings.with(OrderSettings.RUNS, Command.STUDY), Command.TCA), Command.PRETRADE);

    private static final Set<Command> TESTED = DataSettings.with(OrderSettings.RUNS, Command.STUDY);

    private static final Set<Command> SEARCHES = EnumSet.of(Command.TUNE, Command.DEMO);

    public static final Setting<Rules> PROFILE = named(
                    "profile", Group.STRATEGY, Type.of("one of default, trial", Rules::parse))
            .label("trial|default")
            .or("default")
            .of(EnumSet.of(Command.BACKTEST, Command.TUNE))
            .doc("rules: default fills each displayed share at most once, trial reproduces the trial");

    public static final Setting<List<String>> STRATEGIES = named(
                    "strategies", Group.STRATEGY, Type.text("name").list())
            .label("A,B,C")
            .of(STRATEGIES_RUN)
            .doc("strategies to run; default: all standard ones of the profile, of tca none");

    public static final Setting<String> UNDER_TEST = named("under-test", Group.STRATEGY, Type.text("name"))
            .label("NAME")
            .once("allocator")
            .of(TESTED)
            .doc("strategy that a search tunes and a headline is about; default: the first of --strategies");

    public static final Setting<Map<String, String>> PARAM = named(
                    "param", Group.STRATEGY, Type.of("NAME=VALUE; NAME=VALUE", ParameterText::split))
            .label("NAME=V")
            .of(STRATEGIES_RUN)
            .doc("parameters by name, see slipway strategies; list 0,0.1 or range 0..0.1/11 to search");

    public static final Setting<Long> TICK = named("tick", Group.STRATEGY, Type.of("amount", Units::parsePriceE9))
            .label("AMOUNT")
            .of(STRATEGIES_RUN)
            .doc(
                    "price step of the instrument, for parameters in ticks; default: of US equities Rule 612's, else that of the quotes");

    public static final Setting<Path> DEFINITION = named("definition", Group.STRATEGY, Type.file())
            .label("FILE")
            .of(STRATEGIES_RUN)
            .doc("Databento's definition of the instrument, DBN: its price step is the default of --tick");

    public static final Setting<TickTable> TICK_TABLE = named(
                    "tick-table",
                    Group.ORDER,
                    Type.of(
                            "us-equities, us-options, us-options-penny or ticks such as 0.05, 0.10 from 3",
                            TickTable::parse))
            .label("TICKS")
            .of(STRATEGIES_RUN)
            .doc("prices at which limit orders may be sent, such as us-options or \"0.05, 0.10 from 3\"; default: any");

    public static final Setting<Sampler> SEARCH = named(
                    "search",
                    Group.SEARCH,
                    Type.choice(new TreeMap<>(Map.of("grid", Sampler.GRID, "random", Sampler.RANDOM))))
            .label("grid|random")
            .or("grid")
            .of(SEARCHES)
            .doc("choice of the points of a search");

    public static final Setting<NamedObjective> OBJECTIVE = named("objective", Group.SEARCH, Type.choice(objectives()))
            .label("FIGURE")
            .or(NamedObjective.CASH.label())
            .of(SEARCHES)
            .doc("figure that ranks the points: "
                    + Arrays.stream(NamedObjective.values())
                            .map(each -> each.label() + " (" + each.doc() + ")")
                            .collect(Collectors.joining("; ")));

    public static final Setting<Long> POINTS = named("points", Group.SEARCH, Type.whole(1, ParameterSpace.MAX_POINTS))
            .label("N")
            .or("100")
            .of(SEARCHES)
            .doc("number of points of a random search");

    public static final Setting<Long> SEED = named("seed", Group.SEARCH, Type.whole(Long.MIN_VALUE, Long.MAX_VALUE))
            .label("N")
            .or("42")
            .of(STRATEGIES_RUN)
            .doc("seed of everything random");

    static final List<Setting<?>> ALL = List.of(
            PROFILE, STRATEGIES, UNDER_TEST, PARAM, TICK, DEFINITION, TICK_TABLE, SEARCH, OBJECTIVE, POINTS, SEED);

    private StrategySettings() {}

    private static Map<String, NamedObjective> objectives() {
        Map<String, NamedObjective> objectives = new LinkedHashMap<>();
        for (NamedObjective each : NamedObjective.values()) {
            objectives.put(each.label(), each);
        }
        return objectives;
    }
}
