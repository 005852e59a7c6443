package io.slipway.text;

import io.slipway.model.FeeRate;
import io.slipway.model.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with units, as people write them. */
public final class Units {

    /** The smallest units of coins are 1e-18. */
    private static final int MOST_QTY_DECIMALS = 18;

    /** More digits than any quantity has would only cost memory. */
    private static final int MOST_QTY_DIGITS = 40;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_LATENCY_NS = 3_600_000_000_000L;
    private static final Map<String, Long> NANOS = nanos();
    private static final int CENT_PLACES = 2;
    private static final int BASIS_POINT_PLACES = 4;
    private static final String BASIS_POINTS = "bps";
    private static final long MAX_FEE_E9 = 10_000_000_000L;
    private static final long MAX_OF_NOTIONAL_E9 = 100_000_000L;
    private static final int MAX_RANGE_VALUES = 100_000;

    private static final int PERCENT_PLACES = 2;

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+(\\.\\d+)?[eE]\\d{1,2}");

    /** One part of a duration: a number and its unit. */
    private static final Pattern PART_OF_DURATION = Pattern.compile("\\G\\s*(-?\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(\\p{L}+)");

    private Units() {}

    private static Map<String, Long> nanos() {
        Map<String, Long> nanos = new HashMap<>();
        List.of("ns").forEach(unit -> nanos.put(unit, 1L));
        List.of("us", "µs").forEach(unit -> nanos.put(unit, 1_000L));
        List.of("ms").forEach(unit -> nanos.put(unit, 1_000_000L));
        List.of("s", "sec", "secs", "second", "seconds").forEach(unit -> nanos.put(unit, NANOS_PER_SECOND));
        List.of("m", "min", "mins", "minute", "minutes").forEach(unit -> nanos.put(unit, 60 * NANOS_PER_SECOND));
        List.of("h", "hour", "hours").forEach(unit -> nanos.put(unit, 3600 * NANOS_PER_SECOND));
        return Map.copyOf(nanos);
    }

    /**
     * An amount per share: {@code 0.003} in quote currency, or {@code 0.3c} in hundredths of it.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static long parseMoneyE9(String text) {
        if (!text.endsWith("c")) {
            return Money.parseE9(text);
        }
        try {
            return shiftedE9(text, "c", CENT_PLACES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an amount: value=" + text + ", expected e.g. 0.003 or 0.3c", e);
        }
    }

    /**
     * A price per share, positive.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long parsePriceE9(String text) {
        long priceE9 = Money.parseE9(text);
        if (priceE9 <= 0) {
            throw new IllegalArgumentException("a price is positive: value=" + text);
        }
        return priceE9;
    }

    /** A number before a unit that is 10 to the minus {@code places}. */
    private static long shiftedE9(String text, String unit, int places) {
        String number = text.substring(0, text.length() - unit.length()).strip();
        return Money.parseE9(Money.number(number).movePointLeft(places).toPlainString());
    }

    /**
     * A fee: {@code 0.003} or {@code 0.3c} per share, {@code 1.5bps} of the notional, or both: {@code 0.1c + 1.5bps}.
     *
     * @throws IllegalArgumentException if it is none of these, or above 10 per share or 1000 basis points
     */
    public static FeeRate parseFee(String text) {
        long perShareE9 = 0;
        long ofNotionalE9 = 0;
        List<String> parts = List.of(text.strip().split("\\s+\\+\\s+", -1));
        for (String part : parts) {
            if (part.endsWith(BASIS_POINTS)) {
                ofNotionalE9 += feePart(text, part);
            } else {
                perShareE9 += feePart(text, part);
            }
        }
        if (parts.size() > 2
                || (parts.size() == 2
                        && parts.get(0).endsWith(BASIS_POINTS) == parts.get(1).endsWith(BASIS_POINTS))) {
            throw notAFee(text);
        }
        if (Math.abs(perShareE9) > MAX_FEE_E9 || Math.abs(ofNotionalE9) > MAX_OF_NOTIONAL_E9) {
            throw new IllegalArgumentException(
                    "implausible: value=" + text + ", expected at most 10 per share and 1000bps of the notional");
        }
        return new FeeRate(perShareE9, ofNotionalE9);
    }

    private static long feePart(String text, String part) {
        try {
            return part.endsWith(BASIS_POINTS) ? shiftedE9(part, BASIS_POINTS, BASIS_POINT_PLACES) : parseMoneyE9(part);
        } catch (IllegalArgumentException e) {
            throw notAFee(text);
        }
    }

    private static IllegalArgumentException notAFee(String text) {
        return new IllegalArgumentException("not an amount: value=" + text
                + ", expected e.g. 0.003 or 0.3c per share, 1.5bps of the notional, or 0.1c + 1.5bps");
    }

    /**
     * A duration with its unit: ns, us, ms, s, m or h, such as {@code 250us}, {@code 5 min}, {@code 1h30m}.
     *
     * @return nanoseconds, positive
     * @throws IllegalArgumentException if the unit is missing or the value is not positive
     */
    public static long parseDurationNs(String text) {
        Matcher part = PART_OF_DURATION.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find()) {
            Long unit = NANOS.get(part.group(2));
            if (unit == null) {
                throw notADuration(text);
            }
            nanos = nanos.add(Money.number(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = part.end();
        }
        if (end == 0 || end != text.stripTrailing().length()) {
            throw notADuration(text);
        }
        try {
            if (nanos.signum() > 0) {
                return nanos.longValueExact();
            }
        } catch (ArithmeticException e) {
            throw notADuration(text);
        }
        throw new IllegalArgumentException("a duration is positive: value=" + text);
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException(
                "not a duration with a unit: value=" + text + ", expected e.g. 250us, 60s, 5m, 1h30m");
    }

    /**
     * A latency: {@code 0}, or a duration of at most an hour.
     *
     * @return nanoseconds, zero or more
     * @throws IllegalArgumentException if it is none of these
     */
    public static long parseLatencyNs(String text) {
        if (text.equals("0")) {
            return 0;
        }
        long latencyNs = parseDurationNs(text);
        if (latencyNs > MAX_LATENCY_NS) {
            throw new IllegalArgumentException("implausible: value=" + text + ", expected at most 1h");
        }
        return latencyNs;
    }

    /**
     * An ISO time with a zone, such as {@code 2024-08-01T13:36:32.5Z}.
     *
     * @return nanoseconds since 1970 UTC
     * @throws IllegalArgumentException if it is not one
     */
    public static long parseTimeNs(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "not a time with a zone: value=" + text + ", expected e.g. 2024-08-01T13:36:32Z", e);
        }
    }

    /** The ISO form of a time, in UTC with as many decimals as it needs. */
    public static String formatTime(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND))
                .toString();
    }

    /**
     * Values: one, a list {@code 0,0.1,1}, or a range {@code low..high/count} of evenly spaced values.
     *
     * @param one parses one of them
     * @throws IllegalArgumentException if it is none of these
     */
    public static List<Long> parseListE9(String text, ToLongFunction<String> one) {
        List<Long> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int dots = part.indexOf("..");
            if (dots < 0) {
                values.add(one.applyAsLong(part.strip()));
            } else {
                addRange(part, dots, one, values);
            }
        }
        return values;
    }

    private static void addRange(String part, int dots, ToLongFunction<String> one, List<Long> values) {
        int slash = part.indexOf('/', dots);
        if (slash < 0) {
            throw new IllegalArgumentException("a range needs a count: value=" + part + ", expected e.g. 0..0.1/11");
        }
        long low = one.applyAsLong(part.substring(0, dots).strip());
        long high = one.applyAsLong(part.substring(dots + 2, slash).strip());
        int count = (int) parseWhole(part.substring(slash + 1).strip(), 2, MAX_RANGE_VALUES);
        if (high <= low) {
            throw new IllegalArgumentException("a range goes upward: value=" + part);
        }
        for (int i = 0; i < count; i++) {
            values.add(low + Math.multiplyExact(high - low, i) / (count - 1));
        }
    }

    /**
     * A whole number from {@code min} to {@code max}; underscores may group digits.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static long parseWhole(String text, long min, long max) {
        try {
            long value = Long.parseLong(text.strip().replace("_", ""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: value=" + text, e);
        }
        throw new IllegalArgumentException("out of range: value=" + text + ", from=" + min + ", to=" + max);
    }

    /**
     * A number of shares: {@code 2000}, {@code 2,000}, {@code 2_000} or {@code 2e3}.
     *
     * @throws IllegalArgumentException if it is no whole number, or not from {@code min} to {@code max}
     */
    public static long parseQuantity(String text, long min, long max) {
        String digits = GROUPED.matcher(text.strip()).matches() ? text.replace(",", "") : text;
        if (!SCIENTIFIC.matcher(digits.strip()).matches()) {
            return parseWhole(digits, min, max);
        }
        try {
            return parseWhole(Long.toString(Money.number(digits.strip()).longValueExact()), min, max);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not a whole number: value=" + text, e);
        }
    }

    /**
     * A quantity above zero, which may have decimals: {@code 2,000}, {@code 1e4} or {@code 0.05}.
     *
     * @throws IllegalArgumentException if it is none, has more than 18 decimals, or is above {@code max}
     */
    public static BigDecimal parseDecimalQuantity(String text, long max) {
        String digits = GROUPED.matcher(text.strip()).matches() ? text.replace(",", "") : text;
        BigDecimal qty;
        try {
            qty = Money.number(digits.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a quantity: value=" + text + ", expected e.g. 2000 or 0.05", e);
        }
        boolean fits = Math.abs((long) qty.precision()) <= MOST_QTY_DIGITS
                && Math.abs((long) qty.scale()) <= MOST_QTY_DIGITS
                && qty.stripTrailingZeros().scale() <= MOST_QTY_DECIMALS;
        if (qty.signum() <= 0 || !fits || qty.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new IllegalArgumentException("out of range: value=" + text + ", expected above 0, to " + max
                    + ", of at most " + MOST_QTY_DECIMALS + " decimals");
        }
        return qty;
    }

    /**
     * A part of a whole: {@code 10%} or {@code 0.1}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static long parseRatioE9(String text) {
        try {
            return text.endsWith("%") ? shiftedE9(text, "%", PERCENT_PLACES) : Money.parseE9(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a part of a whole: value=" + text + ", expected e.g. 10% or 0.1", e);
        }
    }

    /**
     * A length of time: {@code 2.5} in seconds, or a duration with its unit.
     *
     * @return nanoseconds
     * @throws IllegalArgumentException if it is neither
     */
    public static long parseSecondsE9(String text) {
        boolean hasUnit = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        return hasUnit ? parseDurationNs(text) : Money.parseE9(text);
    }

    /**
     * A plain number.
     *
     * @throws IllegalArgumentException if the text is no number from {@code min} to {@code max}
     */
    public static double parseNumber(String text, double min, double max) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: value=" + text, e);
        }
        if (!(number >= min && number <= max)) {
            throw new IllegalArgumentException("out of range: value=" + text + ", expected " + min + " to " + max);
        }
        return number;
    }
}
