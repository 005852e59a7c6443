package io.slipway.placement.numeric;

import java.util.function.DoubleUnaryOperator;

/** Gauss-Legendre integration with 16 nodes a panel. */
public final class Quadrature {

    private static final int NODES = 16;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        for (int i = 0; i < NODES; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (NODES + 0.5));
            for (int newton = 0; newton < 8; newton++) {
                x -= legendre(x) / slope(x);
            }
            NODE[i] = x;
            WEIGHT[i] = 2 / ((1 - x * x) * slope(x) * slope(x));
        }
    }

    private Quadrature() {}

    private static double legendre(double x) {
        double previous = 1;
        double value = x;
        for (int n = 2; n <= NODES; n++) {
            double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
            previous = value;
            value = next;
        }
        return value;
    }

    private static double slope(double x) {
        double previous = 1;
        double value = x;
        for (int n = 2; n <= NODES; n++) {
            double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
            previous = value;
            value = next;
        }
        return NODES * (x * value - previous) / (x * x - 1);
    }

    /** Integral over [from, to], in panels no wider than {@code width}; zero if the interval is empty. */
    public static double integral(double from, double to, double width, DoubleUnaryOperator function) {
        if (to <= from) {
            return 0;
        }
        int panels = (int) Math.min(1000, StrictMath.ceil((to - from) / width));
        double half = (to - from) / (2 * panels);
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double middle = from + (2 * panel + 1) * half;
            for (int i = 0; i < NODES; i++) {
                sum += WEIGHT[i] * function.applyAsDouble(middle + half * NODE[i]);
            }
        }
        return sum * half;
    }
}
