package io.slipway.strategy;

import io.slipway.market.BookAction;
import io.slipway.market.MarketUpdate;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes as much as a schedule says is due, at the venues, and by a {@link DepthAllocator} the levels, that an allocator picks, and never rests an order. */
public final class TakingStrategy implements Strategy {

    private static final String DUE = "due";

    private final Schedule schedule;
    private final Allocator allocator;
    private final boolean followsPrints;

    /** True if the allocator takes all that is due, or nothing. */
    private final boolean takesWhole;

    private final long[] split;

    /** The quotes of which the allocator took nothing last, their count of changes and the quantity: it would do so again. */
    private @Nullable VenueQuotes declined;

    private long declinedAt;
    private long idleUntilNs = Long.MIN_VALUE;
    private long leastDisplayedQty;
    private WakesOn wakesOn = WakesOn.EVERY_ROW;
    private WakesOn wakesAfterFills = WakesOn.EVERY_ROW;
    private long declinedQty;

    /** A strategy for a market of {@code venues} venues, which decides at book rows, at timers and at reports that took time. */
    public TakingStrategy(Schedule schedule, Allocator allocator, int venues) {
        this(schedule, allocator, venues, false, false);
    }

    private TakingStrategy(
            Schedule schedule, Allocator allocator, int venues, boolean followsPrints, boolean takesWhole) {
        this.schedule = schedule;
        this.allocator = allocator;
        this.followsPrints = followsPrints;
        this.takesWhole = takesWhole;
        split = new long[venues];
    }

    /**
     * A schedule joined to an allocator, with the parameters and traits of both. Where the schedule {@linkplain Trait#FOLLOWS_PRINTS
     * follows prints}, the strategy decides also 1 ns after each print that counts as traded volume and after each fill of its own.
     */
    public static Definition<Strategy> joined(
            String name, String description, Definition<Schedule> schedule, Definition<Allocator> allocator) {
        return Definition.<Strategy>of(name, description, new Joined(schedule, allocator))
                .withParameters(schedule.parameters())
                .withParameters(allocator.parameters())
                .withTraits(schedule.traits())
                .withTraits(allocator.traits());
    }

    private record Joined(Definition<Schedule> schedule, Definition<Allocator> allocator)
            implements Function<StrategySetup, Strategy> {

        @Override
        public Strategy apply(StrategySetup setup) {
            return new TakingStrategy(
                    schedule.create(setup),
                    allocator.create(setup),
                    setup.venues(),
                    schedule.has(Trait.FOLLOWS_PRINTS),
                    allocator.has(Trait.ALL_OR_NOTHING));
        }
    }

    @Override
    public void onStart(TradingContext context) {
        context.setTimer(DUE, schedule.nextTimerNs(context.nowNs()));
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        if (update.action() == BookAction.TRADE && update.printKind().inVwap()) {
            schedule.onPrint(update.size(), context.nowNs());
            decideSoon(context);
        }
    }

    @Override
    public void onFill(ExecutionReport fill, TradingContext context) {
        decideSoon(context);
    }

    /** Decides after all rows of the moment: quotes that a print changed come with it, and a book row among them decides before. */
    private void decideSoon(TradingContext context) {
        long nowNs = context.nowNs();
        ParentOrder order = context.order();
        if (followsPrints && nowNs >= order.startNs() && order.workingSessions().isOpen(nowNs)) {
            context.setTimer(DUE, nowNs + 1);
        }
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), context.remainingQty());
        boolean takes = due > 0 && context.far().hasBest();
        long taken = takes ? take(due, context) : 0;
        long timerNs = schedule.nextTimerNs(nowNs);
        context.setTimer(DUE, timerNs);
        idleUntilNs = due <= 0 && schedule.isStepwise() ? timerNs : Long.MIN_VALUE;
        boolean isWaiting = takesWhole && declined != null && schedule.isStepwise() && timerNs == Schedule.NO_TIMER;
        leastDisplayedQty = isWaiting ? due : 0;
        boolean hasAll = taken > 0 && taken < due && schedule.isStepwise() && allocator.takesAll();
        wakesAfterFills = hasAll ? allocator.wakesOn() : WakesOn.EVERY_ROW;
        wakesOn = takes && declined != null && schedule.isStepwise() ? allocator.wakesOn() : WakesOn.EVERY_ROW;
    }

    @Override
    public long idleUntilNs() {
        return idleUntilNs;
    }

    @Override
    public long leastDisplayedQty() {
        return leastDisplayedQty;
    }

    @Override
    public WakesOn wakesOn() {
        return wakesOn;
    }

    @Override
    public WakesOn wakesAfterFills() {
        return wakesAfterFills;
    }

    /** Returns the shares that were taken of the best levels: zero where an allocator takes more levels than those. */
    private long take(long due, TradingContext context) {
        if (allocator instanceof DepthAllocator levels) {
            takeLevels(levels, due, context);
            return 0;
        }
        VenueQuotes quotes = context.quotes();
        if (quotes == declined && quotes.changes() == declinedAt && due == declinedQty) {
            return 0;
        }
        declined = null;
        long taken = allocator.allocate(quotes, due, split);
        if (taken > 0) {
            context.take(split);
        } else {
            declined = quotes;
            declinedAt = quotes.changes();
            declinedQty = due;
        }
        return taken;
    }

    private void takeLevels(DepthAllocator levels, long due, TradingContext context) {
        levels.allocate(context, due, split);
        for (int venue = 0; venue < split.length; venue++) {
            if (split[venue] > 0) {
                context.takeThrough(venue, split[venue]);
            }
        }
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        schedule.save(state);
    }

    @Override
    public void restore(StateReader state) {
        schedule.restore(state);
    }
}
