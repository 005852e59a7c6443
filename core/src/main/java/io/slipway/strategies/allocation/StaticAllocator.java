package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/**
 * The static Cont-Kukanov allocator that trades what it can: the cheapest venues first by ask plus fee, in whole lots, as
 * much of the order as is worth taking now.
 *
 * <p>{@linkplain #capped Capped}: the target is the whole order or, if less is displayed, all of that. {@linkplain
 * #penalised Penalised}: a share is worth taking now only while its all-in cost above the mid, the paper's h + f, is below
 * what it costs to leave it, {@code lambda_under + theta_queue}. The sum of a convex cost of buying and a convex penalty,
 * so taking lots in ascending cost is exact (Fox 1966). As no more than the order is ever taken, {@code lambda_over} can
 * not matter.
 *
 * <p>An order that is no multiple of the lot has an odd remainder. It goes to one venue: each that shows enough is tried,
 * and the cheapest whole is kept, which equals enumeration. With a lot of 1 there is no remainder.
 */
public final class StaticAllocator implements Allocator {

    private final long lot;
    private final long penaltyE9;
    private final CostOrder order;
    private final VenueQuotes worthwhile;
    private final long[] candidate;

    private StaticAllocator(int venues, long lot, long penaltyE9) {
        this.lot = Lots.positive(lot);
        this.penaltyE9 = penaltyE9;
        this.order = new CostOrder(venues, true);
        this.worthwhile = new VenueQuotes(venues);
        this.candidate = new long[venues];
    }

    /**
     * Takes whatever is displayed, at any price, up to the order.
     *
     * @throws IllegalArgumentException if the lot is not positive
     */
    public static StaticAllocator capped(int venues, long lot) {
        return new StaticAllocator(venues, lot, Long.MAX_VALUE);
    }

    /**
     * Takes what costs less above the mid than leaving it.
     *
     * @throws IllegalArgumentException if the lot is not positive
     */
    public static StaticAllocator penalised(int venues, long lot, StaticParameters parameters) {
        return new StaticAllocator(venues, lot, Math.addExact(parameters.lambdaUnderE9(), parameters.thetaQueueE9()));
    }

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        Arrays.fill(split, 0);
        keepWorthwhile(quotes);
        order.sort(worthwhile);
        long odd = qty % lot;
        long filled = odd == 0 ? 0 : withOddRemainder(qty, odd, split);
        return filled > 0 ? filled : Lots.fill(order, worthwhile, qty - odd, split, lot);
    }

    /** True: where whole lots are left unfilled, no venue has one left; where only the odd remainder is, no venue has so much left. */
    @Override
    public boolean takesAll() {
        return true;
    }

    @Override
    public WakesOn wakesOn() {
        return WakesOn.MORE_QUOTES;
    }

    private void keepWorthwhile(VenueQuotes quotes) {
        worthwhile.clear();
        for (int venue = 0; venue < quotes.venues(); venue++) {
            if (isWorthwhile(quotes, venue)) {
                long fee = quotes.signedCostE9(venue) - quotes.signedPxE9(venue);
                worthwhile.set(venue, quotes.available(venue), quotes.signedPxE9(venue), fee, quotes.isAtBest(venue));
            }
        }
    }

    private boolean isWorthwhile(VenueQuotes quotes, int venue) {
        if (penaltyE9 == Long.MAX_VALUE) {
            return true;
        }
        return quotes.hasMid() && quotes.twiceCostOverMidE9(venue) < 2 * penaltyE9;
    }

    /** Fills {@code split} with the cheapest complete split, or leaves it alone and returns 0 if there is none. */
    private long withOddRemainder(long qty, long odd, long[] split) {
        long bestCost = Long.MAX_VALUE;
        for (int rank = 0; rank < order.count(); rank++) {
            int venue = order.venue(rank);
            if (worthwhile.available(venue) < odd) {
                continue;
            }
            Arrays.fill(candidate, 0);
            candidate[venue] = odd;
            boolean complete = Lots.fill(order, worthwhile, qty - odd, candidate, lot) == qty - odd;
            long cost = complete ? excessCost(candidate) : Long.MAX_VALUE;
            if (cost < bestCost) {
                bestCost = cost;
                System.arraycopy(candidate, 0, split, 0, split.length);
            }
        }
        return bestCost == Long.MAX_VALUE ? 0 : qty;
    }

    /** Cost above the cheapest venue's price: it orders complete splits as their cost does, without large numbers. */
    private long excessCost(long[] qtys) {
        long cheapest = worthwhile.signedCostE9(order.venue(0));
        long cost = 0;
        for (int venue = 0; venue < qtys.length; venue++) {
            if (qtys[venue] > 0) {
                cost = Math.addExact(cost, Math.multiplyExact(qtys[venue], worthwhile.signedCostE9(venue) - cheapest));
            }
        }
        return cost;
    }
}
