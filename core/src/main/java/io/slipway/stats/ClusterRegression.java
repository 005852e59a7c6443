package io.slipway.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Least squares with standard errors that allow for clusters: observations of one cluster may depend on each other, and all may
 * have variances of their own. The covariance is the jackknife over clusters, CV3 of J. MacKinnon, M. Nielsen and M. Webb
 * (Cluster-robust inference, Journal of Econometrics, 2023); with one observation a cluster it is nearly HC3.
 *
 * <pre>{@code
 * ClusterRegression fit = ClusterRegression.of(rows, values, clusters).orElseThrow();
 * Estimate slope = fit.estimate(new double[] {0, 1}, 0.95);
 * }</pre>
 */
public final class ClusterRegression {

    /** A pivot that is smaller, of a matrix scaled to ones on its diagonal, says that regressors cannot be told apart. */
    private static final double SINGULAR = 1e-10;

    private final double[] coefficients;
    private final List<double[]> without;
    private final double residualSquares;

    private ClusterRegression(double[] coefficients, List<double[]> without, double residualSquares) {
        this.coefficients = coefficients;
        this.without = without;
        this.residualSquares = residualSquares;
    }

    /**
     * An estimate with its interval.
     *
     * @param value the estimate
     * @param standardError its standard error
     * @param lower lower end of the interval
     * @param upper upper end
     */
    public record Estimate(double value, double standardError, double lower, double upper) {

        /** True if the interval contains a value. */
        public boolean contains(double other) {
            return lower <= other && other <= upper;
        }
    }

    /**
     * Fits {@code y = x b}.
     *
     * @param x regressors of each observation
     * @param y what is explained
     * @param clusters cluster of each observation, from zero without gaps
     * @return empty if the regressors cannot be told apart, with any one cluster left out, or clusters do not outnumber them
     */
    public static Optional<ClusterRegression> of(double[][] x, double[] y, int[] clusters) {
        int terms = x.length == 0 ? 0 : x[0].length;
        int count = 0;
        for (int cluster : clusters) {
            count = Math.max(count, cluster + 1);
        }
        if (count <= terms) {
            return Optional.empty();
        }
        Normal all = new Normal(terms);
        List<Normal> each = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            each.add(new Normal(terms));
        }
        for (int i = 0; i < y.length; i++) {
            all.add(x[i], y[i]);
            each.get(clusters[i]).add(x[i], y[i]);
        }
        Optional<double[]> fitted = all.solved();
        List<double[]> without = new ArrayList<>();
        for (Normal cluster : each) {
            all.minus(cluster).solved().ifPresent(without::add);
        }
        return fitted.isEmpty() || without.size() < count
                ? Optional.empty()
                : Optional.of(new ClusterRegression(fitted.get(), without, residualSquares(x, y, fitted.get())));
    }

    private static double residualSquares(double[][] x, double[] y, double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = y[i] - product(x[i], coefficients);
            sum += residual * residual;
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Number of clusters. */
    public int clusters() {
        return without.size();
    }

    /** Sum of the squared residuals. */
    public double residualSquares() {
        return residualSquares;
    }

    /** The value at {@code x}. */
    public double value(double[] x) {
        return product(x, coefficients);
    }

    /** The value at {@code x} by all observations but those of a cluster. */
    public double valueWithout(int cluster, double[] x) {
        return product(x, without.get(cluster));
    }

    /**
     * The value at {@code x} with an interval of Student's t, whose degrees of freedom are the clusters less the regressors.
     *
     * @param level probability that the interval covers, such as 0.95
     */
    public Estimate estimate(double[] x, double level) {
        double value = value(x);
        double squares = 0;
        for (double[] each : without) {
            double change = product(x, each) - value;
            squares += change * change;
        }
        double error = Math.sqrt(squares * (clusters() - 1) / clusters());
        double t = Distributions.studentQuantile((1 + level) / 2, clusters() - x.length);
        return new Estimate(value, error, value - t * error, value + t * error);
    }

    /** The normal equations of some observations. */
    private static final class Normal {

        private final double[][] squares;
        private final double[] products;

        Normal(int terms) {
            squares = new double[terms][terms];
            products = new double[terms];
        }

        void add(double[] x, double y) {
            for (int i = 0; i < x.length; i++) {
                products[i] += x[i] * y;
                for (int j = 0; j < x.length; j++) {
                    squares[i][j] += x[i] * x[j];
                }
            }
        }

        Normal minus(Normal other) {
            Normal less = new Normal(products.length);
            for (int i = 0; i < products.length; i++) {
                less.products[i] = products[i] - other.products[i];
                for (int j = 0; j < products.length; j++) {
                    less.squares[i][j] = squares[i][j] - other.squares[i][j];
                }
            }
            return less;
        }

        /** The coefficients, by elimination after the diagonal is scaled to ones; empty if the matrix is singular. */
        Optional<double[]> solved() {
            int n = products.length;
            double[] scale = new double[n];
            double[][] a = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                scale[i] = Math.sqrt(squares[i][i]);
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = squares[i][j] / (scale[i] * scale[j]);
                }
                a[i][n] = products[i] / scale[i];
            }
            for (int i = 0; i < n; i++) {
                if (!(a[i][i] > SINGULAR)) {
                    return Optional.empty();
                }
                eliminate(a, i);
            }
            double[] solution = new double[n];
            for (int i = n - 1; i >= 0; i--) {
                double rest = a[i][n];
                for (int j = i + 1; j < n; j++) {
                    rest -= a[i][j] * solution[j];
                }
                solution[i] = rest / a[i][i];
            }
            for (int i = 0; i < n; i++) {
                solution[i] /= scale[i];
            }
            return Optional.of(solution);
        }

        /** A positive definite matrix needs no exchange of rows. */
        private static void eliminate(double[][] a, int pivot) {
            for (int row = pivot + 1; row < a.length; row++) {
                double factor = a[row][pivot] / a[pivot][pivot];
                for (int column = pivot; column <= a.length; column++) {
                    a[row][column] -= factor * a[pivot][column];
                }
            }
        }
    }
}
