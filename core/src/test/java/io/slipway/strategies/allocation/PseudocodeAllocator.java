package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trial's pseudocode, line by line and slow: enumerates every list of multiples of the step, keeps those that add up
 * to the order, and returns the first of least cost. The oracle of the fast allocators.
 */
final class PseudocodeAllocator {

    private final long step;
    private final double lambdaOver;
    private final double lambdaUnder;
    private final double thetaQueue;

    PseudocodeAllocator(long step, double lambdaOver, double lambdaUnder, double thetaQueue) {
        this.step = step;
        this.lambdaOver = lambdaOver;
        this.lambdaUnder = lambdaUnder;
        this.thetaQueue = thetaQueue;
    }

    record Venue(long ask, long askSize, long fee, long rebate) {}

    /** The best split, or an empty list where none adds up to the order. */
    List<Long> allocate(long orderSize, List<Venue> venues) {
        List<List<Long>> splits = new ArrayList<>(List.of(List.of()));
        for (Venue venue : venues) {
            List<List<Long>> longer = new ArrayList<>();
            for (List<Long> split : splits) {
                long most = Math.min(orderSize - sum(split), venue.askSize());
                for (long q = 0; q <= most; q += step) {
                    List<Long> next = new ArrayList<>(split);
                    next.add(q);
                    longer.add(next);
                }
            }
            splits = longer;
        }
        List<Long> best = List.of();
        double bestCost = Double.POSITIVE_INFINITY;
        for (List<Long> split : splits) {
            double cost = cost(split, venues, orderSize);
            if (sum(split) == orderSize && cost < bestCost) {
                best = split;
                bestCost = cost;
            }
        }
        return best;
    }

    double cost(List<Long> split, List<Venue> venues, long orderSize) {
        long executed = 0;
        double cash = 0;
        for (int i = 0; i < venues.size(); i++) {
            Venue venue = venues.get(i);
            long filled = Math.min(split.get(i), venue.askSize());
            executed += filled;
            cash += filled * (venue.ask() + venue.fee());
            cash -= Math.max(split.get(i) - filled, 0) * venue.rebate();
        }
        long under = Math.max(orderSize - executed, 0);
        long over = Math.max(executed - orderSize, 0);
        return cash + thetaQueue * (under + over) + lambdaUnder * under + lambdaOver * over;
    }

    static long sum(List<Long> split) {
        return split.stream().mapToLong(Long::longValue).sum();
    }

    static VenueQuotes quotes(List<Venue> venues) {
        VenueQuotes quotes = new VenueQuotes(venues.size());
        long best = venues.stream().mapToLong(Venue::ask).min().orElse(0);
        for (int i = 0; i < venues.size(); i++) {
            Venue venue = venues.get(i);
            quotes.set(i, venue.askSize(), venue.ask(), venue.fee(), venue.ask() == best && venue.askSize() > 0);
        }
        return quotes;
    }

    static List<Long> split(Allocator allocator, VenueQuotes quotes, long qty) {
        long[] split = new long[quotes.venues()];
        long total = allocator.allocate(quotes, qty, split);
        List<Long> list = Arrays.stream(split).boxed().toList();
        if (total != sum(list)) {
            throw new AssertionError("the sum of the split is not what was returned: " + total + " " + list);
        }
        return list;
    }
}
