package io.slipway.placement.expectation;

import io.slipway.placement.PlacementProblem;
import io.slipway.placement.distribution.Scenarios;

/** What is expected of a split of one problem: the part that needs the joint law of all outflows. */
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

    /** P(A < S). */
    double belowProbability(double[] x);

    /** P(A <= S). */
    double notAboveProbability(double[] x);

    /** What one more share in the queue of a venue would cost: the right derivative. */
    double limitSlope(double[] x, int venue);

    /** What one more share taken now would cost: the right derivative. */
    double marketSlope(double[] x);

    /** How the expectation is worked out, in words. */
    String method();
}
