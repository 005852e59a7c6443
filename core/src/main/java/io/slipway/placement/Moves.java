package io.slipway.placement;

/**
 * Best moves along lines, for one problem. A split is M first, then the limits; every method leaves it feasible (0 <= M,
 * 0 <= L_k, M + L_k <= S) and never dearer.
 */
interface Moves {

    /** Expected cost of a split. */
    double cost(double[] x);

    /** Sets one limit to the best value, all else as it is. */
    void limit(double[] x, int venue);

    /** Sets the market quantity to the best value, all else as it is. */
    void market(double[] x);

    /**
     * Moves the best quantity, of either sign, from one place to another.
     *
     * @param from 0 for the market, k for the venue k - 1
     * @param to as {@code from}
     */
    void transfer(double[] x, int from, int to);

    /** The nearest split that these moves can handle. */
    default void align(double[] x) {}

    /** The range of a transfer: how much may go, and how much may come back. */
    record Range(double back, double forth) {

        static Range of(double qty, double[] x, int from, int to) {
            double left = qty - x[0];
            if (from == 0) {
                return new Range(Math.max(0, Math.min(x[to], left - largestBut(x, to))), x[0]);
            }
            return new Range(Math.min(x[to], left - x[from]), Math.min(x[from], left - x[to]));
        }

        private static double largestBut(double[] x, int but) {
            double largest = 0;
            for (int i = 1; i < x.length; i++) {
                largest = i == but ? largest : Math.max(largest, x[i]);
            }
            return largest;
        }
    }
}
