package io.slipway.report.html;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as text. A number that rounds to zero has no minus sign: {@code -0.001} is {@code 0.00}, or {@code +0.00} with a sign. */
public final class Numbers {

    private static final Pattern MINUS_ZERO = Pattern.compile("(?<![\\w.,-])-(0(?:\\.0+)?)(?![\\w.,]*\\d)");

    private static final BigDecimal LEAST_P = new BigDecimal("0.001");

    private Numbers() {}

    /** Fills a pattern of {@link String#format}; widths stay. */
    public static String format(String pattern, Object... values) {
        return cleaned(String.format(Locale.ROOT, pattern, values), pattern.contains("%+"));
    }

    /** A probability with three decimals; {@code < 0.001} below that, since none of a test is zero. */
    public static String probability(BigDecimal p) {
        return p.compareTo(LEAST_P) < 0 ? "< " + LEAST_P.toPlainString() : format("%.3f", p);
    }

    /** The same as a phrase: {@code p = 0.012} or {@code p < 0.001}. */
    public static String pValue(BigDecimal p) {
        return p.compareTo(LEAST_P) < 0 ? "p " + probability(p) : "p = " + probability(p);
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
