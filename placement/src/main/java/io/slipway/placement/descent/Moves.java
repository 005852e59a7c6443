package io.slipway.placement.descent;

/**
 * Best moves along lines, for one problem. A split is M first, then the limits; every method leaves it feasible, {@code 0 <= M,
 * 0 <= L_k, M + L_k <= S}, and never dearer.
 */
public interface Moves {

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

    /** Moves the best quantity along a direction whose parts are -1, 0 and 1. */
    void along(double[] x, double[] direction);

    /** The nearest split that these moves can handle. */
    default void align(double[] x) {}

    /**
     * Range of a move along a direction.
     *
     * @param back largest step backwards
     * @param forth largest step forwards
     */
    record Range(double back, double forth) {

        static Range of(double qty, double[] x, double[] direction) {
            double back = Double.POSITIVE_INFINITY;
            double forth = Double.POSITIVE_INFINITY;
            double left = qty - x[0];
            for (int i = 0; i < x.length; i++) {
                double room = i == 0 ? left : left - x[i];
                double widens = i == 0 ? direction[0] : direction[0] + direction[i];
                forth = Math.min(forth, Math.min(steps(x[i], -direction[i]), steps(room, widens)));
                back = Math.min(back, Math.min(steps(x[i], direction[i]), steps(room, -widens)));
            }
            return new Range(Math.max(0, back), Math.max(0, forth));
        }

        static Range of(double qty, double[] x, int from, int to) {
            double[] direction = new double[x.length];
            direction[from] = -1;
            direction[to] = 1;
            return of(qty, x, direction);
        }

        /** Number of times that {@code use} fits into the available amount; infinite if it uses nothing. */
        private static double steps(double there, double use) {
            return use > 0 ? Math.max(0, there) / use : Double.POSITIVE_INFINITY;
        }

        double length() {
            return back + forth;
        }
    }
}
