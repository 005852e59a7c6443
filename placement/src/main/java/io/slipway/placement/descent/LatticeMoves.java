package io.slipway.placement.descent;

import io.slipway.placement.expectation.FillLattice;
import io.slipway.placement.expectation.Terms;

/**
 * Best moves over independent outflows on a lattice. With the distribution of the purchases at all other venues, the cost along
 * a line follows from sums. One more step at venue k costs
 * {@code theta + P(X_k > L_k) (lambda_o - h - r_k - Lambda P(A_-k < S - L_k))}, where A_-k is bought at the other venues and in the market. Quantities are whole steps.
 */
public final class LatticeMoves implements Moves {

    private static final double TIE = 1e-15;

    private final Terms terms;
    private final FillLattice lattice;
    private final int cells;
    private final double step;
    private final int widest;

    public LatticeMoves(Terms terms, FillLattice lattice, int widest) {
        this.terms = terms;
        this.lattice = lattice;
        this.cells = lattice.cells();
        this.step = lattice.step();
        this.widest = widest;
    }

    @Override
    public void align(double[] x) {
        int market = Math.max(0, Math.min(cells, (int) Math.round(x[0] / step)));
        x[0] = market * step;
        for (int i = 1; i < x.length; i++) {
            x[i] = Math.max(0, Math.min(cells - market, (int) Math.round(x[i] / step))) * step;
        }
    }

    private int steps(double shares) {
        return (int) Math.round(shares / step);
    }

    private double[] limits(double[] x) {
        double[] limits = new double[x.length - 1];
        for (int k = 0; k < limits.length; k++) {
            limits[k] = steps(x[k + 1]);
        }
        return limits;
    }

    @Override
    public double cost(double[] x) {
        int left = cells - steps(x[0]);
        double[] masses = lattice.masses(limits(x), -1, -1, left);
        double shortfall = 0;
        for (int i = 0; i < Math.min(masses.length, left); i++) {
            shortfall += (left - i) * masses[i];
        }
        return terms.cost(x, shortfall * step);
    }

    @Override
    public void limit(double[] x, int venue) {
        int left = cells - steps(x[0]);
        double[] others = FillLattice.cumulate(lattice.masses(limits(x), venue, -1, left), left + 1);
        double cost = 0;
        double least = 0;
        int best = 0;
        int last = Math.min(left, lattice.reach(venue));
        for (int l = 0; l < last; l++) {
            cost += limitStep(venue, l, others[left - l - 1]);
            if (cost < least - TIE) {
                least = cost;
                best = l + 1;
            }
        }
        x[venue + 1] = best * step;
    }

    /**
     * Cost per share of the step after {@code limit} steps, if the others buy less than the remaining quantity with the given
     * probability.
     */
    private double limitStep(int venue, int limit, double below) {
        double bracket = terms.over - terms.earn[venue] - terms.swing() * below;
        return terms.theta + lattice.tail(venue, limit + 1) * bracket;
    }

    private double marketStep(double below) {
        return terms.market + terms.over - terms.swing() * below;
    }

    @Override
    public void market(double[] x) {
        double[] bought = FillLattice.cumulate(lattice.masses(limits(x), -1, -1, cells), cells + 1);
        int most = cells - steps(Terms.largestLimit(x));
        int market = 0;
        while (market < most && marketStep(bought[cells - market - 1]) < 0) {
            market++;
        }
        x[0] = market * step;
    }

    @Override
    public void transfer(double[] x, int from, int to) {
        Moves.Range range = Moves.Range.of(terms.qty, x, from, to);
        int forth = Math.min(widest, steps(range.forth()));
        int back = Math.min(widest, steps(range.back()));
        if (forth + back == 0) {
            return;
        }
        Line line = from == 0 ? new FromMarket(x, to - 1) : new Between(x, from - 1, to - 1);
        int best = 0;
        double least = -TIE;
        double cost = 0;
        for (int t = 0; t < forth; t++) {
            cost += line.stepAfter(t);
            if (cost < least) {
                least = cost;
                best = t + 1;
            }
        }
        cost = 0;
        for (int t = 0; t > -back; t--) {
            cost -= line.stepAfter(t - 1);
            if (cost < least) {
                least = cost;
                best = t - 1;
            }
        }
        x[from] = (steps(x[from]) - best) * step;
        x[to] = (steps(x[to]) + best) * step;
    }

    @Override
    public void along(double[] x, double[] direction) {
        Moves.Range range = Moves.Range.of(terms.qty, x, direction);
        double least = cost(x);
        for (int t : new int[] {-1, 1}) {
            boolean fits = t < 0 ? range.back() >= step : range.forth() >= step;
            double[] there = x.clone();
            for (int i = 0; fits && i < x.length; i++) {
                there[i] = (steps(x[i]) + t * direction[i]) * step;
            }
            double cost = fits ? cost(there) : least;
            if (cost < least) {
                least = cost;
                System.arraycopy(there, 0, x, 0, x.length);
                return;
            }
        }
    }

    private interface Line {
        /** Cost per share of the step from t to t + 1. */
        double stepAfter(int t);
    }

    /** {@code P(others + fill of a venue <= y)}. */
    private double below(double[] others, int venue, int limit, int y) {
        int whole = Math.min(limit, lattice.reach(venue));
        double sum = 0;
        int end = Math.min(whole, y + 1);
        for (int i = 0; i < end; i++) {
            sum += (lattice.tail(venue, i) - lattice.tail(venue, i + 1)) * others[y - i];
        }
        return whole <= y ? sum + lattice.tail(venue, whole) * others[y - whole] : sum;
    }

    private final class FromMarket implements Line {

        private final int venue;
        private final int left;
        private final int limit;
        private final double[] others;

        FromMarket(double[] x, int venue) {
            this.venue = venue;
            this.left = cells - steps(x[0]);
            this.limit = steps(x[venue + 1]);
            this.others = FillLattice.cumulate(lattice.masses(limits(x), venue, -1, cells), cells + 1);
        }

        @Override
        public double stepAfter(int t) {
            int here = limit + t;
            int newLeft = left + t + 1;
            double market = marketStep(below(others, venue, here, newLeft - 1));
            int room = newLeft - here - 1;
            return limitStep(venue, here, room < 0 ? 0 : others[room]) - market;
        }
    }

    private final class Between implements Line {

        private final int from;
        private final int to;
        private final int left;
        private final int fromLimit;
        private final int toLimit;
        private final double[] others;

        Between(double[] x, int from, int to) {
            this.from = from;
            this.to = to;
            this.left = cells - steps(x[0]);
            this.fromLimit = steps(x[from + 1]);
            this.toLimit = steps(x[to + 1]);
            this.others = FillLattice.cumulate(lattice.masses(limits(x), from, to, left), left + 1);
        }

        @Override
        public double stepAfter(int t) {
            int taken = fromLimit - t - 1;
            int given = toLimit + t;
            double out = limitStep(from, taken, below(others, to, given, left - taken - 1));
            double in = limitStep(to, given, below(others, from, taken, left - given - 1));
            return in - out;
        }
    }
}
