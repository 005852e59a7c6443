package io.slipway.placement.numeric;

import java.util.function.DoubleUnaryOperator;

/** Roots and minima on an interval. */
public final class Roots {

    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

    private Roots() {}

    /** A root by halving, to the last bit; the function has different signs at both ends, or is zero at one. */
    public static double between(double from, double to, DoubleUnaryOperator function) {
        double low = from;
        double high = to;
        double atLow = function.applyAsDouble(low);
        if (atLow == 0) {
            return low;
        }
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            double value = function.applyAsDouble(middle);
            if (value == 0) {
                return middle;
            }
            if (value > 0 == atLow > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /**
     * Position of the minimum of a function: the best of evenly spaced points, refined between its neighbours by golden
     * section.
     */
    public static double minimum(double from, double to, int panels, DoubleUnaryOperator function) {
        int best = 0;
        double least = function.applyAsDouble(from);
        for (int i = 1; i <= panels; i++) {
            double value = function.applyAsDouble(from + (to - from) * i / panels);
            if (value < least) {
                least = value;
                best = i;
            }
        }
        double at = from + (to - from) * best / panels;
        double low = from + (to - from) * Math.max(0, best - 1) / panels;
        double high = from + (to - from) * Math.min(panels, best + 1) / panels;
        double refined = golden(low, high, function);
        return function.applyAsDouble(refined) < least ? refined : at;
    }

    private static double golden(double from, double to, DoubleUnaryOperator function) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > 1e-9 * (Math.abs(low) + Math.abs(high)) && left < right) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return atLeft <= atRight ? left : right;
    }
}
