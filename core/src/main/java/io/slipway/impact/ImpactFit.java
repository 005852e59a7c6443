package io.slipway.impact;

import io.slipway.stats.ClusterRegression;
import io.slipway.stats.ClusterRegression.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * A law fitted to orders: {@code bps = fixed + Y volatility size^exponent}. The equation is divided by the volatility before least
 * squares, since costs of volatile stocks and days vary more (Almgren et al. 2005, section 3). Orders of one stretch of time are one
 * cluster.
 *
 * @param law the law
 * @param regression the regression behind it
 * @param hasFixed true if it has a fixed part
 */
public record ImpactFit(ImpactLaw law, ClusterRegression regression, boolean hasFixed) {

    /** Probability that an interval covers. */
    public static final double LEVEL = 0.95;

    static Optional<ImpactFit> of(ImpactLaw law, List<ImpactObservation> orders, boolean hasFixed) {
        return regression(orders, law.exponent(), hasFixed, false).map(fit -> new ImpactFit(law, fit, hasFixed));
    }

    /** The regression of an exponent, with its derivative by the exponent as a further regressor if asked for. */
    static Optional<ClusterRegression> regression(
            List<ImpactObservation> orders, double exponent, boolean hasFixed, boolean hasDerivative) {
        double[][] x = new double[orders.size()][];
        double[] y = new double[orders.size()];
        int[] clusters = new int[orders.size()];
        for (int i = 0; i < y.length; i++) {
            ImpactObservation order = orders.get(i);
            double power = StrictMath.pow(order.size(), exponent);
            double derivative = power * StrictMath.log(order.size());
            double fixed = 1 / order.volatilityBps();
            x[i] = hasDerivative ? terms(hasFixed, fixed, power, derivative) : terms(hasFixed, fixed, power);
            y[i] = order.bps() / order.volatilityBps();
            clusters[i] = order.cluster();
        }
        return ClusterRegression.of(x, y, clusters);
    }

    private static double[] terms(boolean hasFixed, double fixed, double... others) {
        if (!hasFixed) {
            return others;
        }
        double[] all = new double[others.length + 1];
        all[0] = fixed;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    /** The coefficient Y, without unit. */
    public Estimate coefficient() {
        return regression.estimate(terms(hasFixed, 0, 1), LEVEL);
    }

    /** The fixed part in bps; zero if there is none. */
    public Estimate fixedBps() {
        return hasFixed ? regression.estimate(terms(true, 1, 0), LEVEL) : new Estimate(0, 0, 0, 0);
    }

    /** The mean cost in bps of orders of a size, with the interval of the mean. */
    public Estimate expectedBps(double size, double volatilityBps) {
        return regression.estimate(terms(hasFixed, 1, shape(size, volatilityBps)), LEVEL);
    }

    /** The mean cost in bps by the orders of all other clusters. */
    double expectedWithout(ImpactObservation order) {
        return regression.valueWithout(order.cluster(), terms(hasFixed, 1, shape(order.size(), order.volatilityBps())));
    }

    private double shape(double size, double volatilityBps) {
        return volatilityBps * StrictMath.pow(size, law.exponent());
    }
}
