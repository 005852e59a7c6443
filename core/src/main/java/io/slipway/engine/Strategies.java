package io.slipway.engine;

import io.slipway.engine.Strategy.AlgoFactory;
import io.slipway.engine.Strategy.AllocatorFactory;
import io.slipway.market.MarketView;
import io.slipway.model.ParentOrder;
import io.slipway.strategies.allocation.BestPriceAllocator;
import io.slipway.strategies.allocation.StaticAllocator;
import io.slipway.strategies.allocation.StrictStaticAllocator;
import io.slipway.strategies.allocation.SweepAllocator;
import io.slipway.strategy.Allocator;
import io.slipway.trial.FirstSnapshotTwap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The strategies of each profile. */
public final class Strategies {

    /** The router under test unless another is named. */
    public static final String CONT_KUKANOV_STATIC = "cont-kukanov-static";

    /** The router with limit orders. */
    public static final String CONT_KUKANOV = "cont-kukanov";

    /** Buys now at the best price. */
    public static final String BEST_ASK = "best-ask";

    /** Equal slices over time. */
    public static final String TWAP = "twap";

    /** Slices by a volume curve; in the trial's profile a price and not a strategy. */
    public static final String VWAP = "vwap";

    private static final String CONT_KUKANOV_STRICT = "cont-kukanov-static-strict";

    private static final List<Strategy> DEFAULT = List.of(
            Strategy.taking(
                    CONT_KUKANOV_STATIC,
                    "takes now what costs less above the mid than lambda_under + theta_queue, cheapest venue first",
                    Schedules::immediate,
                    (settings, venues) -> StaticAllocator.penalised(venues, settings.lot(), settings.parameters())),
            Strategy.taking(
                    BEST_ASK,
                    "takes at the national best price only, from the start until done",
                    Schedules::immediate,
                    Strategies::bestPrice),
            Strategy.taking(
                    TWAP,
                    "equal slices over the horizon, each taken at the national best price",
                    Schedules::twap,
                    Strategies::bestPrice),
            Strategy.taking(
                    VWAP,
                    "slices by the usual day's volume curve, each taken at the national best price",
                    Schedules::vwap,
                    Strategies::bestPrice),
            Strategy.taking(
                    "cont-kukanov-static-capped",
                    "takes whatever is displayed now at any price, cheapest venue first",
                    Schedules::immediate,
                    (settings, venues) -> StaticAllocator.capped(venues, settings.lot())),
            Strategy.taking(
                    CONT_KUKANOV_STRICT,
                    "the trial's rule on conserved liquidity: all of the rest at once, or nothing",
                    Schedules::immediate,
                    Strategies::strict),
            new Strategy(
                    "sweep",
                    "takes whatever is displayed now at any venue and level, cheapest first",
                    (settings, sums, known) -> new SweepTrader(settings.order().startNs(), known.venues())),
            Strategy.taking(
                    "twap-jittered",
                    "equal slices whose boundaries are moved by chance, by --jitter of a slice",
                    Schedules::twapJittered,
                    Strategies::bestPrice),
            Strategy.taking(
                    "pov",
                    "keeps to --participation of all volume, taken at the national best price; completes at the end",
                    Schedules::participation,
                    Strategies::bestPrice),
            Strategy.taking(
                    "almgren-chriss",
                    "arrival-price implementation shortfall: slices that fall as Almgren and Chriss's trajectory of --urgency",
                    Schedules::almgrenChriss,
                    Strategies::bestPrice),
            Strategy.taking(
                    "obizhaeva-wang",
                    "a block at the start and at the end and an even pace between, after Obizhaeva and Wang",
                    Schedules::obizhaevaWang,
                    Strategies::bestPrice),
            new Strategy(
                    "rest-then-cross",
                    "twap slices that rest at the best quotes of their own side in equal parts, then take what is left",
                    (settings, sums, known) -> resting(settings, new EqualRest(), known)),
            new Strategy(
                    CONT_KUKANOV,
                    "twap slices split by Cont and Kukanov's model into a part that crosses now and parts that rest",
                    (settings, sums, known) -> resting(settings, contKukanov(settings, known, false), known)),
            new Strategy(
                    "cont-kukanov-estimated",
                    "the same with lambda_under as the tape has shown it so far: the cost of completing later",
                    (settings, sums, known) -> resting(settings, contKukanov(settings, known, true), known)));

    private static final List<Strategy> TRIAL = List.of(
            Strategy.taking(
                    CONT_KUKANOV_STATIC,
                    "the trial's allocator verbatim: all of the rest at one snapshot, or nothing",
                    Schedules::immediate,
                    Strategies::strict),
            Strategy.taking(
                    BEST_ASK,
                    "cheapest venues first, up to the displayed size, at every snapshot until done",
                    Schedules::immediate,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    TWAP,
                    "equal slices from the first snapshot, what a bucket leaves is carried",
                    Schedules::trialTwap,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    "cont-kukanov-static-capped",
                    "the trial's allocator with the target capped at the lots on display",
                    Schedules::immediate,
                    (settings, venues) -> StaticAllocator.capped(venues, settings.lot())),
            Strategy.taking(
                    "vwap-schedule",
                    "slices by the window's own displayed size, executed as TWAP; looks ahead",
                    Schedules::trialVwap,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    "twap-first-snapshot",
                    "each TWAP slice tried at one snapshot only, the rest is lost",
                    (settings, sums) -> new FirstSnapshotTwap(
                            sums.firstNs(), settings.sliceNs(), Schedules.trialSlices(settings, sums)),
                    (settings, venues) -> new SweepAllocator(venues)));

    private static final int DEFAULT_COUNT = 4;

    private static final Map<String, AlgoFactory> SCHEDULES = new TreeMap<>(Map.of(
            "now",
            Schedules::immediate,
            TWAP,
            Schedules::twap,
            "twap-jittered",
            Schedules::twapJittered,
            VWAP,
            Schedules::vwap,
            "pov",
            Schedules::participation,
            "almgren-chriss",
            Schedules::almgrenChriss,
            "obizhaeva-wang",
            Schedules::obizhaevaWang));

    private static final Map<String, AllocatorFactory> ALLOCATORS = new TreeMap<>(Map.of(
            "best-price",
            Strategies::bestPrice,
            "cheapest",
            (settings, venues) -> new SweepAllocator(venues),
            "static",
            (settings, venues) -> StaticAllocator.penalised(venues, settings.lot(), settings.parameters()),
            "static-capped",
            (settings, venues) -> StaticAllocator.capped(venues, settings.lot()),
            "static-strict",
            Strategies::strict));

    private Strategies() {}

    /** All strategies of a profile. */
    public static List<Strategy> of(Profile profile) {
        return profile == Profile.TRIAL ? TRIAL : DEFAULT;
    }

    /** The names that run when none are asked for. */
    public static List<String> defaultNames(Profile profile) {
        return of(profile).stream()
                .limit(profile == Profile.TRIAL ? TRIAL.size() : DEFAULT_COUNT)
                .map(Strategy::name)
                .toList();
    }

    /** The strategy of a name, if the profile has it; in the default profile also {@code SCHEDULE:ALLOCATOR}. */
    public static Optional<Strategy> find(Profile profile, String name) {
        Optional<Strategy> known = of(profile).stream()
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
        return known.isPresent() || profile == Profile.TRIAL ? known : composed(name);
    }

    private static Optional<Strategy> composed(String name) {
        int colon = name.indexOf(':');
        AlgoFactory schedule = SCHEDULES.get(name.substring(0, Math.max(0, colon)));
        AllocatorFactory allocator = ALLOCATORS.get(name.substring(colon + 1));
        return schedule == null || allocator == null
                ? Optional.empty()
                : Optional.of(Strategy.taking(name, "that schedule with that allocator", schedule, allocator));
    }

    /** Names of the schedules that any allocator can be joined to. */
    public static Set<String> schedules() {
        return SCHEDULES.keySet();
    }

    /** Names of the allocators that any schedule can be joined to. */
    public static Set<String> allocators() {
        return ALLOCATORS.keySet();
    }

    /** Whether a strategy takes all of the rest at one moment or nothing, in whole lots. */
    public static boolean isAllOrNothing(Profile profile, String name) {
        return name.equals(CONT_KUKANOV_STRICT)
                || name.endsWith(":static-strict")
                || (profile == Profile.TRIAL && name.equals(CONT_KUKANOV_STATIC));
    }

    private static PlacementRule contKukanov(BacktestSettings settings, MarketView known, boolean estimated) {
        return new ContKukanovRule(settings, known, Schedules.restNs(settings), estimated);
    }

    private static Trader resting(BacktestSettings settings, PlacementRule rule, MarketView known) {
        ParentOrder order = settings.order();
        RestingTrader.RestPeriods periods = new RestingTrader.RestPeriods(
                order.startNs(), settings.sliceNs(), Schedules.restNs(settings), order.endNs());
        return new RestingTrader(
                Schedules.twapSlices(settings), periods, rule, new BestPriceAllocator(), known.venues());
    }

    private static Allocator bestPrice(BacktestSettings settings, int venues) {
        return new BestPriceAllocator();
    }

    private static Allocator strict(BacktestSettings settings, int venues) {
        return new StrictStaticAllocator(venues, settings.lot());
    }
}
