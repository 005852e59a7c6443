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
    /** Relative rounding of sums of a few quantities: some thousand times that of one. */
    private static final double ROUNDING = 1e-12;
    /** Halvings of an interval: 2^-40 of it is far below a share. */
    private static final int MOST_HALVINGS = 40;

    private final Terms terms;
    private final int first;
    private final int second;
    private final boolean isExponential;
    private final double[] gone = new double[2];

    PairIntegral(Terms terms, int first, int second) {
        this.terms = terms;
        this.first = first;
        this.second = second;
        this.isExponential =
                terms.distributions[first] instanceof Exponential && terms.distributions[second] instanceof Exponential;
        if (!isExponential) {
            gone[0] = terms.distributions[first].upperQuantile(NEGLIGIBLE) - terms.queue[first];
            gone[1] = terms.distributions[second].upperQuantile(NEGLIGIBLE) - terms.queue[second];
        }
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

    /**
     * {@code P(F_2 <= y)}, or {@code <}. What is left after one limit is often exactly the other limit or nothing, where the fill has an
     * atom; differences of that size that are due to rounding count as none.
     */
    private double cdf(double limit2, double y, boolean orEqual) {
        double slack = ROUNDING * terms.qty;
        if (y < -slack || (y <= slack && !orEqual)) {
            return 0;
        }
        boolean whole = orEqual ? y >= limit2 - slack : y > limit2 + slack;
        return whole ? 1 : 1 - terms.beyond(second, Math.max(0, y));
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
        double end = Math.min(to, Math.max(0, gone(first)));
        double[] cuts = {0, n - limit2, start(first), n - start(second), n - gone(second), end};
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = Math.max(0, Math.min(end, cuts[i]));
        }
        Arrays.sort(cuts);
        double sum = 0;
        for (int i = 1; i < cuts.length; i++) {
            sum += halved(cuts[i - 1], cuts[i], n, MOST_HALVINGS, function);
        }
        return sum;
    }

    /** Halves an interval until its panels are as narrow as the distributions change, which for a Pareto tail widens with the outflow. */
    private double halved(double from, double to, double n, int halvings, DoubleUnaryOperator function) {
        double width = Math.min(scale(first, from, to), scale(second, n - to, n - from));
        if (halvings == 0 || to - from <= width) {
            return Quadrature.integral(from, to, to - from, function);
        }
        double middle = (from + to) / 2;
        return halved(from, middle, n, halvings - 1, function) + halved(middle, to, n, halvings - 1, function);
    }

    /** Start of the density beyond the queue. */
    private double start(int venue) {
        return terms.distributions[venue] instanceof Pareto pareto ? pareto.scale() - terms.queue[venue] : 0;
    }

    /** Shares beyond the queue from which on nothing is left of the distribution. */
    private double gone(int venue) {
        return gone[venue == first ? 0 : 1];
    }

    /**
     * Width of a panel relative to the outflow. 16 nodes follow exp(-12 t) over [0, 1] to rounding, and a power on a panel of a quarter of
     * its distance to zero.
     */
    private static double relativeWidth(double shape) {
        return Math.max(2, Math.min((1 + shape) / 4, 12)) / (1 + shape);
    }

    /**
     * Width over which a density of 16 nodes a panel is followed to rounding, between two numbers of shares beyond the queue. A Pareto
     * distribution of a large shape changes within a narrow range only, and is constant before and after it.
     */
    private double scale(int venue, double from, double to) {
        if (terms.distributions[venue] instanceof Pareto pareto) {
            double slack = ROUNDING * terms.qty;
            boolean isConstant = to <= start(venue) + slack || from >= gone(venue) - slack;
            return isConstant
                    ? Double.POSITIVE_INFINITY
                    : Math.max(pareto.scale(), terms.queue[venue] + from) * relativeWidth(pareto.shape());
        }
        return 2 * terms.distributions[venue].mean();
    }
}
