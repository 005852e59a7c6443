package io.slipway.report.page;

import io.slipway.report.html.Axis;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Svg;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forest plot of a study: the mean saving of each strategy with its interval, on one scale that contains zero. */
final class SavingsPlot {

    private static final int WIDTH = 900;
    private static final int LEFT = 220;
    private static final int RIGHT = 210;
    private static final int ROW = 34;
    private static final int HEAD = 26;
    private static final int FOOT = 30;
    private static final int MARKS = 6;

    private final List<Row> rows;
    private final Axis axis;

    /** A mean saving and its interval in bps, and whether it is claimed to differ from zero. */
    private record Row(String name, double mean, double lower, double upper, boolean claimed) {}

    private SavingsPlot(List<Row> rows) {
        this.rows = rows;
        axis = Axis.holding(
                rows.stream().mapToDouble(Row::lower).min().orElse(0),
                rows.stream().mapToDouble(Row::upper).max().orElse(0),
                MARKS);
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
        if (rows.isEmpty()) {
            return "";
        }
        return "<div class=\"wide\" tabindex=\"0\">" + new SavingsPlot(rows).svg(baseline) + "</div>"
                + Html.muted("Mean saving and its interval. Full: told apart from " + baseline + ". Hollow: not."
                        + (adjusted ? " The market's move is taken out where the claim rests on that." : ""));
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
        return LEFT + (WIDTH - LEFT - RIGHT) * axis.share(bps);
    }

    private String svg(String baseline) {
        int foot = HEAD + ROW * rows.size();
        Svg svg = new Svg(WIDTH, foot + FOOT, "mean savings against " + baseline + " with their intervals");
        for (double mark : axis.marks()) {
            svg.line(mark == 0 ? "axis" : "grid", x(mark), HEAD, x(mark), foot)
                    .words("faint", "middle", x(mark), foot + 20, axis.text(mark));
        }
        svg.words("faint", "end", Math.max(LEFT, x(0) - 8), 16, x(0) - LEFT > 60 ? "\u2190 dearer" : "")
                .words("faint", "start", x(0) + 8, 16, "cheaper than " + baseline + " \u2192")
                .words("faint", "end", WIDTH, foot + 20, "bps");
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), HEAD + ROW * i + ROW / 2);
        }
        return svg.toString();
    }

    private void draw(Svg svg, Row row, int y) {
        String colour = row.mean < 0 ? "pays" : "gains";
        svg.words("", "end", LEFT - 12.0, y + 5, row.name)
                .rectangle(colour, x(row.lower), y - 2, Math.max(1, x(row.upper) - x(row.lower)), 4)
                .circle(row.claimed ? colour : colour + " hollow", x(row.mean), y, 6)
                .words(
                        "",
                        "end",
                        WIDTH,
                        y + 5,
                        Numbers.format("%+.2f (%+.2f to %+.2f)", row.mean, row.lower, row.upper));
    }
}
