package io.slipway.engine;

import io.slipway.engine.ledger.ExecutionLedger;
import io.slipway.engine.ledger.FeeMeter;
import io.slipway.engine.quotes.PriceBounds;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Completion;
import io.slipway.tca.Remainder;
import io.slipway.tca.Remainder.Mark;
import io.slipway.venue.VenueSimulator;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A walk through all levels that are displayed at the end of a window, cheapest first by price plus fee and at equal cost in the order
 * of the venues. What the strategy has taken of a level is not there again.
 */
final class FinalWalk {

    private final DisplayedSide far;
    private final Side side;
    private final VenueSimulator venues;
    private final FeeMeter fees;
    private final long boundE9;
    private final int[] next;
    private final long[] qty;
    private final long[] worstSignedPxE9;

    private FinalWalk(MarketView market, Side side, VenueSimulator venues, FeeMeter fees, long boundE9) {
        this.boundE9 = boundE9;
        far = market.opposite(side);
        this.side = side;
        this.venues = venues;
        this.fees = fees;
        next = new int[market.venues()];
        qty = new long[market.venues()];
        worstSignedPxE9 = new long[market.venues()];
    }

    /** The venues' books and simulators of a run, its fees and its bounds. */
    record Means(MarketView market, VenueSimulator venues, FeeMeter fees, PriceBounds bounds) {}

    /** Takes what is left of an order at its end, or marks it. */
    static Remainder complete(
            Completion how, SimulatedContext context, Means means, ExecutionLedger ledger, long endNs) {
        ParentOrder order = context.order();
        long hadQty = ledger.filledQty();
        BigInteger paidE9 = ledger.cashE9();
        context.enter(endNs);
        if (how == Completion.WALK && order.workingSessions().isOpen(endNs)) {
            long boundE9 = means.bounds.worstSignedPxE9(endNs);
            walk(context, means.market, means.venues, means.fees, boundE9, order.qty() - hadQty);
        }
        long markedQty = order.qty() - ledger.filledQty();
        Mark mark = markedQty <= 0 ? null : mark(how, context, means.market, means.fees, means.bounds);
        context.leave();
        return new Remainder(ledger.filledQty() - hadQty, ledger.cashE9().subtract(paidE9), markedQty, mark);
    }

    /** Sends what is left to the venues, by way of a context whose call is on; no level beyond a signed price is taken. */
    static void walk(
            SimulatedContext context,
            MarketView market,
            VenueSimulator venues,
            FeeMeter fees,
            long boundE9,
            long left) {
        FinalWalk walk = new FinalWalk(market, context.order().side(), venues, fees, boundE9);
        walk.divide(context, left);
        for (int venue = 0; venue < walk.qty.length; venue++) {
            if (walk.qty[venue] > 0) {
                context.complete(venue, walk.qty[venue], walk.side.sign() * walk.worstSignedPxE9[venue]);
            }
        }
    }

    private void divide(SimulatedContext context, long wanted) {
        long left = wanted;
        for (int venue = 0; venue < next.length; venue++) {
            next[venue] = context.isRoutable(venue) ? 0 : far.depth(venue);
        }
        for (int venue = cheapest(); venue >= 0 && left > 0; venue = cheapest()) {
            int level = next[venue]++;
            boolean within = far.signedPxE9(venue, level) <= boundE9;
            long here = within ? Math.min(left, venues.available(venue, side, level)) : 0;
            if (here > 0) {
                qty[venue] += here;
                worstSignedPxE9[venue] = far.signedPxE9(venue, level);
                left -= here;
            }
        }
    }

    /** The venue whose next level is the cheapest, or -1. */
    private int cheapest() {
        int cheapest = -1;
        long least = 0;
        for (int venue = 0; venue < next.length; venue++) {
            if (next[venue] < far.depth(venue)) {
                long signedPxE9 = far.signedPxE9(venue, next[venue]);
                long costE9 = signedPxE9 + fees.takeFeeE9(venue, side.sign() * signedPxE9);
                if (cheapest < 0 || costE9 < least) {
                    cheapest = venue;
                    least = costE9;
                }
            }
        }
        return cheapest;
    }

    /** The price of shares that are left, by the way in which an order is completed; null where no venue shows the side. */
    static @Nullable Mark mark(
            Completion how, SimulatedContext context, MarketView market, FeeMeter fees, PriceBounds bounds) {
        return how == Completion.WALK
                ? lastLevel(context, market, fees, bounds.bandSignedPxE9(context.nowNs()))
                : best(market, context.order().side(), fees);
    }

    /**
     * The worst price that a venue which gets orders shows, or the band if it shows one beyond; else the best price of all venues.
     * Shares that cannot be had inside the band so cost at least as much as any that can. The fee is that of the venue, at equal
     * prices the highest. Null where no venue shows the side.
     *
     * @param bandE9 the band, signed
     */
    private static @Nullable Mark lastLevel(SimulatedContext context, MarketView market, FeeMeter fees, long bandE9) {
        Side side = context.order().side();
        DisplayedSide far = market.opposite(side);
        int worst = -1;
        for (int venue = 0; venue < market.venues(); venue++) {
            if (far.depth(venue) > 0
                    && context.isRoutable(venue)
                    && (worst < 0 || isDearer(venue, worst, far, fees, side))) {
                worst = venue;
            }
        }
        if (worst < 0) {
            return best(market, side, fees);
        }
        long pxE9 = side.sign() * Math.min(last(far, worst), bandE9);
        return new Mark(pxE9, fees.takeFee(worst, pxE9));
    }

    /** The best price of all venues, with the highest fee of those that show it; null where none shows the side. */
    private static @Nullable Mark best(MarketView market, Side side, FeeMeter fees) {
        DisplayedSide far = market.opposite(side);
        int dearest = -1;
        for (int venue = 0; venue < market.venues(); venue++) {
            if (far.isAtBest(venue)
                    && (dearest < 0
                            || fees.takeFeeE9(venue, far.bestPxE9()) > fees.takeFeeE9(dearest, far.bestPxE9()))) {
                dearest = venue;
            }
        }
        return dearest < 0 ? null : new Mark(far.bestPxE9(), fees.takeFee(dearest, far.bestPxE9()));
    }

    private static long last(DisplayedSide far, int venue) {
        return far.signedPxE9(venue, far.depth(venue) - 1);
    }

    private static boolean isDearer(int venue, int other, DisplayedSide far, FeeMeter fees, Side side) {
        long px = last(far, venue);
        long otherPx = last(far, other);
        return px > otherPx
                || (px == otherPx && fees.takeFeeE9(venue, side.sign() * px) > fees.takeFeeE9(other, side.sign() * px));
    }
}
