package io.slipway.placement.expectation;

import io.slipway.placement.distribution.Scenarios;

/** Averages over scenarios. */
final class ScenarioExpectation implements Expectation {

    private final Terms terms;
    private final Scenarios scenarios;

    ScenarioExpectation(Terms terms, Scenarios scenarios) {
        this.terms = terms;
        this.scenarios = scenarios;
    }

    private double excess(int scenario, int venue) {
        return Math.max(0, scenarios.outflow(scenario, venue) - terms.queue[venue]);
    }

    private double bought(double[] x, int scenario) {
        double bought = x[0];
        for (int k = 0; k < terms.venues(); k++) {
            bought += Math.min(excess(scenario, k), x[k + 1]);
        }
        return bought;
    }

    @Override
    public double shortfall(double[] x) {
        double sum = 0;
        for (int s = 0; s < scenarios.count(); s++) {
            sum += scenarios.weight(s) * Math.max(0, terms.qty - bought(x, s));
        }
        return sum;
    }

    @Override
    public double belowProbability(double[] x) {
        double sum = 0;
        for (int s = 0; s < scenarios.count(); s++) {
            sum += bought(x, s) < terms.qty - slack() ? scenarios.weight(s) : 0;
        }
        return sum;
    }

    @Override
    public double notAboveProbability(double[] x) {
        double sum = 0;
        for (int s = 0; s < scenarios.count(); s++) {
            sum += bought(x, s) <= terms.qty + slack() ? scenarios.weight(s) : 0;
        }
        return sum;
    }

    /** Sums of fractions that should be the order exactly may miss it by rounding. */
    private double slack() {
        return 1e-12 * terms.qty;
    }

    @Override
    public double limitSlope(double[] x, int venue) {
        double slope = terms.theta;
        for (int s = 0; s < scenarios.count(); s++) {
            if (excess(s, venue) > x[venue + 1] + slack()) {
                double penalty = bought(x, s) < terms.qty - slack() ? -terms.under : terms.over;
                slope += scenarios.weight(s) * (penalty - terms.earn[venue]);
            }
        }
        return slope;
    }

    @Override
    public double limitSlopeBelow(double[] x, int venue) {
        double slope = terms.theta;
        for (int s = 0; s < scenarios.count(); s++) {
            if (excess(s, venue) >= x[venue + 1] - slack()) {
                double penalty = bought(x, s) <= terms.qty + slack() ? -terms.under : terms.over;
                slope += scenarios.weight(s) * (penalty - terms.earn[venue]);
            }
        }
        return slope;
    }

    @Override
    public double marketSlope(double[] x) {
        return terms.market + terms.over - terms.swing() * belowProbability(x);
    }

    @Override
    public double marketSlopeBelow(double[] x) {
        return terms.market + terms.over - terms.swing() * notAboveProbability(x);
    }

    @Override
    public double probabilityError(double[] x) {
        return 0;
    }

    @Override
    public String method() {
        return "average of " + scenarios.count() + " scenarios";
    }
}
