package io.slipway.notebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows with named columns. A cell is a {@link BigDecimal} or a text. In a notebook it is shown as a table.
 *
 * @param columns names, all different
 * @param rows cells, as many in each row as there are columns
 */
public record Table(List<String> columns, List<List<Object>> rows) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** Rows that are shown; the others are counted. */
    private static final int SHOWN = 20;

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new NotebookException(
                        "not a table: columns=" + columns.size() + ", cells of a row=" + row.size());
            }
        }
    }

    /** The rows of a CSV file; a cell in quotes may hold commas, line ends and, doubled, quotes. */
    static Table parse(String text) {
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"' && inside && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(sign);
                i++;
            } else if (sign == '"') {
                inside = !inside;
            } else if (!inside && (sign == ',' || sign == '\n')) {
                lines.get(lines.size() - 1).add(cell.toString());
                cell.setLength(0);
                if (sign == '\n' && i + 1 < text.length()) {
                    lines.add(new ArrayList<>());
                }
            } else if (inside || sign != '\r') {
                cell.append(sign);
            }
        }
        if (!text.endsWith("\n")) {
            lines.get(lines.size() - 1).add(cell.toString());
        }
        List<List<Object>> rows = lines.stream()
                .skip(1)
                .map(line -> line.stream().map(Table::typed).toList())
                .toList();
        return new Table(lines.get(0), rows);
    }

    private static Object typed(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /**
     * The cells of a column.
     *
     * @throws NotebookException if there is no such column
     */
    public List<Object> column(String name) {
        int at = at(name);
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /**
     * The numbers of a column, without cells that are no number.
     *
     * @throws NotebookException if there is no such column
     */
    public double[] numbers(String name) {
        return column(name).stream()
                .filter(BigDecimal.class::isInstance)
                .mapToDouble(cell -> ((BigDecimal) cell).doubleValue())
                .toArray();
    }

    /** The columns of these names, in this order. */
    public Table select(String... names) {
        int[] at = IntStream.range(0, names.length).map(i -> at(names[i])).toArray();
        return new Table(
                List.of(names),
                rows.stream()
                        .map(row -> IntStream.of(at).<Object>mapToObj(row::get).toList())
                        .toList());
    }

    /** The rows whose cell of a column satisfies a condition. */
    public Table where(String name, Predicate<Object> condition) {
        int at = at(name);
        return new Table(
                columns,
                rows.stream().filter(row -> condition.test(row.get(at))).toList());
    }

    /** The number of rows. */
    public int size() {
        return rows.size();
    }

    private int at(String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new NotebookException("no such column: name=" + name + ", expected " + String.join(", ", columns));
        }
        return at;
    }

    /** A table of HTML, in which the text of no cell is taken for HTML. */
    public String html() {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        columns.forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<Object> row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            html.append("<tr>");
            row.forEach(cell -> html.append(cell instanceof BigDecimal ? "<td style=\"text-align:right\">" : "<td>")
                    .append(escaped(text(cell)))
                    .append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table>").append(more()).toString();
    }

    private String more() {
        return rows.size() <= SHOWN ? "" : String.format(Locale.ROOT, "%,d rows more", rows.size() - SHOWN);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }

    @Override
    public String toString() {
        List<List<Object>> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).length(),
                        shown.stream()
                                .mapToInt(row -> text(row.get(i)).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, widths));
        shown.forEach(row -> lines.add(line(row, widths)));
        if (!more().isEmpty()) {
            lines.add(more());
        }
        return String.join("\n", lines);
    }

    /** Cells side by side, numbers to the right. */
    private static String line(List<?> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> {
                    Object cell = cells.get(i);
                    String space = " ".repeat(widths[i] - text(cell).length());
                    return cell instanceof BigDecimal ? space + text(cell) : text(cell) + space;
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
