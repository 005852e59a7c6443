package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.algo.FirstSnapshotTwap;
import io.slipway.algo.Immediate;
import io.slipway.algo.OptimalSchedules;
import io.slipway.algo.Participation;
import io.slipway.algo.SliceSchedule;
import io.slipway.algo.Slices;
import io.slipway.algo.VolumeCurve;
import io.slipway.market.MarketView;
import io.slipway.model.ParentOrder;
import io.slipway.route.Allocator;
import io.slipway.route.BestPriceAllocator;
import io.slipway.route.StaticAllocator;
import io.slipway.route.StrictStaticAllocator;
import io.slipway.route.SweepAllocator;
import io.slipway.tca.SnapshotSums;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
                    Strategies::immediate,
                    (settings, venues) -> StaticAllocator.penalised(venues, settings.lot(), settings.parameters())),
            Strategy.taking(
                    BEST_ASK,
                    "takes at the national best price only, from the start until done",
                    Strategies::immediate,
                    Strategies::bestPrice),
            Strategy.taking(
                    TWAP,
                    "equal slices over the horizon, each taken at the national best price",
                    Strategies::twap,
                    Strategies::bestPrice),
            Strategy.taking(
                    VWAP,
                    "slices by the usual day's volume curve, each taken at the national best price",
                    Strategies::vwap,
                    Strategies::bestPrice),
            Strategy.taking(
                    "cont-kukanov-static-capped",
                    "takes whatever is displayed now at any price, cheapest venue first",
                    Strategies::immediate,
                    (settings, venues) -> StaticAllocator.capped(venues, settings.lot())),
            Strategy.taking(
                    CONT_KUKANOV_STRICT,
                    "the trial's rule on conserved liquidity: all of the rest at once, or nothing",
                    Strategies::immediate,
                    Strategies::strict),
            new Strategy(
                    "sweep",
                    "takes whatever is displayed now at any venue and level, cheapest first",
                    (settings, sums, known) -> new SweepTrader(settings.order().startNs(), known.venues())),
            Strategy.taking(
                    "pov",
                    "keeps to --participation of all volume, taken at the national best price; completes at the end",
                    Strategies::participation,
                    Strategies::bestPrice),
            Strategy.taking(
                    "almgren-chriss",
                    "slices that fall as Almgren and Chriss's trajectory of --urgency, taken at the national best price",
                    (settings, sums) -> parts(
                            settings,
                            OptimalSchedules.almgrenChriss(
                                    settings.pace().urgency() / bucketCount(settings), bucketCount(settings))),
                    Strategies::bestPrice),
            Strategy.taking(
                    "obizhaeva-wang",
                    "a block at the start and at the end and an even pace between, after Obizhaeva and Wang",
                    (settings, sums) -> parts(
                            settings,
                            bucketCount(settings) < 2
                                    ? new double[] {1}
                                    : OptimalSchedules.obizhaevaWang(
                                            settings.pace().urgency(), bucketCount(settings))),
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
                    Strategies::immediate,
                    Strategies::strict),
            Strategy.taking(
                    BEST_ASK,
                    "cheapest venues first, up to the displayed size, at every snapshot until done",
                    Strategies::immediate,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    TWAP,
                    "equal slices from the first snapshot, what a bucket leaves is carried",
                    Strategies::trialTwap,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    "cont-kukanov-static-capped",
                    "the trial's allocator with the target capped at the lots on display",
                    Strategies::immediate,
                    (settings, venues) -> StaticAllocator.capped(venues, settings.lot())),
            Strategy.taking(
                    "vwap-schedule",
                    "slices by the window's own displayed size, executed as TWAP; looks ahead",
                    Strategies::trialVwap,
                    (settings, venues) -> new SweepAllocator(venues)),
            Strategy.taking(
                    "twap-first-snapshot",
                    "each TWAP slice tried at one snapshot only, the rest is lost",
                    (settings, sums) ->
                            new FirstSnapshotTwap(sums.firstNs(), settings.sliceNs(), trialSlices(settings, sums)),
                    (settings, venues) -> new SweepAllocator(venues)));

    private static final int DEFAULT_COUNT = 4;
    private static final int REST_PARTS = 10;
    private static final int CATCH_UP_PARTS = 20;

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

    /** The strategy of a name, if the profile has it. */
    public static Optional<Strategy> find(Profile profile, String name) {
        return of(profile).stream()
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
    }

    /** Whether a strategy takes all of the rest at one moment or nothing, in whole lots. */
    static boolean isAllOrNothing(Profile profile, String name) {
        return name.equals(CONT_KUKANOV_STRICT) || (profile == Profile.TRIAL && name.equals(CONT_KUKANOV_STATIC));
    }

    private static ExecutionAlgo immediate(BacktestSettings settings, SnapshotSums sums) {
        return new Immediate(settings.order().qty(), settings.order().startNs());
    }

    private static ExecutionAlgo parts(BacktestSettings settings, double[] parts) {
        ParentOrder order = settings.order();
        return new SliceSchedule(order.startNs(), settings.sliceNs(), Slices.ofParts(order.qty(), parts));
    }

    private static ExecutionAlgo participation(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        long completeNs = Math.max(order.startNs(), order.endNs() - settings.sliceNs() / REST_PARTS);
        long mostBehind = Math.max(1, order.qty() / CATCH_UP_PARTS);
        return new Participation(new Participation.Terms(
                order.qty(), settings.pace().participation(), mostBehind, order.startNs(), completeNs));
    }

    private static ExecutionAlgo twap(BacktestSettings settings, SnapshotSums sums) {
        return twapSlices(settings);
    }

    private static SliceSchedule twapSlices(BacktestSettings settings) {
        ParentOrder order = settings.order();
        return new SliceSchedule(
                order.startNs(), settings.sliceNs(), Slices.proportional(order.qty(), durations(settings)));
    }

    private static ExecutionAlgo vwap(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        long[] weights = VolumeCurve.weights(order.startNs(), settings.sliceNs(), durations(settings));
        return new SliceSchedule(order.startNs(), settings.sliceNs(), Slices.proportional(order.qty(), weights));
    }

    private static PlacementRule contKukanov(BacktestSettings settings, MarketView known, boolean estimated) {
        return new ContKukanovRule(settings, known, restNs(settings), estimated);
    }

    private static Trader resting(BacktestSettings settings, PlacementRule rule, MarketView known) {
        ParentOrder order = settings.order();
        RestingTrader.RestPeriods periods =
                new RestingTrader.RestPeriods(order.startNs(), settings.sliceNs(), restNs(settings), order.endNs());
        return new RestingTrader(twapSlices(settings), periods, rule, new BestPriceAllocator(), known.venues());
    }

    /** How long an order rests of a slice: all but its last tenth, which is left to take the rest. */
    static long restNs(BacktestSettings settings) {
        return settings.sliceNs() - settings.sliceNs() / REST_PARTS;
    }

    private static ExecutionAlgo trialTwap(BacktestSettings settings, SnapshotSums sums) {
        return new SliceSchedule(sums.firstNs(), settings.sliceNs(), trialSlices(settings, sums));
    }

    private static ExecutionAlgo trialVwap(BacktestSettings settings, SnapshotSums sums) {
        long[] slices = sums.hasPrice()
                ? Slices.proportional(
                        settings.order().qty(),
                        sums.sizeByBucket().stream().mapToLong(Long::longValue).toArray())
                : trialSlices(settings, sums);
        return new SliceSchedule(sums.firstNs(), settings.sliceNs(), slices);
    }

    private static long[] trialSlices(BacktestSettings settings, SnapshotSums sums) {
        return Slices.equal(settings.order().qty(), sums.sizeByBucket().size());
    }

    /** Lengths of the buckets that cover the window, in ns; the last may be shorter. */
    private static long[] durations(BacktestSettings settings) {
        long[] durations = new long[bucketCount(settings)];
        Arrays.fill(durations, settings.sliceNs());
        long windowNs = Math.max(1, settings.order().endNs() - settings.order().startNs());
        durations[durations.length - 1] = windowNs - (durations.length - 1L) * settings.sliceNs();
        return durations;
    }

    /** Buckets that cover the window; the last may be shorter. */
    private static int bucketCount(BacktestSettings settings) {
        long windowNs = settings.order().endNs() - settings.order().startNs();
        long count = Math.max(1, -Math.floorDiv(-windowNs, settings.sliceNs()));
        return Math.toIntExact(count);
    }

    private static Allocator bestPrice(BacktestSettings settings, int venues) {
        return new BestPriceAllocator();
    }

    private static Allocator strict(BacktestSettings settings, int venues) {
        return new StrictStaticAllocator(venues, settings.lot());
    }
}
