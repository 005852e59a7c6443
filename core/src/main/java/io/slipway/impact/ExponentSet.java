package io.slipway.impact;

import io.slipway.stats.ClusterRegression;
import java.util.List;
import java.util.Optional;

/**
 * Exponents of size that the data do not reject. Each exponent of a grid is tested: where it is the true one, the derivative of the
 * law by the exponent explains nothing more. The set of those that are not rejected covers the true exponent with the level of the
 * test also where there is hardly any impact; then it is wide, as it should be.
 *
 * @param best exponent with the least squares
 * @param lower least exponent that is not rejected
 * @param upper greatest such exponent
 */
public record ExponentSet(double best, double lower, double upper) {

    /** Ends and step of the grid: published exponents lie between 0.3 and 1. */
    private static final double STEP = 0.05;

    private static final int STEPS = 30;

    /** True if the set contains the exponent of a law. */
    public boolean contains(ImpactLaw law) {
        return lower <= law.exponent() + STEP / 2 && law.exponent() - STEP / 2 <= upper;
    }

    /** True if it is bounded on both sides. */
    public boolean isBounded() {
        return lower > STEP * 1.5 && upper < STEP * (STEPS - 0.5);
    }

    /**
     * The set of some orders.
     *
     * @param level probability that it covers the true exponent
     */
    static Optional<ExponentSet> of(List<ImpactObservation> orders, boolean hasFixed, double level) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        double lower = Double.NaN;
        double upper = Double.NaN;
        for (int i = 1; i <= STEPS; i++) {
            double exponent = i * STEP;
            Optional<ClusterRegression> fit = ImpactFit.regression(orders, exponent, hasFixed, false);
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            if (fit.get().residualSquares() < least) {
                least = fit.get().residualSquares();
                best = exponent;
            }
            if (!isRejected(orders, exponent, hasFixed, level)) {
                lower = Double.isNaN(lower) ? exponent : lower;
                upper = exponent;
            }
        }
        return Optional.of(
                Double.isNaN(lower) ? new ExponentSet(best, best, best) : new ExponentSet(best, lower, upper));
    }

    /** True if the derivative of the law by this exponent explains more. */
    static boolean isRejected(List<ImpactObservation> orders, double exponent, boolean hasFixed, double level) {
        double[] derivative = hasFixed ? new double[] {0, 0, 1} : new double[] {0, 1};
        return ImpactFit.regression(orders, exponent, hasFixed, true)
                .map(fit -> !fit.estimate(derivative, level).contains(0))
                .orElse(false);
    }
}
