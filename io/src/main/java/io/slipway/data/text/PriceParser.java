package io.slipway.data.text;

/**
 * Prices at 1e-9 from text. The first price decides how all of the file's prices are written: a point means decimal, a
 * whole number of at least a million means units of 1e-9. A smaller whole number is taken as whole currency, since as
 * units of 1e-9 it would be worth less than a thousandth.
 */
public final class PriceParser {

    /** There is no price. */
    public static final long NONE = Long.MAX_VALUE;

    private static final long SMALLEST_RAW = 1_000_000;
    /** LOBSTER's way to write that there is no price. */
    public static final long LOBSTER_UNDEFINED = 9_999_999_999L;

    private static final long LARGEST_WHOLE = Long.MAX_VALUE / 1_000_000_000L;
    private static final int SCALE = 9;
    private static final long[] POWER_OF_TEN = new long[SCALE + 1];

    static {
        POWER_OF_TEN[0] = 1;
        for (int i = 1; i <= SCALE; i++) {
            POWER_OF_TEN[i] = 10 * POWER_OF_TEN[i - 1];
        }
    }

    private final boolean withZero;
    private PriceEncoding encoding = PriceEncoding.UNDECIDED;
    private long rounded;

    /** Prices of quotes and trades, which are negative for some spreads and contracts; zero means that there is none. */
    public PriceParser() {
        this(false);
    }

    /** With {@code withZero}, zero is a price. */
    public PriceParser(boolean withZero) {
        this.withZero = withZero;
    }

    public PriceEncoding encoding() {
        return encoding;
    }

    /** Number of prices so far that had more than nine decimals and were rounded. */
    public long rounded() {
        return rounded;
    }

    /**
     * The price in the bytes, or {@link #NONE} if it is one of the ways to write that there is none.
     *
     * @throws IllegalArgumentException if it is not a price, or not one of this file's encoding
     */
    public long parse(byte[] b, int from, int to) {
        int start = from < to && b[from] == '-' ? from + 1 : from;
        int point = endOfDigits(b, start, to);
        int end = point < to && b[point] == '.' ? endOfDigits(b, point + 1, to) : point;
        if (from == to) {
            return NONE;
        }
        if (end < to || end == start || (end == start + 1 && point == start)) {
            throw notAPrice(b, from, to);
        }
        if ((!withZero && isZero(b, start, end)) || isLobsterUndefined(b, start, point, end)) {
            return NONE;
        }
        long price = end == point ? whole(b, start, to) : decimal(b, start, point, to);
        return start > from && price != NONE ? -price : price;
    }

    private long whole(byte[] b, int from, int to) {
        long value = number(b, from, to);
        if (value == Long.MAX_VALUE) {
            return NONE;
        }
        if (encoding == PriceEncoding.UNDECIDED) {
            encoding = value < SMALLEST_RAW ? PriceEncoding.DECIMAL : PriceEncoding.RAW;
        }
        if (encoding == PriceEncoding.RAW) {
            return value;
        }
        if (value >= SMALLEST_RAW) {
            throw FieldText.fault("mixed price encodings", b, from, to, "a decimal number, as before");
        }
        return value * POWER_OF_TEN[SCALE];
    }

    private long decimal(byte[] b, int from, int point, int to) {
        int decimals = Math.min(SCALE, to - point - 1);
        int end = point + 1 + decimals;
        if (encoding == PriceEncoding.RAW) {
            throw FieldText.fault("mixed price encodings", b, from, to, "a whole number of 1e-9, as before");
        }
        encoding = PriceEncoding.DECIMAL;
        long units = number(b, from, point);
        long fraction = number(b, point + 1, end) * POWER_OF_TEN[SCALE - decimals];
        if (!isZero(b, end, to)) {
            rounded++;
            fraction += b[end] >= '5' ? 1 : 0;
        }
        long value = units > LARGEST_WHOLE ? -1 : units * POWER_OF_TEN[SCALE] + fraction;
        if (value < 0) {
            throw FieldText.fault("price too large", b, from, to, "at most 9223372036");
        }
        return value;
    }

    private static long number(byte[] b, int from, int to) {
        long value = 0;
        for (int p = from; p < to; p++) {
            int digit = b[p] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw FieldText.fault("price too large", b, from, to, "at most 9223372036");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean isZero(byte[] b, int from, int to) {
        for (int p = from; p < to; p++) {
            if (b[p] != '0' && b[p] != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLobsterUndefined(byte[] b, int from, int point, int to) {
        return point - from == 10 && number(b, from, point) == LOBSTER_UNDEFINED && isZero(b, point, to);
    }

    private static int endOfDigits(byte[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        return p;
    }

    private static IllegalArgumentException notAPrice(byte[] b, int from, int to) {
        boolean hasCurrency = b[from] == '$' || (b[from] & 0x80) != 0;
        String expected = hasCurrency ? "a decimal number without a currency sign" : "a decimal number";
        return FieldText.fault("not a price", b, from, to, expected);
    }
}
