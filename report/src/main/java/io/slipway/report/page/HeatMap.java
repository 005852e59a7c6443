package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cost above the best point over two parameters, as SVG: dark is cheap, and hatched left something unfilled. */
final class HeatMap {

    private static final int LABELS = 64;
    private static final int ROW = 28;
    private static final int FOOT = 42;
    private static final int WIDEST = 960;
    private static final int WIDEST_CELL = 70;
    private static final int CELL_WITH_NUMBER = 46;
    private static final int CELL_WITH_LABEL = 30;

    /** Of a letter of the names of the axes. */
    private static final int LETTER = 9;

    /** Of the colour map cividis, which is read alike with and without colour blindness. */
    private static final int[][] COLOURS = {
        {0, 32, 77}, {31, 58, 110}, {87, 92, 109}, {124, 123, 120}, {166, 157, 117}, {211, 193, 100}, {255, 234, 70}
    };

    private final SearchPoints search;
    private final String across;
    private final String down;
    private final double worst;

    HeatMap(SearchPoints search, String across, String down) {
        this.search = search;
        this.across = across;
        this.down = down;
        this.worst = search.worstBps().doubleValue();
    }

    private List<BigDecimal> values(String name) {
        return search.values().getOrDefault(name, List.of());
    }

    /** The map of the points whose {@code third} parameter has a value. */
    String svg(String third, BigDecimal value) {
        Map<List<BigDecimal>, SearchPoints.Point> cells = new HashMap<>();
        for (SearchPoints.Point point : search.points()) {
            Map<String, BigDecimal> at = point.parameters();
            if (value.compareTo(at.getOrDefault(third, value.add(BigDecimal.ONE))) == 0) {
                cells.put(key(at.getOrDefault(across, BigDecimal.ZERO), at.getOrDefault(down, BigDecimal.ZERO)), point);
            }
        }
        List<BigDecimal> columns = values(across);
        List<BigDecimal> rows = new ArrayList<>(values(down));
        Collections.reverse(rows);
        double cell = Math.min(WIDEST_CELL, (double) (WIDEST - LABELS) / columns.size());
        int names = LETTER * (across.length() + down.length() + 9);
        double width = Math.max(cell * columns.size(), names);
        StringBuilder svg = new StringBuilder(open(LABELS + width + 8, rows.size() * ROW + FOOT));
        for (int row = 0; row < rows.size(); row++) {
            svg.append(text(LABELS - 6, row * ROW + 18, "end", rows.get(row).toPlainString()));
            for (int column = 0; column < columns.size(); column++) {
                SearchPoints.Point point = cells.get(key(columns.get(column), rows.get(row)));
                if (point != null) {
                    svg.append(cell(LABELS + column * cell, row * ROW, cell, point));
                }
            }
        }
        int every = (int) Math.ceil(CELL_WITH_LABEL / cell);
        for (int column = 0; column < columns.size(); column += every) {
            svg.append(text(
                    LABELS + (column + 0.5) * cell,
                    rows.size() * ROW + 16,
                    "middle",
                    columns.get(column).toPlainString()));
        }
        return svg.append(text(LABELS, rows.size() * ROW + 35, "start", across + " \u2192  (up: " + down + ")"))
                .append("</svg>")
                .toString();
    }

    private static List<BigDecimal> key(BigDecimal across, BigDecimal down) {
        return List.of(across, down);
    }

    private static String open(double width, int height) {
        return Numbers.format(
                "<svg class=\"heat\" width=\"%.0f\" height=\"%d\" viewBox=\"0 0 %.0f %d\" role=\"img\""
                        + " aria-label=\"cost above the best point\">",
                width, height, width, height);
    }

    private static String text(double x, double y, String anchor, String text) {
        return Numbers.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" text-anchor=\"%s\">%s</text>",
                x, y, anchor, Html.escape(text));
    }

    private String cell(double x, double y, double width, SearchPoints.Point point) {
        Optional<BigDecimal> above = point.aboveBestBps();
        double share = worst > 0 ? above.map(BigDecimal::doubleValue).orElse(0.0) / worst : 0;
        String fill = above.isPresent() ? colour(share) : "url(#unfilled)";
        String rectangle = Numbers.format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s</title></rect>",
                x, y, Math.max(1, width - 1), ROW - 1, fill, Html.escape(inWords(point)));
        if (width < CELL_WITH_NUMBER) {
            return rectangle;
        }
        return rectangle
                + Numbers.format(
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" text-anchor=\"middle\"%s>%s</text>",
                        x + width / 2,
                        y + 18,
                        above.isPresent() ? " style=\"fill:" + (share < 0.45 ? "#fff" : "#111") + "\"" : "",
                        above.isPresent() ? Html.number(above, 2) : "part");
    }

    private static String inWords(SearchPoints.Point point) {
        StringBuilder words = new StringBuilder();
        point.parameters()
                .forEach((name, value) -> words.append(name)
                        .append('=')
                        .append(value.toPlainString())
                        .append(", "));
        return words.append(point.aboveBestBps()
                        .map(above -> Html.number(Optional.of(above), 3) + " bps above the best")
                        .orElse("filled only " + Html.count(point.filledQty())))
                .toString();
    }

    static String colour(double share) {
        double place = Math.max(0, Math.min(1, share)) * (COLOURS.length - 1);
        int low = (int) Math.min(COLOURS.length - 2, place);
        StringBuilder colour = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            double value = COLOURS[low][i] + (place - low) * (COLOURS[low + 1][i] - COLOURS[low][i]);
            colour.append(Numbers.format("%02x", Math.round(value)));
        }
        return colour.toString();
    }
}
