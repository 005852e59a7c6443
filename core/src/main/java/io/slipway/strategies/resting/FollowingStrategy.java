package io.slipway.strategies.resting;

import io.slipway.calendar.Sessions;
import io.slipway.market.MarketUpdate;
import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.RoutableSide;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WorkingOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rests what is due at the best price of its own side, split over venues by a rule, and follows that price up and down: orders that
 * have been off it for a delay are cancelled, and the rule splits their shares anew at what is the best then. Orders that are at the
 * best price keep their places. What the rule takes, and at a deadline what is left, is taken at the best price as soon as it can be.
 */
final class FollowingStrategy implements Strategy {

    private static final String NEXT = "next";
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NEVER_QUIET = Long.MIN_VALUE;

    private final SliceSchedule schedule;
    private final Sessions sessions;
    private final long startNs;
    private final CurrentPeriod slices;
    private final CurrentPeriod crossings;
    private final long delayNs;
    private final long aheadNs;
    private final PlacementRule rule;
    private final Allocator taking;
    private final long[] limits;
    private final long[] split;
    private long sliceStartNs = Long.MIN_VALUE;
    private long offSinceNs = NEVER;
    private boolean roomChanged;
    private long toTake;

    /** Memory of the last look at the orders, so that a row that changes neither them nor the best price costs nothing. */
    private boolean looksAgain = true;

    /** Shares that rest, as counted last; counted again where an order may have changed. */
    private long restedQty;

    private boolean countsAgain = true;

    /** A time before which a decision changes nothing, as long as it {@link #isQuiet}. */
    private long quietUntilNs = NEVER_QUIET;

    /** The quotes of which nothing was taken last, their count of changes and the quantity: it would be so again. */
    private @Nullable VenueQuotes declined;

    private long declinedAt;
    private long declinedQty;

    private boolean wasAnyOff;
    private long lookedAtPxE9;

    /**
     * Times at which orders are sent, moved and cancelled.
     *
     * @param schedule shares that are due by time
     * @param slices the slices, at whose starts orders move without a delay
     * @param crossings periods at whose ends all that is due is taken
     * @param delayNs time for which orders are off the best price before they move, in ns; {@link Long#MAX_VALUE} if they move at
     *     the start of a slice only
     * @param aheadNs time before they are due at which shares may rest, in ns of open time; none are taken before they are due
     */
    record Times(SliceSchedule schedule, RestPeriods slices, RestPeriods crossings, long delayNs, long aheadNs) {}

    /** A strategy that has not begun, which rests by {@code rule} and takes by {@code taking}. */
    FollowingStrategy(Times times, PlacementRule rule, Allocator taking, int venues) {
        schedule = times.schedule();
        sessions = times.slices().sessions();
        startNs = times.slices().startNs();
        slices = new CurrentPeriod(times.slices());
        crossings = times.crossings().equals(times.slices()) ? slices : new CurrentPeriod(times.crossings());
        delayNs = times.delayNs();
        aheadNs = times.aheadNs();
        this.rule = rule;
        this.taking = taking;
        limits = new long[venues];
        split = new long[venues];
    }

    @Override
    public long receivesFromNs(long startNs) {
        return rule.receivesFromNs(startNs);
    }

    /** Before the window it only learns, if at all. */
    @Override
    public long idleUntilNs() {
        return rule.learnsFromRows() ? Long.MIN_VALUE : startNs;
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        rule.onMarket(update, context);
    }

    @Override
    public void onStart(TradingContext context) {
        context.setTimer(NEXT, timerNs(context.nowNs()));
    }

    @Override
    public void onFill(ExecutionReport fill, TradingContext context) {
        looksAgain = true;
        countsAgain = true;
        roomChanged = true;
    }

    @Override
    public void onReport(ExecutionReport report, TradingContext context) {
        looksAgain = true;
        countsAgain = true;
        roomChanged = true;
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        if (nowNs < quietUntilNs && isQuiet(context)) {
            takeMore(context);
            return;
        }
        boolean resting = nowNs < crossings.cancelNs(nowNs);
        if (resting || aheadNs > 0) {
            follow(context, slices.startNs(nowNs));
        } else {
            offSinceNs = NEVER;
            countsAgain = true;
            context.cancelAll();
        }
        long overdue = overdue(context, resting ? Long.MAX_VALUE : mayRest(context));
        toTake = resting ? Math.min(toTake, overdue) : overdue;
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(sessions.afterNs(nowNs, aheadNs), committed), context.remainingQty());
        if (due > 0) {
            work(context, due, overdue, resting);
        }
        long timerNs = timerNs(nowNs);
        context.setTimer(NEXT, timerNs);
        boolean waits = (toTake == 0 || (due > 0 && declined != null)) && (due <= 0 || !roomChanged);
        quietUntilNs = waits ? Math.min(timerNs, sameUntilNs(nowNs)) : NEVER_QUIET;
    }

    /** A time before which the periods are the same and no more may rest. */
    private long sameUntilNs(long nowNs) {
        long sameNs = Math.min(slices.untilNs(nowNs), crossings.untilNs(nowNs));
        long nextNs = schedule.nextTimerNs(sessions.afterNs(nowNs, aheadNs));
        return nextNs == NEVER || aheadNs == 0
                ? sameNs
                : Math.min(sameNs, nowNs + sessions.openTimeNs(nowNs, nextNs) - aheadNs);
    }

    /** True if no order has changed since the last look and the best price is that of the last look. */
    private boolean isQuiet(TradingContext context) {
        return !looksAgain
                && !countsAgain
                && context.near().hasBest()
                && context.near().bestPxE9() == lookedAtPxE9;
    }

    /** Shares of the order that are not due yet. */
    private long mayRest(TradingContext context) {
        return context.order().qty() - Math.max(schedule.dueQty(context.nowNs(), 0), context.filledQty());
    }

    /**
     * Shares that are due and neither filled nor on their way to take. Orders beyond the first {@code mayRest} shares that rest are
     * cancelled, the oldest stay.
     */
    private long overdue(TradingContext context, long mayRest) {
        if (countsAgain || restedQty > mayRest) {
            restedQty = rested(context, mayRest);
            countsAgain = false;
        }
        long committed = context.order().qty() - context.remainingQty() - restedQty;
        return Math.max(0, Math.min(schedule.dueQty(context.nowNs(), committed), context.remainingQty()));
    }

    private long rested(TradingContext context, long mayRest) {
        long rested = 0;
        for (WorkingOrder each : context.working()) {
            if (!each.order().isImmediate() && !each.cancelling()) {
                rested += each.leavesQty();
                if (rested > mayRest) {
                    rested -= each.leavesQty();
                    context.cancel(each.order().id());
                    looksAgain = true;
                    roomChanged = true;
                }
            }
        }
        return rested;
    }

    /** Cancels orders that have been off the best price for the delay, or are off it at the start of a slice. */
    private void follow(TradingContext context, long start) {
        boolean begins = start != sliceStartNs;
        sliceStartNs = start;
        roomChanged |= begins;
        toTake = begins ? 0 : toTake;
        if (!isAnyOff(context)) {
            offSinceNs = NEVER;
            return;
        }
        offSinceNs = Math.min(offSinceNs, context.nowNs());
        if (begins || context.nowNs() - offSinceNs >= delayNs) {
            for (WorkingOrder each : context.working()) {
                if (isOff(context.near(), each)) {
                    context.cancel(each.order().id());
                }
            }
            offSinceNs = NEVER;
            looksAgain = true;
            countsAgain = true;
            roomChanged = true;
        }
    }

    private boolean isAnyOff(TradingContext context) {
        if (!context.near().hasBest()) {
            // The orders are looked at anew when a best price comes back, also if it is the one that left.
            looksAgain = true;
            return false;
        }
        long bestPxE9 = context.near().bestPxE9();
        if (looksAgain || bestPxE9 != lookedAtPxE9) {
            looksAgain = false;
            lookedAtPxE9 = bestPxE9;
            wasAnyOff = false;
            for (WorkingOrder each : context.working()) {
                wasAnyOff |= isOff(context.near(), each);
            }
        }
        return wasAnyOff;
    }

    private static boolean isOff(RoutableSide near, WorkingOrder working) {
        return !working.order().isImmediate()
                && !working.cancelling()
                && working.order().limitPxE9() != near.bestPxE9();
    }

    /** Splits what is due and not yet split, if anything has changed since it was split, and takes what is to be taken. */
    private void work(TradingContext context, long due, long overdue, boolean resting) {
        toTake = Math.min(toTake, due);
        if (roomChanged
                && due > toTake
                && (resting || aheadNs > 0)
                && context.near().hasBest()) {
            toTake = Math.min(overdue, toTake + rule.split(context, due - toTake, limits));
            roomChanged = false;
            rest(context);
        }
        if (toTake > 0) {
            toTake -= take(context, toTake);
        }
    }

    /** Takes what is still to be taken, which is all that changes while it {@link #isQuiet}. */
    private void takeMore(TradingContext context) {
        long taken = toTake == 0 ? 0 : take(context, toTake);
        toTake -= taken;
        quietUntilNs = taken > 0 ? NEVER_QUIET : quietUntilNs;
    }

    private void rest(TradingContext context) {
        for (int venue = 0; venue < limits.length; venue++) {
            if (limits[venue] > 0) {
                context.postOnly(venue, limits[venue], context.near().bestPxE9());
                looksAgain = true;
                countsAgain = true;
            }
        }
    }

    private long take(TradingContext context, long qty) {
        VenueQuotes quotes = context.quotes();
        if (quotes == declined && quotes.changes() == declinedAt && qty == declinedQty) {
            return 0;
        }
        long taken = taking.allocate(quotes, qty, split);
        if (taken > 0) {
            context.take(split);
        }
        declined = taken > 0 ? null : quotes;
        declinedAt = quotes.changes();
        declinedQty = qty;
        return taken;
    }

    private long timerNs(long nowNs) {
        long crossNs = crossings.cancelNs(nowNs);
        long next = schedule.nextTimerNs(nowNs);
        next = nowNs < crossNs ? Math.min(next, crossNs) : next;
        boolean follows = offSinceNs != NEVER && delayNs != NEVER;
        return follows ? Math.min(next, offSinceNs + delayNs) : next;
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        rule.save(state.put(sliceStartNs).put(offSinceNs).put(roomChanged).put(toTake));
    }

    @Override
    public void restore(StateReader state) {
        sliceStartNs = state.takeLong();
        offSinceNs = state.takeLong();
        roomChanged = state.takeBoolean();
        toTake = state.takeLong();
        rule.restore(state);
        looksAgain = true;
        countsAgain = true;
        quietUntilNs = NEVER_QUIET;
    }
}
