package io.slipway.data.text;

/**
 * Times of day in ns since midnight from text: {@code 9:30:00.123456789}, or {@code 093000123456789} with no separators
 * and up to nine decimals, after a point or, as ISO 8601 has it, a comma.
 */
public final class ClockTime {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int COMPACT_SECONDS = 6;
    private static final int MOST_DECIMALS = 9;

    private ClockTime() {}

    /**
     * The time in the bytes.
     *
     * @throws IllegalArgumentException if it is not a time of day
     */
    public static long parse(byte[] b, int from, int to) {
        int hourEnd = endOfDigits(b, from, to);
        boolean separated = hourEnd < to && b[hourEnd] == ':';
        long ns = separated ? separated(b, from, hourEnd, to) : compact(b, from, hourEnd, to);
        if (ns < 0) {
            throw FieldText.fault("not a time of day", b, from, to, "one such as 9:30:00.123 or 093000123456789");
        }
        return ns;
    }

    private static long separated(byte[] b, int from, int hourEnd, int to) {
        int hours = hourEnd - from <= 2 ? digits(b, from, hourEnd) : -1;
        int minutes = two(b, hourEnd + 1, to);
        int p = hourEnd + 3;
        int seconds = 0;
        if (p < to && b[p] == ':') {
            seconds = two(b, p + 1, to);
            p += 3;
        }
        if (p < to && b[p] != '.' && b[p] != ',') {
            return -1;
        }
        return time(hours, minutes, seconds, p < to ? fraction(b, p + 1, to) : 0);
    }

    private static long compact(byte[] b, int from, int digitsEnd, int to) {
        int length = digitsEnd - from;
        if (length < COMPACT_SECONDS || (length > COMPACT_SECONDS && digitsEnd < to)) {
            return -1;
        }
        int p = from + COMPACT_SECONDS;
        boolean hasPoint = p < to && b[p] == '.';
        long fraction = p == to ? 0 : fraction(b, hasPoint ? p + 1 : p, to);
        return time(two(b, from, to), two(b, from + 2, to), two(b, from + 4, to), fraction);
    }

    private static long time(int hours, int minutes, int seconds, long fraction) {
        boolean valid = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return valid && fraction >= 0 ? ((hours * 60L + minutes) * 60 + seconds) * SECOND_NS + fraction : -1;
    }

    private static long fraction(byte[] b, int from, int to) {
        int decimals = to - from;
        if (decimals < 1 || decimals > MOST_DECIMALS) {
            return -1;
        }
        long value = digits(b, from, to);
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            value *= 10;
        }
        return value;
    }

    private static int two(byte[] b, int from, int to) {
        return from + 2 <= to ? digits(b, from, from + 2) : -1;
    }

    private static int digits(byte[] b, int from, int to) {
        int value = from < to ? 0 : -1;
        for (int p = from; p < to; p++) {
            int digit = b[p] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int endOfDigits(byte[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        return p;
    }
}
