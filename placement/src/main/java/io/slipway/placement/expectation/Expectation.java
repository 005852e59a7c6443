package io.slipway.placement.expectation;

import io.slipway.placement.PlacementProblem;
import io.slipway.placement.distribution.Scenarios;

/** The expected values of a split that need the joint distribution of all outflows. */
sealed interface Expectation permits IndependentExpectation, ScenarioExpectation {

    /** The one that fits the problem's outflows. */
    static Expectation of(PlacementProblem problem, Terms terms) {
        if (problem.outflows() instanceof Scenarios scenarios) {
            return new ScenarioExpectation(terms, scenarios);
        }
        return new IndependentExpectation(terms);
    }

    /** E(S - A)^+. */
    double shortfall(double[] x);

    /** {@code P(A < S)}. */
    double belowProbability(double[] x);

    /** {@code P(A <= S)}. */
    double notAboveProbability(double[] x);

    /** Cost of one more share in the queue of a venue: the right derivative. */
    double limitSlope(double[] x, int venue);

    /** Saving by one share less in the queue of a venue: the left derivative. It differs from the right one at a kink. */
    double limitSlopeBelow(double[] x, int venue);

    /** Cost of one more share taken now: the right derivative. */
    double marketSlope(double[] x);

    /** Saving by one share less taken now: the left derivative. */
    double marketSlopeBelow(double[] x);

    /** The most by which a probability of the split may be off. */
    double probabilityError(double[] x);

    /** The method of the expectation, in words. */
    String method();
}
