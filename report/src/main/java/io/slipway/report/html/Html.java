package io.slipway.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text, numbers and tables as HTML. All that it is given is escaped, but for what is called {@code html}. */
public final class Html {

    /** The text in place of a missing number. */
    public static final String ABSENT = "\u2013";

    private Html() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }

    public static String muted(String text) {
        return "<p class=\"muted\">" + escape(text) + "</p>";
    }

    /** Markup that is hidden until the reader opens it; empty where there is none. */
    public static String folded(String summary, String html) {
        return html.isEmpty() ? "" : "<details><summary>" + escape(summary) + "</summary>" + html + "</details>";
    }

    public static String list(List<String> items) {
        StringBuilder html = new StringBuilder("<ul>");
        items.forEach(item -> html.append("<li>").append(escape(item)).append("</li>"));
        return html.append("</ul>").toString();
    }

    /** A list of the first items; the others are folded. */
    public static String list(List<String> items, int shown) {
        return items.size() <= shown + 1
                ? list(items)
                : list(items.subList(0, shown))
                        + folded(items.size() - shown + " more", list(items.subList(shown, items.size())));
    }

    /** A part of the page with a heading; nothing at all where there is nothing in it. */
    public static String section(String id, String heading, String html) {
        return html.isEmpty()
                ? ""
                : "<section id=\"" + id + "\"><h2>" + escape(heading) + "</h2>" + html + "</section>";
    }

    /** A number with a fixed count of decimals and thousands set apart, or a dash. */
    public static String number(Optional<BigDecimal> value, int decimals) {
        return value.map(number -> String.format(
                        Locale.ROOT, "%,." + decimals + "f", number.setScale(decimals, RoundingMode.HALF_EVEN)))
                .orElse(ABSENT);
    }

    /** The same with its sign always shown. */
    public static String signed(Optional<BigDecimal> value, int decimals) {
        return value.map(number -> String.format(
                        Locale.ROOT, "%+,." + decimals + "f", number.setScale(decimals, RoundingMode.HALF_EVEN)))
                .orElse(ABSENT);
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A quantity with separators: {@code 12,345} or {@code 1,000.05}. */
    public static String count(BigDecimal qty) {
        return String.format(
                Locale.ROOT, "%,." + Math.max(0, qty.stripTrailingZeros().scale()) + "f", qty);
    }

    /** JSON that may stand within a script element whatever texts it holds. */
    public static String withinScript(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
