package io.slipway.placement;

/**
 * Descends along lines until none gains: each limit, the market quantity, and every transfer from one place to another.
 * Transfers matter: at (S, 0, ..., 0), and wherever the split adds up to the order, no single quantity can be changed for the
 * better, although two together can.
 */
final class Descent {

    private static final double GAIN = 1e-12;
    private static final int GLANCES = 3;
    private static final int PANELS = 24;

    private final Moves moves;
    private final double scale;
    private final double qty;

    Descent(Moves moves, Terms terms) {
        this.moves = moves;
        this.qty = terms.qty;
        this.scale = terms.qty * terms.swing();
    }

    /** Descends; returns the cost. */
    double descend(double[] x, int mostRounds) {
        double cost = moves.cost(x);
        for (int round = 0; round < mostRounds; round++) {
            coordinates(x);
            transfers(x);
            double lower = moves.cost(x);
            if (cost - lower <= GAIN * scale) {
                lower = together(x, lower);
            }
            if (cost - lower <= GAIN * scale) {
                return lower;
            }
            cost = lower;
        }
        return cost;
    }

    /** A few rounds of single quantities; returns the cost. */
    double glance(double[] x) {
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

    private void transfers(double[] x) {
        for (int from = 0; from < x.length; from++) {
            for (int to = from + 1; to < x.length; to++) {
                moves.transfer(x, from, to);
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
