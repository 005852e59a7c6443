package io.slipway.data.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in text: {@code 20180102}, {@code 2018-01-02}, {@code 2018/01/02}, {@code 2018.01.02} {@code 02JAN2018} and {@code 02-JAN-2018}. */
public final class DateText {

    private static final Pattern IN_NAME =
            Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})([-_.]?)([0-9]{2})\\2([0-9]{2})(?![0-9])");
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dd[-]MMM[-]uuuu")
                    .toFormatter(Locale.ENGLISH));

    private DateText() {}

    /**
     * The date in the bytes.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static LocalDate parse(byte[] b, int from, int to) {
        String text = FieldText.of(b, from, to);
        for (DateTimeFormatter form : FORMS) {
            Optional<LocalDate> date = tryParse(text, form);
            if (date.isPresent()) {
                return date.get();
            }
        }
        throw FieldText.fault("not a date", b, from, to, "one such as 20180102, 2018-01-02 or 02JAN2018");
    }

    /** The first date in a file's name, as {@code 20180102} or {@code 2018-01-02}. */
    public static Optional<LocalDate> inName(String name) {
        Matcher matcher = IN_NAME.matcher(name);
        while (matcher.find()) {
            Optional<LocalDate> date =
                    tryParse(matcher.group(1) + matcher.group(3) + matcher.group(4), DateTimeFormatter.BASIC_ISO_DATE);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> tryParse(String text, DateTimeFormatter form) {
        try {
            LocalDate date = LocalDate.parse(text, form);
            return date.getYear() >= 1970 && date.getYear() < 2262 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
