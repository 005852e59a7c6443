package io.slipway.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Exact conversions between decimal text and fixed-point amounts of 1e-9 of the quote currency. A {@code long} of that unit
 * holds amounts up to about 9.2 billion.
 *
 * <pre>{@code
 * long pxE9 = Money.parseE9("150.01");       // 150_010_000_000
 * BigDecimal px = Money.toDecimal(pxE9);     // 150.01
 * }</pre>
 */
public final class Money {

    /** Units of 1e-9 in one unit of the quote currency. */
    public static final long ONE_E9 = 1_000_000_000L;

    /** Decimal places of 1e-9. */
    static final int SCALE = 9;

    /** Amounts show at least cents. */
    private static final int CENT_SCALE = 2;

    /** Digits before the point of the largest {@code long}; more cannot fit and would only cost memory. */
    private static final int MOST_DIGITS = 10;

    /** Longer texts and exponents are no number of any market, and exact arithmetic with them takes minutes. */
    private static final int MOST_CHARACTERS = 100;

    private Money() {}

    /**
     * A decimal number of at most 100 characters and 100 places before or after the point.
     *
     * @throws NumberFormatException if it is none
     */
    public static BigDecimal number(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new NumberFormatException("too long: characters=" + text.length());
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_CHARACTERS) {
            throw new NumberFormatException("too many places: places=" + number.scale());
        }
        return number;
    }

    /**
     * Parses a decimal amount exactly.
     *
     * @return the amount in 1e-9
     * @throws IllegalArgumentException if {@code text} is not a decimal number, has more than nine decimal places, or does not
     *     fit 64 bits
     */
    public static long parseE9(String text) {
        try {
            BigDecimal amount = number(text.strip());
            if ((long) amount.precision() - amount.scale() > MOST_DIGITS) {
                throw new ArithmeticException("too large");
            }
            return amount.setScale(SCALE).unscaledValue().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a decimal amount with at most 9 decimals: value=" + text, e);
        }
    }

    /** The exact decimal value, with at least two decimal places and no trailing zeros after them. */
    public static BigDecimal toDecimal(long amountE9) {
        return tidy(BigDecimal.valueOf(amountE9, SCALE));
    }

    /** The exact decimal value of a sum that may not fit a {@code long}. */
    public static BigDecimal toDecimal(BigInteger amountE9) {
        return tidy(new BigDecimal(amountE9, SCALE));
    }

    /**
     * The quotient {@code numerator / denominator} in quote currency, rounded half-even at 1e-9.
     *
     * @throws ArithmeticException if {@code denominator} is zero
     */
    public static BigDecimal ratio(BigInteger numeratorE9, BigInteger denominator) {
        return tidy(
                new BigDecimal(numeratorE9, SCALE).divide(new BigDecimal(denominator), SCALE, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < CENT_SCALE ? stripped.setScale(CENT_SCALE) : stripped;
    }
}
