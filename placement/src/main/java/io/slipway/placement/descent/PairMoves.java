package io.slipway.placement.descent;

import io.slipway.placement.expectation.IndependentExpectation;
import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Roots;

/**
 * Best moves over two independent continuous outflows. A limit's slope changes its kind where both limits add up to what is left; to
 * each side its zeros are bracketed. The market quantity's slope rises, so its zero is found by halving.
 */
public final class PairMoves implements Moves {

    private static final int PANELS = 48;

    private final Terms terms;
    private final IndependentExpectation expectation;

    public PairMoves(Terms terms) {
        this.terms = terms;
        this.expectation = new IndependentExpectation(terms);
    }

    @Override
    public double cost(double[] x) {
        return terms.cost(x, expectation.shortfall(x));
    }

    @Override
    public void limit(double[] x, int venue) {
        double left = terms.qty - x[0];
        double kink = Math.max(0, left - x[2 - venue]);
        Best best = new Best(x, venue + 1);
        best.offer(0);
        best.offer(kink);
        best.offer(left);
        offerRoots(x, venue, 0, kink, best);
        offerRoots(x, venue, kink, left, best);
        x[venue + 1] = best.value;
    }

    /** Offers the minima inside an interval on which the slope is continuous. */
    private void offerRoots(double[] x, int venue, double from, double to, Best best) {
        double[] copy = x.clone();
        double before = from;
        double slopeBefore = slopeAt(copy, venue, from);
        for (int i = 1; i <= PANELS && to > from; i++) {
            double after = from + (to - from) * i / PANELS;
            double slopeAfter = slopeAt(copy, venue, after);
            if (slopeBefore < 0 && slopeAfter > 0) {
                best.offer(Roots.between(before, after, limit -> slopeAt(copy, venue, limit)));
            }
            before = after;
            slopeBefore = slopeAfter;
        }
    }

    /** The best value of one quantity so far; of equal ones the first. */
    private final class Best {

        private final double[] copy;
        private final int index;
        private double least = Double.POSITIVE_INFINITY;
        private double value;

        Best(double[] x, int index) {
            this.copy = x.clone();
            this.index = index;
        }

        void offer(double candidate) {
            copy[index] = candidate;
            double cost = cost(copy);
            if (cost < least) {
                least = cost;
                value = candidate;
            }
        }
    }

    private double slopeAt(double[] x, int venue, double limit) {
        x[venue + 1] = limit;
        return expectation.limitSlope(x, venue);
    }

    @Override
    public void market(double[] x) {
        double most = terms.qty - Terms.largestLimit(x);
        double[] copy = x.clone();
        if (marketSlope(copy, 0) >= 0) {
            x[0] = 0;
        } else if (marketSlope(copy, most) <= 0) {
            x[0] = most;
        } else {
            x[0] = Roots.between(0, most, market -> marketSlope(copy, market));
        }
    }

    private double marketSlope(double[] x, double market) {
        x[0] = market;
        return expectation.marketSlope(x);
    }

    @Override
    public void transfer(double[] x, int from, int to) {
        double[] direction = new double[x.length];
        direction[from] = -1;
        direction[to] = 1;
        along(x, direction);
    }

    @Override
    public void along(double[] x, double[] direction) {
        Moves.Range range = Moves.Range.of(terms.qty, x, direction);
        double before = cost(x);
        double moved = Roots.minimum(-range.back(), range.forth(), PANELS, t -> cost(moved(x, direction, t)));
        double[] there = moved(x, direction, moved);
        if (cost(there) < before) {
            System.arraycopy(there, 0, x, 0, x.length);
        }
    }

    private static double[] moved(double[] x, double[] direction, double qty) {
        double[] there = x.clone();
        for (int i = 0; i < x.length; i++) {
            there[i] = Math.max(0, there[i] + qty * direction[i]);
        }
        return there;
    }
}
