package io.slipway.data.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Times in ns since 1970 UTC from text: whole numbers of s, ms, us or ns, told apart by their 10, 13, 16 or 19 digits, also with a
 * point and zeros after them, and
 * ISO dates with {@code T} or a blank, up to nine decimals after a point or comma, and an
 * offset: {@code Z}, {@code UTC}, {@code -04:00}, {@code -0400} or {@code -04}, also after a blank. Remembers the last second and day, as rows share them.
 */
public final class TimeParser {

    /** There is no time. */
    public static final long NONE = Long.MAX_VALUE;

    /** Characters of {@code 2024-08-01T13:36:32.492082308}. */
    public static final int FIXED_LENGTH = 29;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_SECONDS = 86_400;
    private static final int LAST_YEAR = 2261;
    private static final int SECONDS_LENGTH = 19;

    private int lastDate = -1;
    private long lastDaySeconds;

    /** The text of a time to its second, which most times share with the one before, and that second; negative until there is one. */
    private final byte[] lastText = new byte[SECONDS_LENGTH];

    private long lastSeconds = -1;

    /** The time in the {@link #FIXED_LENGTH} bytes at {@code p}, or {@link #NONE} if they are anything else. */
    public long parseFixed(byte[] b, int p) {
        int fraction = NineDigits.parse(b, p + SECONDS_LENGTH + 1);
        if (b[p + SECONDS_LENGTH] != '.' || fraction < 0) {
            return NONE;
        }
        long seconds = seconds(b, p);
        return seconds < 0 ? NONE : seconds * SECOND_NS + fraction;
    }

    /**
     * The time in the bytes, or {@link #NONE} if it is empty, zero or Databento's undefined time.
     *
     * @throws IllegalArgumentException if it is not a time
     */
    public long parse(byte[] b, int from, int to) {
        if (from == to) {
            return NONE;
        }
        int digitsEnd = endOfDigits(b, from, to);
        return digitsEnd == to || isWhole(b, from, digitsEnd, to)
                ? parseNumber(b, from, digitsEnd)
                : parseIso(b, from, to);
    }

    /** True if zeros alone follow the digits of a count, as in text of floating-point numbers. */
    private static boolean isWhole(byte[] b, int from, int digitsEnd, int to) {
        int p = digitsEnd + 1;
        while (p < to && b[p] == '0') {
            p++;
        }
        return digitsEnd - from >= 10 && b[digitsEnd] == '.' && p == to;
    }

    private static long parseNumber(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 20 && FieldText.of(b, from, to).equals("18446744073709551615")) {
            return NONE;
        }
        if (length == 1 && b[from] == '0') {
            return NONE;
        }
        if (length != 10 && length != 13 && length != 16 && length != 19) {
            throw FieldText.fault("not a time", b, from, to, "10, 13, 16 or 19 digits since 1970");
        }
        long value = 0;
        for (int p = from; p < to; p++) {
            value = value * 10 + (b[p] - '0');
        }
        if (value < 0) {
            throw FieldText.fault("time out of range", b, from, to, "a year before 2262");
        }
        for (int i = length; i < 19; i++) {
            value *= 10;
        }
        return value;
    }

    private long parseIso(byte[] b, int from, int to) {
        long seconds = to - from < SECONDS_LENGTH ? -1 : seconds(b, from);
        if (seconds < 0) {
            throw notATime(b, from, to);
        }
        int p = from + SECONDS_LENGTH;
        int fractionEnd = p < to && (b[p] == '.' || b[p] == ',') ? endOfDigits(b, p + 1, to) : p;
        int decimals = Math.max(0, fractionEnd - p - 1);
        if (fractionEnd == p + 1 || decimals > 9) {
            throw FieldText.fault("not a time", b, from, to, "1 to 9 decimals of a second");
        }
        long fraction = decimals == 0 ? 0 : digits(b, p + 1, decimals);
        for (int i = decimals; i < 9; i++) {
            fraction *= 10;
        }
        return (seconds - offsetSeconds(b, from, fractionEnd, to)) * SECOND_NS + fraction;
    }

    private static long offsetSeconds(byte[] b, int from, int p, int to) {
        int offset = p < to && b[p] == ' ' ? p + 1 : p;
        if (isUtc(b, offset, to)) {
            return 0;
        }
        if (p == to) {
            throw FieldText.fault(
                    "time without offset from UTC",
                    b,
                    from,
                    to,
                    "one such as Z or -04:00 at the end; with --mapping FILE times without one are those of --zone");
        }
        int length = to - offset;
        int colon = length == 6 && b[offset + 3] == ':' ? 1 : 0;
        boolean isWhole = length == 3;
        boolean signed = length > 0 && (b[offset] == '+' || b[offset] == '-');
        int hours = signed && (isWhole || length == 5 + colon) ? digits(b, offset + 1, 2) : -1;
        int minutes = hours < 0 || isWhole ? Math.min(hours, 0) : digits(b, offset + 3 + colon, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            throw notATime(b, from, to);
        }
        long seconds = hours * 3600L + minutes * 60L;
        return b[offset] == '-' ? -seconds : seconds;
    }

    private static boolean isUtc(byte[] b, int from, int to) {
        return to - from == 1
                ? b[from] == 'Z' || b[from] == 'z'
                : to - from == 3 && b[from] == 'U' && b[from + 1] == 'T' && b[from + 2] == 'C';
    }

    private long seconds(byte[] b, int p) {
        if (Arrays.equals(b, p, p + SECONDS_LENGTH, lastText, 0, SECONDS_LENGTH)) {
            return lastSeconds;
        }
        long found = newSeconds(b, p);
        if (found >= 0) {
            System.arraycopy(b, p, lastText, 0, SECONDS_LENGTH);
            lastSeconds = found;
        }
        return found;
    }

    private long newSeconds(byte[] b, int p) {
        int date = digits(b, p, 4) * 10_000 + digits(b, p + 5, 2) * 100 + digits(b, p + 8, 2);
        int hour = digits(b, p + 11, 2);
        int minute = digits(b, p + 14, 2);
        int second = digits(b, p + 17, 2);
        boolean shaped = b[p + 4] == '-' && b[p + 7] == '-' && b[p + 13] == ':' && b[p + 16] == ':';
        boolean separated = b[p + 10] == 'T' || b[p + 10] == ' ';
        if (!shaped || !separated || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 60) {
            return -1;
        }
        if (second == 60 && minute != 59) {
            return -1;
        }
        if (date != lastDate && !rememberDay(b, p, date)) {
            return -1;
        }
        return lastDaySeconds + (hour * 60L + minute) * 60 + second;
    }

    private boolean rememberDay(byte[] b, int p, int date) {
        int year = digits(b, p, 4);
        int month = digits(b, p + 5, 2);
        int day = digits(b, p + 8, 2);
        if ((year | month | day) < 0 || year < 1970 || year > LAST_YEAR) {
            return false;
        }
        try {
            lastDaySeconds = LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS;
        } catch (DateTimeException e) {
            return false;
        }
        lastDate = date;
        return true;
    }

    private static int digits(byte[] b, int from, int count) {
        int value = 0;
        int bad = 0;
        for (int p = from; p < from + count; p++) {
            int digit = b[p] - '0';
            bad |= digit | (9 - digit);
            value = value * 10 + digit;
        }
        return bad < 0 ? -1 : value;
    }

    private static int endOfDigits(byte[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        return p;
    }

    private static IllegalArgumentException notATime(byte[] b, int from, int to) {
        return FieldText.fault("not a time", b, from, to, "one such as 2024-08-01T13:36:32.492082308Z");
    }
}
