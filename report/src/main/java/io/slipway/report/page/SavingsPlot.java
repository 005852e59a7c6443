package io.slipway.report.page;

import io.slipway.report.html.Axis;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Svg;
import io.slipway.report.text.TcaSentences;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forest plot of a study: the mean saving of each strategy with its interval, on one scale that contains zero. It is drawn twice, for a
 * wide screen and for a phone, of which the style sheet shows one.
 */
final class SavingsPlot {

    private static final int HEAD = 26;
    private static final int FOOT = 30;
    private static final int LINE = 18;
    /** Letters that a line of a phone holds. */
    private static final int MOST_LETTERS = 42;

    /**
     * Measures of a drawing in pixels.
     *
     * @param width of the whole
     * @param left width beside the scale, of the names if they are beside it
     * @param right the same, of the numbers
     * @param row height of a row
     * @param above height in a row above its mark, of names and numbers above it; zero if they are beside it
     * @param marks most marks of the scale
     */
    private record Layout(int width, int left, int right, int row, int above, int marks) {

        private static final Layout DESK = new Layout(900, 220, 210, 34, 0, 6);
        private static final Layout PHONE = new Layout(350, 24, 26, 50, 20, 4);

        /** Numbers below their names, which are too long to share a line. */
        private static final Layout NARROW = new Layout(350, 24, 26, 68, 38, 4);
    }

    private final List<Row> rows;
    private final Layout layout;
    private final Axis axis;

    /** A mean saving and its interval in bps, and whether it is claimed to differ from zero. */
    private record Row(String name, double mean, double lower, double upper, boolean claimed) {

        String numbers() {
            return Numbers.format("%+.2f (%+.2f to %+.2f)", mean, lower, upper);
        }
    }

    private SavingsPlot(List<Row> rows, Layout layout) {
        this.rows = rows;
        this.layout = layout;
        axis = Axis.holding(
                rows.stream().mapToDouble(Row::lower).min().orElse(0),
                rows.stream().mapToDouble(Row::upper).max().orElse(0),
                layout.marks);
    }

    /** The plot with its legend; empty where nothing was compared. */
    static String html(List<Values> pairs, String baseline) {
        List<Row> rows = new ArrayList<>();
        boolean adjusted = false;
        for (Values pair : pairs) {
            boolean refused = pair.or(StudyKeys.FINDING, "").equals("refused");
            if (!refused && pair.find(StudyKeys.INTERVAL_LOWER_BPS).isPresent()) {
                adjusted |= used(pair).isPresent();
                rows.add(row(pair));
            }
        }
        return html(rows, baseline, adjusted ? " The market's move is taken out where the claim rests on that." : "");
    }

    /** The plot of strategies against own executions; empty where nothing was compared. */
    static String ofExecutions(List<Values> pairs) {
        List<Row> rows = pairs.stream()
                .filter(pair -> !pair.get(TcaFindingKeys.FINDING).equals("refused"))
                .filter(pair -> pair.find(TcaFindingKeys.LOWER_BPS).isPresent())
                .map(pair -> new Row(
                        pair.get(TcaFindingKeys.PAIR_STRATEGY),
                        pair.get(TcaFindingKeys.SAVING_BPS).doubleValue(),
                        pair.get(TcaFindingKeys.LOWER_BPS).doubleValue(),
                        pair.get(TcaFindingKeys.UPPER_BPS).doubleValue(),
                        TcaSentences.isFound(pair)))
                .toList();
        return html(rows, "what was executed", "");
    }

    private static String html(List<Row> rows, String baseline, String more) {
        if (rows.isEmpty()) {
            return "";
        }
        return "<div class=\"wide desk\" tabindex=\"0\">" + new SavingsPlot(rows, Layout.DESK).svg(baseline)
                + "</div><div class=\"phone\">" + new SavingsPlot(rows, phone(rows)).svg(baseline) + "</div>"
                + Html.muted("Mean saving and its interval, bps. Full: told apart from " + baseline + ". Hollow: not."
                        + more);
    }

    private static Layout phone(List<Row> rows) {
        return rows.stream().allMatch(row -> row.name.length() + row.numbers().length() <= MOST_LETTERS)
                ? Layout.PHONE
                : Layout.NARROW;
    }

    private static Optional<Values> used(Values pair) {
        return pair.find(StudyKeys.MARKET_MOVE).filter(move -> move.or(StudyKeys.MOVE_IS_USED, false));
    }

    /** The estimate that is claimed: the adjusted one where the claim rests on it. */
    private static Row row(Values pair) {
        String name = pair.get(StudyKeys.PAIR_NAME);
        boolean claimed = List.of("better", "worse").contains(pair.or(StudyKeys.FINDING, ""));
        return used(pair)
                .map(move -> new Row(
                        name,
                        move.get(StudyKeys.ADJUSTED_SAVING_BPS).doubleValue(),
                        move.get(StudyKeys.ADJUSTED_LOWER_BPS).doubleValue(),
                        move.get(StudyKeys.ADJUSTED_UPPER_BPS).doubleValue(),
                        claimed))
                .orElseGet(() -> new Row(
                        name,
                        pair.get(StudyKeys.MEAN_SAVING_BPS).doubleValue(),
                        pair.get(StudyKeys.INTERVAL_LOWER_BPS).doubleValue(),
                        pair.get(StudyKeys.INTERVAL_UPPER_BPS).doubleValue(),
                        claimed));
    }

    private double x(double bps) {
        return layout.left + (layout.width - layout.left - layout.right) * axis.share(bps);
    }

    private String svg(String baseline) {
        int foot = HEAD + layout.row * rows.size();
        Svg svg = new Svg(layout.width, foot + FOOT, "mean savings against " + baseline + " with their intervals");
        for (double mark : axis.marks()) {
            svg.line(mark == 0 ? "axis" : "grid", x(mark), HEAD, x(mark), foot)
                    .words("faint", "middle", x(mark), foot + 20, axis.text(mark));
        }
        if (layout.above == 0) {
            svg.words("faint", "end", layout.width, foot + 20, "bps");
            svg.words(
                            "faint",
                            "end",
                            Math.max(layout.left, x(0) - 8),
                            16,
                            x(0) - layout.left > 60 ? "\u2190 dearer" : "")
                    .words("faint", "start", x(0) + 8, 16, "cheaper than " + baseline + " \u2192");
        } else {
            svg.words("faint", "start", 0, 16, "\u2190 dearer")
                    .words("faint", "end", layout.width, 16, "cheaper than " + baseline + " \u2192");
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), HEAD + layout.row * i + (layout.above + layout.row) / 2);
        }
        return svg.toString();
    }

    private void draw(Svg svg, Row row, int y) {
        String colour = row.mean < 0 ? "pays" : "gains";
        int words = layout.above == 0 ? y + 5 : y - layout.above + 6;
        svg.words("", layout.above == 0 ? "end" : "start", layout.above == 0 ? layout.left - 12.0 : 0, words, row.name)
                .rectangle(colour, x(row.lower), y - 2, Math.max(1, x(row.upper) - x(row.lower)), 4)
                .circle(row.claimed ? colour : colour + " hollow", x(row.mean), y, 6)
                .words("", "end", layout.width, layout.above > LINE + 2 ? words + LINE : words, row.numbers());
    }
}
