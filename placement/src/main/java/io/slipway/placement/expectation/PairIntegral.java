package io.slipway.placement.expectation;

import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.numeric.Quadrature;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The joint purchase at two venues with independent continuous outflows, by an integral over the first one's fill; closed form
 * for exponential distributions. With n shares still to buy and fills F, integration by parts gives E(n - F_1 - F_2)^+ = w(n) -
 * {@code int_0^{min(L_1, n)} P(X_1 > x) P(F_2 <= n - x) dx}, where w(t) = E(t - F_2)^+.
 */
final class PairIntegral {

    private static final double NEGLIGIBLE = 1e-20;
    private static final double TINY = 1e-300;

    private final Terms terms;
    private final int first;
    private final int second;
    private final boolean isExponential;

    PairIntegral(Terms terms, int first, int second) {
        this.terms = terms;
        this.first = first;
        this.second = second;
        this.isExponential =
                terms.distributions[first] instanceof Exponential && terms.distributions[second] instanceof Exponential;
    }

    /** E(n - F_1 - F_2)^+ for limits L_1 and L_2. */
    double shortfall(double n, double limit1, double limit2) {
        double alone = n - terms.fill(second, Math.min(limit2, n));
        double end = Math.min(limit1, n);
        if (isExponential) {
            return alone - exponentials(end, n, limit2);
        }
        return alone - integral(end, n, limit2, x -> terms.beyond(first, x) * cdf(second, limit2, n - x));
    }

    /** {@code P(F_1 + F_2 < n)}, or {@code <=} in place of {@code <}. */
    double below(double n, double limit1, double limit2, boolean orEqual) {
        double none = 1 - terms.beyond(first, 0);
        double all = terms.reaches(first, limit1);
        double ends = none * cdf(limit2, n, orEqual) + all * cdf(limit2, n - limit1, orEqual);
        double end = Math.min(limit1, n);
        if (isExponential) {
            return ends + exponentials(end, n, limit2) / terms.distributions[first].mean();
        }
        return ends + integral(end, n, limit2, x -> density(first, x) * cdf(second, limit2, n - x));
    }

    /** Integral of {@code P(X_1 > x) P(F_2 <= n - x)} from 0 to the end, for exponential outflows: {@code P(F_2 <= y)} is 1 - P(X_2 > y) below L_2 and 1 from there on. */
    private double exponentials(double end, double n, double limit2) {
        double start = Math.max(0, Math.min(end, n - limit2));
        return terms.fill(first, end) - bothBeyond(start, end, n);
    }

    /** int_from^to P(X_1 > x) P(X_2 > n - x) dx, from the end where the integrand is larger, so that nothing overflows. */
    private double bothBeyond(double from, double to, double n) {
        double rate = 1 / terms.distributions[second].mean() - 1 / terms.distributions[first].mean();
        double larger = rate > 0 ? to : from;
        double value = terms.beyond(first, larger) * terms.beyond(second, n - larger);
        double exponent = -Math.abs(rate) * (to - from);
        double length = exponent > -TINY ? to - from : (to - from) * StrictMath.expm1(exponent) / exponent;
        return value * length;
    }

    private double cdf(double limit2, double y, boolean orEqual) {
        if (y < 0 || (y == 0 && !orEqual)) {
            return 0;
        }
        boolean whole = orEqual ? y >= limit2 : y > limit2;
        return whole ? 1 : 1 - terms.beyond(second, y);
    }

    /** {@code P(F <= y)} for {@code y >= 0}. */
    private double cdf(int venue, double limit, double y) {
        return y >= limit ? 1 : 1 - terms.beyond(venue, y);
    }

    private double density(int venue, double x) {
        double outflow = terms.queue[venue] + x;
        if (terms.distributions[venue] instanceof Pareto pareto) {
            return outflow < pareto.scale() ? 0 : pareto.shape() / outflow * pareto.survival(outflow);
        }
        return terms.distributions[venue].survival(outflow) / terms.distributions[venue].mean();
    }

    /** Over [0, to], cut where the integrand is not smooth and where nothing is left of it. */
    private double integral(double to, double n, double limit2, DoubleUnaryOperator function) {
        double end =
                Math.min(to, Math.max(0, terms.distributions[first].upperQuantile(NEGLIGIBLE) - terms.queue[first]));
        double width = Math.min(scale(first), scale(second));
        double[] cuts = {0, n - limit2, start(first), n - start(second), end};
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = Math.max(0, Math.min(end, cuts[i]));
        }
        Arrays.sort(cuts);
        double sum = 0;
        for (int i = 1; i < cuts.length; i++) {
            sum += Quadrature.integral(cuts[i - 1], cuts[i], width, function);
        }
        return sum;
    }

    /** Start of the density beyond the queue. */
    private double start(int venue) {
        return terms.distributions[venue] instanceof Pareto pareto ? pareto.scale() - terms.queue[venue] : 0;
    }

    private double scale(int venue) {
        return terms.distributions[venue] instanceof Pareto pareto
                ? pareto.scale() / pareto.shape()
                : 2 * terms.distributions[venue].mean();
    }
}
