package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mean savings of the strategies with their intervals, one above the other, on one scale that contains zero. */
final class SavingsPlot {

    private static final int WIDTH = 640;
    private static final int LEFT = 230;
    private static final int RIGHT = 20;
    private static final int ROW = 34;
    private static final int FOOT = 30;

    private SavingsPlot() {}

    /** The plot; empty where nothing was compared. */
    static String svg(List<Values> pairs) {
        List<Values> compared = new ArrayList<>();
        double least = 0;
        double most = 0;
        for (Values pair : pairs) {
            boolean refused = pair.or(StudyKeys.FINDING, "").equals("refused");
            if (!refused && pair.find(StudyKeys.INTERVAL_LOWER_BPS).isPresent()) {
                compared.add(pair);
                least = Math.min(least, pair.get(StudyKeys.INTERVAL_LOWER_BPS).doubleValue());
                most = Math.max(most, pair.get(StudyKeys.INTERVAL_UPPER_BPS).doubleValue());
            }
        }
        if (compared.isEmpty() || least == most) {
            return "";
        }
        double unit = (WIDTH - LEFT - RIGHT) / (most - least);
        int foot = ROW * compared.size();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"mean savings with their intervals\" width=\"%d\">",
                WIDTH,
                foot + FOOT,
                WIDTH));
        double zero = LEFT - least * unit;
        svg.append(line(zero, 0, zero, foot)).append(line(LEFT, foot, WIDTH - RIGHT, foot));
        for (int i = 0; i < compared.size(); i++) {
            svg.append(row(compared.get(i), ROW * i + ROW / 2, zero, unit));
        }
        return svg.append(text("start", LEFT, foot + 20, bps(least)))
                .append(text("end", WIDTH - RIGHT, foot + 20, bps(most)))
                .append("</svg>")
                .toString();
    }

    private static String row(Values pair, int y, double zero, double unit) {
        double mean = pair.get(StudyKeys.MEAN_SAVING_BPS).doubleValue();
        double from = zero + pair.get(StudyKeys.INTERVAL_LOWER_BPS).doubleValue() * unit;
        double to = zero + pair.get(StudyKeys.INTERVAL_UPPER_BPS).doubleValue() * unit;
        String colour = mean < 0 ? "pays" : "gains";
        return String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"4\"/>"
                                + "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"6\"/>",
                        colour,
                        from,
                        y - 2,
                        Math.max(1, to - from),
                        colour,
                        zero + mean * unit,
                        y)
                + text("end", LEFT - 12, y + 5, pair.get(StudyKeys.PAIR_NAME));
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                fromX,
                fromY,
                toX,
                toY);
    }

    private static String text(String anchor, int x, int y, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-size=\"14\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                Html.escape(text));
    }

    private static String bps(double value) {
        return String.format(Locale.ROOT, "%+.2f bps", value);
    }
}
