package io.slipway.data.text;

/**
 * Decimal numbers from text as whole numbers of a power of ten: {@code 12.5}, {@code -3}, {@code +3}, {@code 7.19e-7}. Remembers
 * whether the last one had digits beyond that power. Not thread-safe.
 */
public final class DecimalNumber {

    private static final int LARGEST_EXPONENT = 40;
    private static final int MOST_POWERS = 18;
    /** The least digit that rounds the one before it up. */
    private static final int ROUNDED_UP = 5;

    private boolean cut;
    private int firstCut;

    /** True if the number parsed last had more decimals than were asked for, other than zeros. */
    public boolean isCut() {
        return cut;
    }

    /**
     * The number in the bytes times 10 to the power of {@code scale}.
     *
     * @throws IllegalArgumentException if it is not a number, has more decimals, or does not fit
     */
    public long parseExact(byte[] b, int from, int to, int scale) {
        long value = parseCut(b, from, to, scale);
        if (cut) {
            String expected = scale == 0 ? "a whole number" : "a number of at most " + scale + " decimals";
            throw FieldText.fault("too many decimals", b, from, to, expected);
        }
        return value;
    }

    /**
     * As {@link #parseExact}, but rounds to a whole unit, a half away from zero.
     *
     * @throws IllegalArgumentException if it is not a number, or does not fit
     */
    public long parseRounded(byte[] b, int from, int to, int scale) {
        long value = parseCut(b, from, to, scale);
        boolean isNegative = from < to && b[from] == '-';
        return firstCut < ROUNDED_UP ? value : isNegative ? value - 1 : value + 1;
    }

    /**
     * As {@link #parseExact}, but cuts off what is below one unit.
     *
     * @throws IllegalArgumentException if it is not a number, or does not fit
     */
    public long parseCut(byte[] b, int from, int to, int scale) {
        cut = false;
        firstCut = -1;
        boolean isNegative = from < to && b[from] == '-';
        int start = isNegative || (from < to && b[from] == '+') ? from + 1 : from;
        int mantissaEnd = mantissaEnd(b, start, to);
        int shift = scale + (mantissaEnd < to ? exponent(b, from, mantissaEnd + 1, to) : 0);
        int decimals = Math.max(0, shift);
        long value = 0;
        boolean fraction = false;
        int digits = 0;
        for (int p = start; p < mantissaEnd; p++) {
            int digit = b[p] - '0';
            if (b[p] == '.' && !fraction) {
                fraction = true;
            } else if (digit < 0 || digit > 9) {
                throw notANumber(b, from, to);
            } else if (fraction && decimals == 0) {
                cut |= digit != 0;
                firstCut = firstCut < 0 ? digit : firstCut;
                digits++;
            } else {
                value = next(value, digit, b, from, to);
                decimals -= fraction ? 1 : 0;
                digits++;
            }
        }
        if (digits == 0) {
            throw notANumber(b, from, to);
        }
        long scaled = shift < 0 ? divided(value, -shift) : times(value, decimals, b, from, to);
        return isNegative ? -scaled : scaled;
    }

    private long divided(long value, int powers) {
        long rest = value;
        for (int i = 0; i < powers; i++) {
            firstCut = (int) (rest % 10);
            cut |= firstCut != 0;
            rest /= 10;
        }
        return rest;
    }

    private static long times(long value, int powers, byte[] b, int from, int to) {
        long result = value;
        for (int i = 0; i < powers && result != 0; i++) {
            result = next(result, 0, b, from, to);
        }
        return result;
    }

    private static long next(long value, int digit, byte[] b, int from, int to) {
        if (value > (Long.MAX_VALUE - digit) / 10) {
            throw FieldText.fault("number too large", b, from, to, "at most " + MOST_POWERS + " digits");
        }
        return value * 10 + digit;
    }

    private static int mantissaEnd(byte[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] != 'e' && b[p] != 'E') {
            p++;
        }
        return p;
    }

    private static int exponent(byte[] b, int from, int start, int to) {
        boolean signed = start < to && (b[start] == '-' || b[start] == '+');
        int value = 0;
        int p = signed ? start + 1 : start;
        if (p == to) {
            throw notANumber(b, from, to);
        }
        for (; p < to; p++) {
            int digit = b[p] - '0';
            if (digit < 0 || digit > 9) {
                throw notANumber(b, from, to);
            }
            value = Math.min(LARGEST_EXPONENT, value * 10 + digit);
        }
        return signed && b[start] == '-' ? -value : value;
    }

    private static IllegalArgumentException notANumber(byte[] b, int from, int to) {
        boolean hasCurrency = from < to && (b[from] == '$' || (b[from] & 0x80) != 0);
        String expected = hasCurrency ? "a decimal number without a currency sign" : "a decimal number";
        return FieldText.fault("not a number", b, from, to, expected);
    }
}
