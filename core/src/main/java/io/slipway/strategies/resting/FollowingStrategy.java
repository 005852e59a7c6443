package io.slipway.strategies.resting;

import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.RoutableSide;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.WorkingOrder;
import java.util.List;

/**
 * Rests what is due at the best price of its own side, in equal parts at the venues that show it, and follows that price up and
 * down: orders that have been off it for a delay are cancelled, and their shares rest at what is the best then. Orders that are at
 * the best price keep their places. At a deadline all are cancelled, and what is left is taken at the best price as soon as it can be.
 */
final class FollowingStrategy implements Strategy {

    private static final String NEXT = "next";
    private static final long NEVER = Long.MAX_VALUE;

    private final SliceSchedule schedule;
    private final RestPeriods slices;
    private final RestPeriods crossings;
    private final Following following;
    private long sliceStartNs = Long.MIN_VALUE;
    private long offSinceNs = NEVER;
    private boolean roomChanged;

    /** Memory of the last look at the orders, so that a row that changes neither them nor the best price costs nothing. */
    private boolean looksAgain = true;

    private boolean wasAnyOff;
    private long lookedAtPxE9;

    /**
     * The way in which orders follow the best price.
     *
     * @param delayNs time for which orders are off the best price before they move, in ns; {@link Long#MAX_VALUE} if they move at
     *     the start of a slice only
     * @param queueCap most that rests at a venue as a multiple of the size displayed there; zero for no limit
     */
    record Following(long delayNs, double queueCap) {

        long most(long displayed) {
            return queueCap == 0 ? Long.MAX_VALUE : (long) (queueCap * displayed);
        }
    }

    /**
     * A strategy that has not begun.
     *
     * @param slices the slices, at whose starts orders move without a delay
     * @param crossings periods at whose ends all that is due is taken
     */
    FollowingStrategy(SliceSchedule schedule, RestPeriods slices, RestPeriods crossings, Following following) {
        this.schedule = schedule;
        this.slices = slices;
        this.crossings = crossings;
        this.following = following;
    }

    @Override
    public void onStart(TradingContext context) {
        setTimer(context);
    }

    @Override
    public void onFill(ExecutionReport fill, TradingContext context) {
        looksAgain = true;
        roomChanged = true;
    }

    @Override
    public void onReport(ExecutionReport report, TradingContext context) {
        looksAgain = true;
        roomChanged = true;
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        boolean resting = nowNs < crossings.cancelNs(crossings.sliceStartNs(nowNs));
        if (resting) {
            follow(context, slices.sliceStartNs(nowNs));
        } else {
            offSinceNs = NEVER;
            context.cancelAll();
        }
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), context.remainingQty());
        if (due > 0 && resting) {
            rest(context, due);
        } else if (due > 0) {
            context.takeAtBest(due);
        }
        setTimer(context);
    }

    /** Cancels orders that have been off the best price for the delay, or are off it at the start of a slice. */
    private void follow(TradingContext context, long start) {
        boolean begins = start != sliceStartNs;
        sliceStartNs = start;
        roomChanged |= begins;
        if (!isAnyOff(context)) {
            offSinceNs = NEVER;
            return;
        }
        offSinceNs = Math.min(offSinceNs, context.nowNs());
        if (begins || context.nowNs() - offSinceNs >= following.delayNs()) {
            for (WorkingOrder each : context.working()) {
                if (isOff(context.near(), each)) {
                    context.cancel(each.order().id());
                }
            }
            offSinceNs = NEVER;
            looksAgain = true;
            roomChanged = true;
        }
    }

    private boolean isAnyOff(TradingContext context) {
        if (!context.near().hasBest()) {
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

    private void rest(TradingContext context, long due) {
        boolean waits = following.queueCap() > 0 && !roomChanged;
        int venues = waits ? 0 : joined(context);
        long left = due;
        for (int venue = 0; venue < context.near().venues() && venues > 0 && left > 0; venue++) {
            if (isJoined(context, venue)) {
                long part = Math.min(-Math.floorDiv(-left, venues), room(context, venue));
                venues--;
                if (part > 0) {
                    context.postOnly(venue, part, context.near().bestPxE9());
                    looksAgain = true;
                    left -= part;
                }
                roomChanged = false;
            }
        }
    }

    private static int joined(TradingContext context) {
        int joined = 0;
        for (int venue = 0; venue < context.near().venues(); venue++) {
            joined += isJoined(context, venue) ? 1 : 0;
        }
        return joined;
    }

    private static boolean isJoined(TradingContext context, int venue) {
        return context.near().isAtBest(venue) && context.isRoutable(venue);
    }

    /** Shares that may still be sent to rest at a venue. */
    private long room(TradingContext context, int venue) {
        long room = following.most(context.near().size(venue));
        for (WorkingOrder each : context.working()) {
            room -= each.order().venue() == venue ? each.leavesQty() : 0;
        }
        return room;
    }

    private void setTimer(TradingContext context) {
        long nowNs = context.nowNs();
        long crossNs = crossings.cancelNs(crossings.sliceStartNs(nowNs));
        long next = schedule.nextTimerNs(nowNs);
        next = nowNs < crossNs ? Math.min(next, crossNs) : next;
        boolean follows = offSinceNs != NEVER && following.delayNs() != NEVER;
        context.setTimer(NEXT, follows ? Math.min(next, offSinceNs + following.delayNs()) : next);
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        state.put(sliceStartNs).put(offSinceNs).put(roomChanged);
    }

    @Override
    public void restore(StateReader state) {
        sliceStartNs = state.takeLong();
        offSinceNs = state.takeLong();
        roomChanged = state.takeBoolean();
        looksAgain = true;
    }
}
