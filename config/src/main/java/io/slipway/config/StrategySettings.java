package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.engine.Rules;
import io.slipway.search.ParameterSpace;
import io.slipway.search.Sampler;
import io.slipway.text.Units;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings of which strategies run, under which rules, with which parameters. */
public final class StrategySettings {

    /** Commands that run strategies. */
    static final Set<Command> STRATEGIES_RUN = DataSettings.with(OrderSettings.RUNS, Command.STUDY);

    private static final Set<Command> SEARCHES = EnumSet.of(Command.TUNE, Command.DEMO);

    /** Largest penalty per share: a million already outweighs every other cost. */
    private static final long MAX_PENALTY_E9 = 1_000_000_000_000_000L;

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
            .doc("strategies to run; default: all standard ones of the profile");

    public static final Setting<String> UNDER_TEST = named("under-test", Group.STRATEGY, Type.text("name"))
            .label("NAME")
            .once("allocator")
            .of(STRATEGIES_RUN)
            .doc("strategy that a search tunes and a headline is about; default: the first of --strategies");

    public static final Setting<Map<String, List<Long>>> PARAM = named(
                    "param", Group.STRATEGY, Type.of("NAME=VALUE; NAME=VALUE", ParameterText::parse))
            .label("NAME=V")
            .of(STRATEGIES_RUN)
            .doc("parameters of strategies, see slipway strategies; list or range for a search");

    public static final Setting<Long> LOT = named("lot", Group.STRATEGY, Type.whole(1, OrderSettings.MAX_QTY))
            .label("N")
            .of(STRATEGIES_RUN)
            .doc("lot of the static allocators in shares; default: 1, in the trial's profile 100");

    public static final Setting<List<Long>> LAMBDA_OVER = penalty("lambda-over", "penalty per surplus share");

    public static final Setting<List<Long>> LAMBDA_UNDER =
            penalty("lambda-under", "penalty per missing share, above the mid");

    public static final Setting<List<Long>> THETA_QUEUE = penalty("theta-queue", "queue-risk penalty");

    /** The parameters of the static allocators, in the order of their names in results. */
    static final List<Setting<List<Long>>> PENALTIES = List.of(LAMBDA_OVER, LAMBDA_UNDER, THETA_QUEUE);

    public static final Setting<Sampler> SEARCH = named(
                    "search",
                    Group.SEARCH,
                    Type.choice(new TreeMap<>(Map.of("grid", Sampler.GRID, "random", Sampler.RANDOM))))
            .label("grid|random")
            .or("grid")
            .of(SEARCHES)
            .doc("choice of the points of a search");

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
            PROFILE, STRATEGIES, UNDER_TEST, PARAM, LOT, LAMBDA_OVER, LAMBDA_UNDER, THETA_QUEUE, SEARCH, POINTS, SEED);

    private StrategySettings() {}

    private static Setting<List<Long>> penalty(String name, String doc) {
        return named(name, Group.SEARCH, Type.of("amounts, 0 to 1000000", StrategySettings::penalties))
                .label("V")
                .of(STRATEGIES_RUN)
                .doc(doc + "; list 0,0.1,1 or range 0..0.1/11 for a search");
    }

    private static List<Long> penalties(String text) {
        List<Long> amounts = Units.parseAmountsE9(text);
        if (amounts.stream().anyMatch(amount -> amount < 0)) {
            throw new IllegalArgumentException("a penalty is not negative");
        }
        if (amounts.stream().anyMatch(amount -> amount > MAX_PENALTY_E9)) {
            throw new IllegalArgumentException("a penalty is at most 1000000");
        }
        return amounts;
    }
}
