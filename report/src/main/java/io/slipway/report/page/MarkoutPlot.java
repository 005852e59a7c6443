package io.slipway.report.page;

import io.slipway.report.html.Axis;
import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Svg;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Mean markouts by horizon with their intervals: small charts of one scale, and the same as a table. */
final class MarkoutPlot {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 190;
    private static final int LEFT = 48;
    private static final int FOOT = 160;
    private static final int TOP = 12;
    private static final int MARKS = 4;
    private static final int DECIMALS = 2;

    private final Map<String, Map<String, Values>> curves;
    private final Axis axis;

    private MarkoutPlot(Map<String, Map<String, Values>> curves) {
        this.curves = curves;
        double[] ends = curves.values().stream()
                .flatMap(curve -> curve.values().stream())
                .flatMapToDouble(point -> DoubleStream.of(
                        bps(point, VenueKeys.MARKOUT_BPS),
                        bps(point, VenueKeys.MARKOUT_LOWER_BPS),
                        bps(point, VenueKeys.MARKOUT_UPPER_BPS)))
                .filter(Double::isFinite)
                .toArray();
        axis = Axis.holding(
                DoubleStream.of(ends).min().orElse(0),
                DoubleStream.of(ends).max().orElse(0),
                MARKS);
    }

    /**
     * The charts and the table; empty where no fill has a markout.
     *
     * @param curves markouts by horizon, by the name of the fills
     */
    static String html(Map<String, Map<String, Values>> curves) {
        Map<String, Map<String, Values>> known = new LinkedHashMap<>();
        curves.forEach((name, curve) -> {
            Map<String, Values> points = new LinkedHashMap<>(curve);
            points.values().removeIf(point -> point.find(VenueKeys.MARKOUT_BPS).isEmpty());
            if (!points.isEmpty()) {
                known.put(name, points);
            }
        });
        if (known.isEmpty()) {
            return "";
        }
        MarkoutPlot plot = new MarkoutPlot(known);
        StringBuilder html = new StringBuilder("<h3>Markouts</h3><div class=\"multiples\">");
        known.forEach((name, curve) -> html.append("<figure><figcaption>")
                .append(Html.escape(name))
                .append("</figcaption>")
                .append(plot.chart(name, curve))
                .append("</figure>"));
        return html.append("</div>")
                + Html.muted(
                        "Mean move of the mid after the fills in bps, positive in the order's favour, with its 95 %"
                                + " interval; all on one scale. Below six separate stretches of time there is no interval. Charts of"
                                + " venues are not corrected for their number.")
                + Html.folded("Markouts in figures", plot.table());
    }

    private static double bps(Values point, Key<BigDecimal> key) {
        return point.find(key).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    private double y(double bps) {
        return FOOT - (FOOT - TOP) * axis.share(bps);
    }

    private String chart(String name, Map<String, Values> curve) {
        Svg svg = new Svg(WIDTH, HEIGHT, "markouts of " + name + " by horizon");
        for (double mark : axis.marks()) {
            svg.line(mark == 0 ? "axis" : "grid", LEFT, y(mark), WIDTH, y(mark))
                    .words("faint", "end", LEFT - 6.0, y(mark) + 5, axis.text(mark));
        }
        double[] line = new double[2 * curve.size()];
        int i = 0;
        for (Map.Entry<String, Values> each : curve.entrySet()) {
            double x = LEFT + (WIDTH - LEFT) * (i + 0.5) / curve.size();
            Values point = each.getValue();
            double mean = bps(point, VenueKeys.MARKOUT_BPS);
            double lower = bps(point, VenueKeys.MARKOUT_LOWER_BPS);
            double upper = bps(point, VenueKeys.MARKOUT_UPPER_BPS);
            if (Double.isFinite(lower + upper)) {
                svg.rectangle(mean < 0 ? "pays" : "gains", x - 1.5, y(upper), 3, Math.max(1, y(lower) - y(upper)));
            }
            line[2 * i] = x;
            line[2 * i + 1] = y(mean);
            svg.words("faint", "middle", x, FOOT + 22.0, each.getKey());
            i++;
        }
        svg.path("series line6", line);
        for (i = 0; i < curve.size(); i++) {
            svg.circle("mark", line[2 * i], line[2 * i + 1], 3.5);
        }
        return svg.toString();
    }

    private String table() {
        List<String> headings = new ArrayList<>(List.of("fills"));
        List<String> horizons = List.copyOf(curves.values().iterator().next().keySet());
        horizons.forEach(horizon -> headings.add("after " + horizon));
        HtmlTable table = HtmlTable.of(1, headings);
        curves.forEach((name, curve) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            horizons.forEach(horizon -> cells.add(Optional.ofNullable(curve.get(horizon))
                    .map(MarkoutPlot::cell)
                    .orElse(Html.ABSENT)));
            table.row("", cells);
        });
        return table.html();
    }

    private static String cell(Values point) {
        String interval = point.find(VenueKeys.MARKOUT_LOWER_BPS).isEmpty()
                ? ""
                : " (" + Html.signed(point.find(VenueKeys.MARKOUT_LOWER_BPS), DECIMALS) + " to "
                        + Html.signed(point.find(VenueKeys.MARKOUT_UPPER_BPS), DECIMALS) + ")";
        return Html.signed(point.find(VenueKeys.MARKOUT_BPS), DECIMALS)
                + interval
                + Numbers.format(", %,d", point.or(VenueKeys.MARKOUT_FILLS, 0L));
    }
}
