package io.slipway.placement;

import io.slipway.placement.numeric.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A split of an order.
 *
 * @param market M: shares taken now
 * @param limits L_k: shares that join the queue of each venue
 */
public record Placement(double market, List<Double> limits) {

    /**
     * Checks the split.
     *
     * @throws IllegalArgumentException if a quantity is negative or not a number
     */
    public Placement {
        limits = List.copyOf(limits);
        Checks.notNegative("market", market);
        for (double limit : limits) {
            Checks.notNegative("limit", limit);
        }
    }

    /** Everything is taken now. */
    public static Placement allMarket(double qty, int venues) {
        return new Placement(qty, Collections.nCopies(venues, 0.0));
    }

    /** Everything rests at one venue. */
    public static Placement allLimit(double qty, int venues, int venue) {
        List<Double> limits = new ArrayList<>(Collections.nCopies(venues, 0.0));
        limits.set(venue, qty);
        return new Placement(0, limits);
    }

    /** X_E of the paper: the same quantity to the market and to each venue. */
    public static Placement equalSplit(double qty, int venues) {
        return new Placement(qty / (venues + 1), Collections.nCopies(venues, qty / (venues + 1)));
    }

    /** Number of venues. */
    public int venues() {
        return limits.size();
    }

    /** Shares submitted in all; more than the order where it over-books. */
    public double total() {
        double total = market;
        for (double limit : limits) {
            total += limit;
        }
        return total;
    }

    public static Placement of(double[] x) {
        List<Double> limits = new ArrayList<>(x.length - 1);
        for (int i = 1; i < x.length; i++) {
            limits.add(x[i]);
        }
        return new Placement(x[0], limits);
    }

    /** The market quantity, then the limits. */
    public double[] toArray() {
        double[] x = new double[limits.size() + 1];
        x[0] = market;
        for (int k = 0; k < limits.size(); k++) {
            x[k + 1] = limits.get(k);
        }
        return x;
    }
}
