package io.slipway.placement.expectation;

import io.slipway.placement.Forecast;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.Slopes;
import java.util.ArrayList;
import java.util.List;

/** The objective of one problem: what any split is expected to cost. Immutable. */
public final class ExpectedCost {

    private final Terms terms;
    private final Expectation expectation;

    private ExpectedCost(PlacementProblem problem) {
        this.terms = new Terms(problem);
        this.expectation = Expectation.of(problem, terms);
    }

    /** The objective of a problem. */
    public static ExpectedCost of(PlacementProblem problem) {
        return new ExpectedCost(problem);
    }

    /**
     * Expected cost V of a split.
     *
     * @throws IllegalArgumentException if it has another number of venues
     */
    public double cost(Placement placement) {
        return cost(arrayOf(placement));
    }

    public double cost(double[] x) {
        return terms.cost(x, expectation.shortfall(x));
    }

    /**
     * Expected cost, fills and misses of a split.
     *
     * @throws IllegalArgumentException if it has another number of venues
     */
    public Forecast forecast(Placement placement) {
        double[] x = arrayOf(placement);
        double shortfall = expectation.shortfall(x);
        List<Double> fills = new ArrayList<>(terms.venues());
        double bought = x[0];
        for (int k = 0; k < terms.venues(); k++) {
            fills.add(terms.fill(k, x[k + 1]));
            bought += fills.get(k);
        }
        return new Forecast(
                terms.cost(x, shortfall),
                fills,
                shortfall,
                Math.max(0, bought - terms.qty + shortfall),
                expectation.belowProbability(x),
                Math.max(0, 1 - expectation.notAboveProbability(x)),
                expectation.probabilityError(x));
    }

    /** Slopes of the cost in the shares in the queue of a venue. */
    public Slopes slopes(Placement placement, int venue) {
        double[] x = arrayOf(placement);
        double below = x[venue + 1] > 0 ? expectation.limitSlopeBelow(x, venue) : Double.NaN;
        return new Slopes(expectation.limitSlope(x, venue), below);
    }

    /** Slopes of the cost in the shares taken now. */
    public Slopes marketSlopes(Placement placement) {
        double[] x = arrayOf(placement);
        return new Slopes(expectation.marketSlope(x), x[0] > 0 ? expectation.marketSlopeBelow(x) : Double.NaN);
    }

    /** The method of the expectations, in words. */
    public String method() {
        return expectation.method();
    }

    private double[] arrayOf(Placement placement) {
        if (placement.venues() != terms.venues()) {
            throw new IllegalArgumentException("a split for another problem: venues=" + placement.venues()
                    + ", venues of the problem=" + terms.venues());
        }
        return placement.toArray();
    }
}
