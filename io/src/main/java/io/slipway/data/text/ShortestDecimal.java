package io.slipway.data.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating-point numbers as the shortest decimals that give them back, without an exponent and with a decimal point also where they
 * are whole: {@code 50.01}, {@code 200.0}, {@code -0.000001}. For example:
 *
 * <pre>{@code
 * StringBuilder out = new StringBuilder();
 * ShortestDecimal.append(50.01, out);
 * }</pre>
 */
public final class ShortestDecimal {

    /** Decimals of prices and sizes; numbers with more take the slow way. */
    private static final int MOST_DECIMALS = 9;

    private static final long[] POWERS = powers();

    /** Two decimals of at most 15 digits never stand for the same double. */
    private static final double MOST_UNITS = 1e15;

    private static final int SAFE_DIGITS = 15;
    /** Digits that stand for any double; older runtimes write some with more than they need. */
    private static final int MOST_DIGITS = 17;

    private ShortestDecimal() {}

    private static long[] powers() {
        long[] powers = new long[MOST_DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** Appends the number; {@code NaN}, {@code Infinity} or {@code -Infinity} where it is none. */
    public static void append(double value, StringBuilder out) {
        if (value == 0) {
            out.append("0.0");
            return;
        }
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            double units = Math.rint(value * POWERS[decimals]);
            if (!(Math.abs(units) < MOST_UNITS)) {
                break;
            }
            if (units / POWERS[decimals] == value) {
                append((long) units, decimals, out);
                return;
            }
        }
        out.append(Double.isFinite(value) ? plain(of(value)) : Double.toString(value));
    }

    private static void append(long units, int decimals, StringBuilder out) {
        long size = Math.abs(units);
        long power = POWERS[decimals];
        out.append(units < 0 ? "-" : "").append(size / power).append('.');
        long fraction = size % power;
        for (long digit = power / 10; digit > 1 && fraction < digit; digit /= 10) {
            out.append('0');
        }
        out.append(fraction);
    }

    /** The shortest decimal that stands for a finite number. */
    public static BigDecimal of(double value) {
        BigDecimal text = new BigDecimal(Double.toString(value));
        for (int digits = SAFE_DIGITS; digits < text.precision() && digits <= MOST_DIGITS; digits++) {
            BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == value) {
                return shorter.stripTrailingZeros();
            }
        }
        return text;
    }

    /** A decimal without an exponent and with a decimal point, since prices without one may be meant in 1e-9. */
    public static String plain(BigDecimal value) {
        return value.scale() < 1 ? value.setScale(1).toPlainString() : value.toPlainString();
    }
}
