package io.slipway.data.proposal;

import java.util.List;

/**
 * Tells the unit of numbers that are times of day: counts since midnight, or the digits of a clock as in 93000123 for 09:30:00.123.
 *
 * <p>Digits of a clock have hours below 24 and minutes and seconds below 60 in each row. A number from 10:00 on is larger than any count
 * of the same unit, as is one with a zero in front; a count since midnight soon has a part above 59. If the rows allow both, the unit
 * is not told.
 */
final class DayNumbers {

    private static final int SECOND_DIGITS = 6;
    private static final long DAY_SECONDS = 86_400;
    private static final long HOUR_SECONDS = 3_600;
    /** A count of seconds passes parts above 59 within as many. */
    private static final int ENOUGH_SECONDS = 100;

    private static final List<String> UNITS = List.of("s", "ms", "us", "ns");
    private static final List<String> CLOCKS = List.of("hhmmss", "hhmmssmmm", "hhmmssuuuuuu", "hhmmssnnnnnnnnn");
    private static final int PART_DIGITS = 3;

    private final List<String> values;
    private final long largest;
    private final long smallest;

    /** @param values numbers; a fraction is allowed */
    DayNumbers(List<String> values) {
        this.values = values.stream().map(text -> text.replaceAll("\\..*", "")).toList();
        largest = this.values.stream().mapToLong(DayNumbers::parse).max().orElse(0);
        smallest = this.values.stream().mapToLong(DayNumbers::parse).min().orElse(0);
    }

    private static long parse(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** The rule of a mapping without its zone; empty if the rows do not tell it. */
    String rule() {
        int clock = clock();
        int count = count();
        if (clock >= 0 && (count < 0 || isCertain(clock))) {
            return "unit: " + CLOCKS.get(clock);
        }
        return clock < 0 && count >= 0 ? "unit: " + UNITS.get(count) + ", since: midnight" : "";
    }

    /** The same for a file of the shape of Lean's ticks, whose times are milliseconds since midnight unless they cannot be. */
    String ruleOfLean() {
        String rule = rule();
        return rule.isEmpty() && largest < DAY_SECONDS * power(1) ? "unit: ms, since: midnight" : rule;
    }

    /** Both meanings of the first number, for people. */
    String choice() {
        int clock = clock();
        int count = count();
        return "times such as " + values.get(0) + " may be "
                + (clock < 0 ? "counts since midnight of several units" : "digits of a clock or counts since midnight")
                + ": write "
                + (clock < 0 ? "" : "unit: " + CLOCKS.get(clock) + ", or ")
                + "unit: " + (count < 0 || clock < 0 ? "s, ms, us or ns" : UNITS.get(count)) + ", since: midnight";
    }

    /** The unit whose digits all numbers are; negative if there is none. */
    private int clock() {
        for (int unit = 0; unit < UNITS.size(); unit++) {
            long second = power(unit);
            boolean hasHour = largest / second >= 10_000;
            if (hasHour
                    && largest / second < 240_000
                    && values.stream().allMatch(text -> isClock(parse(text) / second))) {
                return unit;
            }
        }
        return -1;
    }

    private static long power(int unit) {
        long power = 1;
        for (int i = 0; i < unit * PART_DIGITS; i++) {
            power *= 10;
        }
        return power;
    }

    private static boolean isClock(long digits) {
        return digits / 10_000 < 24 && digits / 100 % 100 < 60 && digits % 100 < 60;
    }

    private boolean isCertain(int clock) {
        long second = power(clock);
        int digits = SECOND_DIGITS + PART_DIGITS * clock;
        boolean isPadded = values.stream().anyMatch(text -> text.startsWith("0") && text.length() == digits);
        return isPadded
                || values.stream()
                                .mapToLong(text -> parse(text) / second)
                                .distinct()
                                .count()
                        >= ENOUGH_SECONDS;
    }

    /** The largest unit of which all numbers lie within a day, and not all in its first hour; negative if there is none. */
    private int count() {
        for (int unit = 0; unit < UNITS.size(); unit++) {
            long second = power(unit);
            if (largest < DAY_SECONDS * second) {
                return smallest >= HOUR_SECONDS * second || largest >= DAY_SECONDS * second / 2 ? unit : -1;
            }
        }
        return -1;
    }
}
