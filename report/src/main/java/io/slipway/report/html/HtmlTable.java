package io.slipway.report.html;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A table whose first column is text and whose others are numbers, unless it says otherwise. */
public final class HtmlTable {

    private final StringBuilder rows = new StringBuilder();
    private final int textColumns;
    private boolean empty = true;

    private HtmlTable(int textColumns) {
        this.textColumns = textColumns;
    }

    /** A table with these headings. */
    public static HtmlTable of(String... headings) {
        return of(1, List.of(headings));
    }

    /** A table whose first {@code textColumns} columns are text; no headings make no head. */
    public static HtmlTable of(int textColumns, List<String> headings) {
        HtmlTable table = new HtmlTable(textColumns);
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

    /** The table, in a box that scrolls sideways where the screen is narrow. */
    public String html() {
        return "<div class=\"wide\" tabindex=\"0\"><table>" + rows + "</tbody></table></div>";
    }
}
