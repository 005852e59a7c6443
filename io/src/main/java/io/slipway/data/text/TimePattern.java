package io.slipway.data.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * A pattern of dates and times as {@code strptime} has it: %Y %y %m %d %b %B %j %H %I %M %S %f %p %z %%, and any other
 * character for itself. Days, months and hours may have one digit.
 */
public record TimePattern(String text, DateTimeFormatter form) {

    private static final int LAST_CENTURY = 1970;

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it has an unknown directive
     */
    public static TimePattern parse(String text) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
            } else if (++i == text.length() || !append(builder, text.charAt(i))) {
                throw new IllegalArgumentException("unknown directive in a pattern: pattern=" + text
                        + ", expected %Y %y %m %d %b %B %j %H %I %M %S %f %p %z");
            }
        }
        return new TimePattern(text, builder.toFormatter(Locale.ENGLISH));
    }

    /** True if its texts have an offset from UTC. */
    public boolean hasOffset() {
        return text.replace("%%", "").contains("%z");
    }

    /**
     * The ns since 1970 of a date and time, in {@code zone} if the text has no offset.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    public long parseNs(String value, ZoneId zone) {
        try {
            TemporalAccessor parsed = form.parse(value);
            LocalDateTime time = LocalDateTime.of(LocalDate.from(parsed), LocalTime.from(parsed));
            ZoneId own = parsed.query(TemporalQueries.offset());
            ZoneId used = own == null ? zone : own;
            ZoneOffset offset = used.getRules().getOffset(time);
            if (!used.getRules().isValidOffset(time, offset)) {
                throw new IllegalArgumentException(
                        "a time that was left out when the clocks were put forward: time=" + time + ", zone=" + used);
            }
            long seconds = time.toEpochSecond(offset);
            return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), parsed.get(ChronoField.NANO_OF_SECOND));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "not a time of the pattern: value=\"" + value + "\", expected " + text, e);
        }
    }

    private static boolean append(DateTimeFormatterBuilder builder, char directive) {
        switch (directive) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, LAST_CENTURY);
            case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR);
            case 'd' -> number(builder, ChronoField.DAY_OF_MONTH);
            case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 1, 3, SignStyle.NOT_NEGATIVE);
            case 'H' -> number(builder, ChronoField.HOUR_OF_DAY);
            case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM);
            case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR);
            case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE);
            case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false);
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
            case 'z' -> builder.appendPattern("[XXX][XX]");
            case '%' -> builder.appendLiteral('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field) {
        builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
    }
}
