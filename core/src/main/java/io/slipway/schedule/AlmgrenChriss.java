package io.slipway.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The model of R. Almgren and N. Chriss, Optimal Execution of Portfolio Transactions, Journal of Risk 3 (2000), for one asset and
 * equal slices. Names are those of the paper.
 *
 * <pre>{@code
 * AlmgrenChriss model = new AlmgrenChriss(0.95, 2.5e-6, 2.5e-7, 0.0625, 1);
 * List<AlmgrenChriss.Point> frontier = model.frontier(1e6, 5, List.of(0.0, 1e-6, 2e-6));
 * }</pre>
 *
 * @param sigma volatility, price per square root of time
 * @param eta temporary impact, price per share per time
 * @param gamma permanent impact, price per share
 * @param epsilon fixed cost per share, such as half the spread
 * @param tau length of a slice, in time
 */
public record AlmgrenChriss(double sigma, double eta, double gamma, double epsilon, double tau) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code eta - gamma tau / 2} or the length of a slice is not positive, or a value is
     *     negative
     */
    public AlmgrenChriss {
        boolean isPositive = eta - gamma * tau / 2 > 0 && tau > 0;
        if (!isPositive || !(sigma >= 0 && gamma >= 0 && epsilon >= 0)) {
            throw new IllegalArgumentException("not a model of Almgren and Chriss: sigma=" + sigma + ", eta=" + eta
                    + ", gamma=" + gamma + ", epsilon=" + epsilon + ", tau=" + tau);
        }
    }

    /**
     * One schedule on the frontier.
     *
     * @param lambda risk aversion, per unit of money
     * @param trades shares by slice
     * @param expectedCost expected cost in money
     * @param standardDeviation standard deviation of the cost in money
     */
    public record Point(double lambda, List<Double> trades, double expectedCost, double standardDeviation) {

        /** Copies the list. */
        public Point {
            trades = List.copyOf(trades);
        }
    }

    private double etaTilde() {
        return eta - gamma * tau / 2;
    }

    /** The optimal urgency over one slice, {@code kappa tau} (equations 15 and 16). */
    public double kappaTau(double lambda) {
        double y = lambda * sigma * sigma / etaTilde() * tau * tau / 2;
        return StrictMath.log1p(y + Math.sqrt(y * (y + 2)));
    }

    /** The expected cost of selling or buying {@code trades} (equation 6 with 7 and 9). */
    public double expectedCost(List<Double> trades) {
        double shares = 0;
        double size = 0;
        double squares = 0;
        for (double trade : trades) {
            shares += trade;
            size += Math.abs(trade);
            squares += trade * trade;
        }
        return gamma * shares * shares / 2 + epsilon * size + etaTilde() / tau * squares;
    }

    /** The variance of the cost (equation 5): what is held after each trade is held for a slice. */
    public double variance(List<Double> trades) {
        double left = trades.stream().mapToDouble(Double::doubleValue).sum();
        double squares = 0;
        for (double trade : trades) {
            left -= trade;
            squares += left * left;
        }
        return sigma * sigma * tau * squares;
    }

    /** The schedule of least {@code expectedCost + lambda variance} (equations 17 and 18). */
    public Point optimal(double qty, int slices, double lambda) {
        double kappaTau = kappaTau(lambda);
        List<Double> trades = new ArrayList<>();
        for (int j = 0; j < slices; j++) {
            trades.add(qty * (left(kappaTau, slices, j) - left(kappaTau, slices, j + 1)));
        }
        return new Point(lambda, trades, expectedCost(trades), Math.sqrt(variance(trades)));
    }

    /** {@code sinh(k (n - j)) / sinh(k n)}, written so that it does not overflow. */
    private static double left(double k, int n, int j) {
        return k == 0
                ? (double) (n - j) / n
                : StrictMath.exp(-k * j) * -StrictMath.expm1(-2 * k * (n - j)) / -StrictMath.expm1(-2 * k * n);
    }

    /** The frontier at some risk aversions. */
    public List<Point> frontier(double qty, int slices, List<Double> lambdas) {
        return lambdas.stream().map(lambda -> optimal(qty, slices, lambda)).toList();
    }
}
