package io.slipway.placement.descent;

import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Roots;

/**
 * Descends along lines until none gains: each limit, the market quantity, and every transfer from one place to another.
 * Transfers matter: at (S, 0, ..., 0), and wherever the split adds up to the order, no single quantity can be changed for the
 * better, although two together can.
 */
public final class Descent {

    private static final double EXACT = 1e-12;
    private static final double CLOSE = 1e-7;
    private static final int GLANCES = 2;
    private static final int SETTLING = 8;
    private static final int PANELS = 24;

    private final Moves moves;
    private final double enough;
    private final double qty;
    private final boolean skipsIdle;

    private Descent(Moves moves, Terms terms, double gain, boolean skipsIdle) {
        this.skipsIdle = skipsIdle;
        this.moves = moves;
        this.qty = terms.qty;
        this.enough = gain * terms.qty * terms.swing();
    }

    /** Descends until it gains no more than rounding. */
    public static Descent exact(Moves moves, Terms terms) {
        return new Descent(moves, terms, EXACT, false);
    }

    /** Descends until a round gains next to nothing, and tries no transfer again that moved nothing: for averages over samples, which are further than that from what they estimate. */
    public static Descent close(Moves moves, Terms terms) {
        return new Descent(moves, terms, CLOSE, true);
    }

    /** Descends; returns the cost. */
    public double descend(double[] x, int mostRounds) {
        double cost = moves.cost(x);
        boolean[] idle = new boolean[x.length * x.length];
        for (int round = 0; round < mostRounds; round++) {
            double settled = settle(x, cost);
            transfers(x, idle);
            cost = moves.cost(x);
            if (settled - cost <= enough) {
                cost = together(x, cost);
            }
            if (settled - cost <= enough) {
                return cost;
            }
        }
        return cost;
    }

    /** Rounds of single quantities, which cost less than transfers, until they gain little. */
    private double settle(double[] x, double costBefore) {
        double cost = costBefore;
        for (int round = 0; round < SETTLING; round++) {
            coordinates(x);
            double lower = moves.cost(x);
            if (cost - lower <= enough) {
                return lower;
            }
            cost = lower;
        }
        return cost;
    }

    /**
     * Descends along lines, then also along all directions of three places. Few scenarios make ridges on which two places are
     * not enough. Returns the cost.
     */
    public double descendFurther(double[] x, int mostRounds) {
        double cost = descend(x, mostRounds);
        for (int round = 0; round < mostRounds; round++) {
            triples(x);
            double lower = moves.cost(x);
            if (cost - lower <= enough) {
                return lower;
            }
            cost = descend(x, mostRounds);
        }
        return cost;
    }

    private void triples(double[] x) {
        double[] direction = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                for (int k = j + 1; k < x.length; k++) {
                    for (int signs = 0; signs < 4; signs++) {
                        direction[i] = 1;
                        direction[j] = (signs & 1) == 0 ? 1 : -1;
                        direction[k] = (signs & 2) == 0 ? 1 : -1;
                        moves.along(x, direction);
                        direction[k] = 0;
                    }
                    direction[j] = 0;
                }
            }
            direction[i] = 0;
        }
    }

    /** A few rounds of single quantities; returns the cost. */
    public double glance(double[] x) {
        for (int round = 0; round < GLANCES; round++) {
            coordinates(x);
        }
        return moves.cost(x);
    }

    private void coordinates(double[] x) {
        for (int k = 0; k + 1 < x.length; k++) {
            moves.limit(x, k);
        }
        moves.market(x);
    }

    private void transfers(double[] x, boolean[] idle) {
        for (int from = 0; from < x.length; from++) {
            for (int to = from + 1; to < x.length; to++) {
                int pair = from * x.length + to;
                if (!idle[pair]) {
                    double before = x[from];
                    moves.transfer(x, from, to);
                    idle[pair] = skipsIdle && x[from] == before;
                }
            }
        }
    }

    /**
     * Moves shares between the market and all limits at once that are at their bound S - M, where no transfer to or from a single one is
     * possible or gains.
     */
    private double together(double[] x, double cost) {
        double left = qty - x[0];
        boolean[] bound = new boolean[x.length];
        int count = 0;
        for (int i = 1; i < x.length; i++) {
            bound[i] = x[i] >= left;
            count += bound[i] ? 1 : 0;
        }
        if (count < 2) {
            return cost;
        }
        double best = Roots.minimum(0, qty, PANELS, market -> moves.cost(at(x, bound, market)));
        double[] there = at(x, bound, best);
        double lower = moves.cost(there);
        if (lower >= cost) {
            return cost;
        }
        System.arraycopy(there, 0, x, 0, x.length);
        return lower;
    }

    private double[] at(double[] x, boolean[] bound, double market) {
        double[] there = x.clone();
        there[0] = market;
        for (int i = 1; i < x.length; i++) {
            there[i] = bound[i] ? qty - market : Math.min(x[i], qty - market);
        }
        moves.align(there);
        return there;
    }
}
