package io.slipway.report.html;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A table whose first column is text and whose others are numbers, unless it says otherwise. On a phone, each row of a table that is
 * too wide for it is a card: the text cells, and below them the others, each with its heading.
 */
public final class HtmlTable {

    /** Columns that a screen of 390 pixels can show side by side. */
    private static final int MOST_ON_A_PHONE = 4;

    private final StringBuilder rows = new StringBuilder();
    private final int textColumns;
    private final List<String> headings;
    private boolean empty = true;

    private HtmlTable(int textColumns, List<String> headings) {
        this.textColumns = textColumns;
        this.headings = headings;
    }

    /** A table with these headings. */
    public static HtmlTable of(String... headings) {
        return of(1, List.of(headings));
    }

    /** A table whose first {@code textColumns} columns are text; no headings make no head. */
    public static HtmlTable of(int textColumns, List<String> headings) {
        HtmlTable table = new HtmlTable(textColumns, headings);
        if (!headings.isEmpty()) {
            table.rows.append("<thead>");
            table.add("", "th", headings);
            table.rows.append("</thead>");
        }
        table.rows.append("<tbody>");
        return table;
    }

    /** A table of these rows without the columns that hold nothing in any of them. */
    public static HtmlTable ofFilled(
            int textColumns, List<String> headings, List<List<String>> rows, String lastClass) {
        return ofFilled(textColumns, headings, rows, i -> i == rows.size() - 1 ? lastClass : "");
    }

    /** The same, with the CSS class of each row by its place. */
    public static HtmlTable ofFilled(
            int textColumns, List<String> headings, List<List<String>> rows, IntFunction<String> cssClass) {
        List<Integer> kept = IntStream.range(0, headings.size())
                .filter(i -> i < textColumns
                        || rows.stream().anyMatch(row -> !row.get(i).equals(Html.ABSENT)))
                .boxed()
                .toList();
        HtmlTable table = of(textColumns, kept.stream().map(headings::get).toList());
        for (int i = 0; i < rows.size(); i++) {
            table.row(cssClass.apply(i), kept.stream().map(rows.get(i)::get).toList());
        }
        return table;
    }

    public HtmlTable row(String... cells) {
        return row("", List.of(cells));
    }

    /** A row of a CSS class. */
    public HtmlTable row(String cssClass, List<String> cells) {
        empty = false;
        add(cssClass, "td", cells);
        return this;
    }

    /** A column without a name has no heading, as a screen reader would announce an empty one. */
    private void add(String cssClass, String element, List<String> cells) {
        rows.append(cssClass.isEmpty() ? "<tr>" : "<tr class=\"" + cssClass + "\">");
        for (int i = 0; i < cells.size(); i++) {
            String tag = cells.get(i).isEmpty() ? "td" : element;
            rows.append('<').append(tag).append(i < textColumns ? " class=\"text\">" : ">");
            rows.append(Html.escape(cells.get(i))).append("</").append(tag).append('>');
        }
        rows.append("</tr>");
    }

    /** A row whose last cell is HTML as it stands. */
    public HtmlTable rowWithHtml(String cssClass, List<String> cells, String html) {
        row(cssClass, cells);
        rows.insert(rows.length() - "</tr>".length(), "<td class=\"bar\">" + html + "</td>");
        return this;
    }

    boolean isEmpty() {
        return empty;
    }

    /** The table, in a box that scrolls sideways where it is wider than the screen. */
    public String html() {
        boolean isWide = headings.size() > MOST_ON_A_PHONE;
        return "<div class=\"wide\" tabindex=\"0\">" + (isWide ? labels() : "")
                + (isWide ? "<table class=\"cards " + name() + "\">" : "<table>") + rows + "</tbody></table></div>";
    }

    /** A name that tables of the same columns share, so that their labels may stand in the page more than once. */
    private String name() {
        return "c" + Integer.toHexString(headings.hashCode() * 31 + textColumns);
    }

    /** The headings as texts before the cells; the stylesheet shows them on a phone. */
    private String labels() {
        StringBuilder rules = new StringBuilder("<style>@media screen and (max-width: 600px) {");
        for (int i = textColumns; i < headings.size(); i++) {
            rules.append(" .%s td:nth-child(%d)::before { content: \"%s\"; }"
                    .formatted(name(), i + 1, cssText(headings.get(i))));
        }
        return rules.append(" }</style>").toString();
    }

    /** Letters and digits as they are, other characters by their code, which no text can leave. */
    private static String cssText(String text) {
        StringBuilder css = new StringBuilder();
        text.codePoints()
                .forEach(c -> css.append(
                        c < 128 && Character.isLetterOrDigit(c) ? Character.toString(c) : "\\%x ".formatted(c)));
        return css.toString();
    }
}
