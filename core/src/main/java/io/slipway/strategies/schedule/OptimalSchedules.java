package io.slipway.strategies.schedule;

/**
 * Optimal liquidation schedules as parts of the quantity by slice, for {@link Slices#ofParts}. Names of parameters are those of
 * the papers.
 */
public final class OptimalSchedules {

    private OptimalSchedules() {}

    /**
     * R. Almgren and N. Chriss, "Optimal execution of portfolio transactions", Journal of Risk 3 (2000): the parts
     * {@code n_j / X} of the trajectory {@code x_j = X sinh(kappa (T - t_j)) / sinh(kappa T)}.
     *
     * @param kappaTau {@code kappa * tau}, the urgency over one slice; zero gives equal parts
     * @param slices number of slices
     * @throws IllegalArgumentException if the urgency is negative or not finite, or there is no slice
     */
    public static double[] almgrenChriss(double kappaTau, int slices) {
        check(kappaTau, slices);
        double[] parts = new double[slices];
        for (int j = 0; j < slices; j++) {
            parts[j] = left(kappaTau, slices, j) - left(kappaTau, slices, j + 1);
        }
        return parts;
    }

    /** {@code sinh(k (n - j)) / sinh(k n)}, written so that it does not overflow. */
    private static double left(double k, int n, int j) {
        if (k == 0) {
            return (double) (n - j) / n;
        }
        return StrictMath.exp(-k * j) * -StrictMath.expm1(-2 * k * (n - j)) / -StrictMath.expm1(-2 * k * n);
    }

    /**
     * The urgency of Almgren and Chriss over one slice: {@code acosh(kappaTilde^2 tau^2 / 2 + 1)} with {@code kappaTilde^2 = lambda
     * sigma^2 / etaTilde} and {@code etaTilde = eta - gamma tau / 2} (their equations 15 and 16).
     *
     * @param lambda risk aversion
     * @param sigma volatility per square root of time, in price
     * @param eta temporary impact, price per share per time
     * @param gamma permanent impact, price per share
     * @param tau length of a slice
     * @throws IllegalArgumentException if {@code etaTilde} is not positive or a parameter is negative
     */
    public static double kappaTau(double lambda, double sigma, double eta, double gamma, double tau) {
        double etaTilde = eta - gamma * tau / 2;
        if (!(etaTilde > 0) || !(lambda >= 0) || !(sigma >= 0) || !(tau > 0)) {
            throw new IllegalArgumentException("not a model of Almgren and Chriss: etaTilde=" + etaTilde + ", lambda="
                    + lambda + ", sigma=" + sigma + ", tau=" + tau);
        }
        double y = lambda * sigma * sigma / etaTilde * tau * tau / 2;
        return StrictMath.log1p(y + StrictMath.sqrt(y * (y + 2)));
    }

    /**
     * A. Obizhaeva and J. Wang, "Optimal trading strategy and supply/demand dynamics", Journal of Financial Markets 16 (2013): a block
     * {@code 1 / (rho T + 2)} at the start and at the end, and an even rate between.
     *
     * @param rhoT resilience of the book times the horizon
     * @param slices number of slices, the first and last with a block each
     * @throws IllegalArgumentException if the resilience is negative or not finite, or there are fewer than two slices
     */
    public static double[] obizhaevaWang(double rhoT, int slices) {
        check(rhoT, slices);
        if (slices < 2) {
            throw new IllegalArgumentException("two blocks need two slices: slices=" + slices);
        }
        double[] parts = new double[slices];
        double block = 1 / (rhoT + 2);
        for (int j = 0; j < slices; j++) {
            parts[j] = rhoT * block / slices + (j == 0 || j == slices - 1 ? block : 0);
        }
        return parts;
    }

    private static void check(double urgency, int slices) {
        if (!(urgency >= 0) || Double.isInfinite(urgency) || slices < 1) {
            throw new IllegalArgumentException(
                    "urgency is finite and not negative: value=" + urgency + ", slices=" + slices);
        }
    }
}
