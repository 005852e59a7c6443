package io.slipway.strategies.allocation;

import io.slipway.strategy.VenueQuotes;
import java.util.Arrays;

/**
 * The static problem in which a venue may get more than it shows: every share of the order goes somewhere, and what exceeds
 * the displayed size is parked there, unfilled. A parked share costs what leaving a share does, less the venue's rebate; a
 * filled one price plus fee. It is the pseudocode of the static allocator with the cap on each venue removed.
 *
 * <p>Where parking is cheaper than filling, the cost of a venue is concave and greedy allocation fails. But some optimum parks
 * at one venue at most, because all that is parked can move to where that is cheapest. So each venue is tried as that one: it
 * is taken whole, the others while they are cheaper than parking, and the rest is parked. Exact when the displayed sizes are
 * numbers of lots, as they always are with a lot of one share; otherwise a good split, not always the best.
 */
public final class ParkingAllocator {

    private final long lot;
    private final CostOrder order;
    private final long[] candidate;

    /**
     * For markets of {@code venues} venues.
     *
     * @throws IllegalArgumentException if the lot is not positive
     */
    public ParkingAllocator(int venues, long lot) {
        this.lot = Lots.positive(lot);
        this.order = new CostOrder(venues, false);
        this.candidate = new long[venues];
    }

    /**
     * Writes the quantity of each venue to {@code split}, {@code qty} in total.
     *
     * @param quotes displayed quotes
     * @param parkedCostE9 cost of a parked share at each venue, in the quotes' signed terms: lambda_under + theta - rebate
     * @param qty wanted shares, a multiple of the lot
     * @return the cost at 1e-9, penalties included
     * @throws IllegalArgumentException if {@code qty} is no number of lots
     * @throws ArithmeticException if the cost does not fit
     */
    public long allocate(VenueQuotes quotes, long[] parkedCostE9, long qty, long[] split) {
        if (qty < 0 || qty % lot != 0) {
            throw new IllegalArgumentException("the order is not a number of lots: qty=" + qty + ", lot=" + lot);
        }
        order.sort(quotes);
        long least = Long.MAX_VALUE;
        for (int venue = 0; venue < quotes.venues(); venue++) {
            long cost = parkingAt(venue, quotes, parkedCostE9, qty);
            if (cost < least) {
                least = cost;
                System.arraycopy(candidate, 0, split, 0, split.length);
            }
        }
        Arrays.fill(candidate, 0);
        boolean fits = Lots.fill(order, quotes, qty, candidate, lot) == qty;
        long withoutParking = fits ? cost(quotes, parkedCostE9) : Long.MAX_VALUE;
        if (withoutParking <= least) {
            System.arraycopy(candidate, 0, split, 0, split.length);
        }
        return Math.min(least, withoutParking);
    }

    /** The cost of the candidate that parks at one venue, which it fills first. */
    private long parkingAt(int venue, VenueQuotes quotes, long[] parkedCostE9, long qty) {
        Arrays.fill(candidate, 0);
        long first = Lots.whole(Math.min(qty, quotes.available(venue)), lot);
        long left = qty - first;
        for (int rank = 0; rank < order.count() && left > 0; rank++) {
            int other = order.venue(rank);
            if (other != venue && quotes.signedCostE9(other) < parkedCostE9[venue]) {
                candidate[other] = Lots.whole(Math.min(left, quotes.available(other)), lot);
                left -= candidate[other];
            }
        }
        candidate[venue] = first + left;
        return cost(quotes, parkedCostE9);
    }

    private long cost(VenueQuotes quotes, long[] parkedCostE9) {
        long cost = 0;
        for (int venue = 0; venue < candidate.length; venue++) {
            long filled = Math.min(candidate[venue], quotes.available(venue));
            cost = Math.addExact(cost, Math.multiplyExact(filled, quotes.signedCostE9(venue)));
            cost = Math.addExact(cost, Math.multiplyExact(candidate[venue] - filled, parkedCostE9[venue]));
        }
        return cost;
    }
}
