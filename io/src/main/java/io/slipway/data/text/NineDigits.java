package io.slipway.data.text;

/** Numbers of nine digits: the decimals of a second or of a price. Pairs are worked out side by side, which is faster than one digit after the other. */
public final class NineDigits {

    /** Number of digits. */
    public static final int LENGTH = 9;

    private NineDigits() {}

    /** The number in the nine bytes at {@code p}; negative if one of them is no digit. */
    public static int parse(byte[] b, int p) {
        int first = b[p] - '0';
        int ab = pair(b, p + 1);
        int cd = pair(b, p + 3);
        int ef = pair(b, p + 5);
        int gh = pair(b, p + 7);
        int isAnyBad = ab | cd | ef | gh | first | (9 - first);
        return isAnyBad < 0 ? -1 : first * 100_000_000 + (ab * 100 + cd) * 10_000 + ef * 100 + gh;
    }

    /** The number in two bytes; negative if one of them is no digit. */
    private static int pair(byte[] b, int p) {
        int tens = b[p] - '0';
        int ones = b[p + 1] - '0';
        return (tens * 10 + ones) | ((tens | (9 - tens) | ones | (9 - ones)) & Integer.MIN_VALUE);
    }
}
