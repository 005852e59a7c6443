package io.slipway.placement.numeric;

/** Checks of numbers, whose messages name what is wrong. */
public final class Checks {

    private static final double MOST_WHOLE = 1e15;

    private Checks() {}

    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number: " + name + "=" + value);
        }
    }

    public static void notNegative(String name, double value) {
        finite(name, value);
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + name + "=" + value);
        }
    }

    public static void positive(String name, double value) {
        finite(name, value);
        if (value <= 0) {
            throw new IllegalArgumentException("not positive: " + name + "=" + value);
        }
    }

    public static boolean isWhole(double value) {
        return value == StrictMath.rint(value);
    }

    /** A number without decimals that it does not need. */
    public static String text(double value) {
        return isWhole(value) && Math.abs(value) < MOST_WHOLE ? Long.toString((long) value) : Double.toString(value);
    }
}
