package io.slipway.report.html;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as text. A number that rounds to zero has no minus sign: {@code -0.001} is {@code 0.00}, or {@code +0.00} with a sign. */
public final class Numbers {

    private static final Pattern MINUS_ZERO = Pattern.compile("(?<![\\w.,-])-(0(?:\\.0+)?)(?![\\w.,]*\\d)");

    private Numbers() {}

    /** Fills a pattern of {@link String#format}; widths stay. */
    public static String format(String pattern, Object... values) {
        return cleaned(String.format(Locale.ROOT, pattern, values), pattern.contains("%+"));
    }

    /** In a column, where two spaces stand before the number, the place of the minus sign is kept. */
    private static String cleaned(String text, boolean signed) {
        return MINUS_ZERO
                .matcher(text)
                .replaceAll(found -> signed
                        ? "+" + found.group(1)
                        : (text.startsWith("  ", found.start() - 2) ? " " : "") + found.group(1));
    }
}
