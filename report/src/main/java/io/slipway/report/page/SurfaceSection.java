package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportInput;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The section on the cost over the parameters; parameters without effect are named. */
public final class SurfaceSection {

    private static final int AXES = 3;
    private static final int MOST_CELLS = 6_000;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 200;
    private static final int LEFT = 60;
    private static final int BASE = 160;

    private final SearchPoints search;
    private final Set<String> dead;
    private final String untuned;
    private final String orders;
    private final String file;

    private SurfaceSection(SearchPoints search, Collection<String> dead, String untuned, String orders, String file) {
        this.search = search;
        this.dead = new LinkedHashSet<>(dead);
        this.untuned = untuned;
        this.orders = orders;
        this.file = file;
    }

    /** The section; empty where nothing was searched. */
    public static String html(ReportInput input) {
        return input.grid().isEmpty()
                ? ""
                : section(new SurfaceSection(
                        SearchPoints.of(input),
                        input.run().results().get(ResultsKeys.DEAD_PARAMETERS),
                        untuned(input),
                        "the order",
                        "grid_results.json"));
    }

    /** The section of a search over days. */
    public static String ofTuning(Values tuning) {
        return section(new SurfaceSection(
                SearchPoints.ofTuning(tuning),
                tuning.get(TuningKeys.WITHOUT_EFFECT),
                "",
                "all orders",
                TuningKeys.FILE.name()));
    }

    private static String section(SurfaceSection section) {
        return Html.section("surface", "Parameter surface", section.html());
    }

    private String html() {
        String words = "<p><b>In-sample</b>: chosen and measured on the same data. " + Html.escape(inWords()) + "</p>"
                + Html.paragraph(deadInWords());
        boolean flat = search.worstBps().signum() == 0
                && search.full() == search.points().size();
        if (search.full() == 0 || flat) {
            return words;
        }
        if (search.points().size() > MOST_CELLS) {
            return words + Html.muted("Too many points to draw; all are in " + file + ".");
        }
        return words + (search.isGrid() && search.axes(dead).size() == AXES ? heat() : scatter());
    }

    private String inWords() {
        int points = search.points().size();
        long full = search.full();
        if (full == 0) {
            return Numbers.format("None of the %,d points filled the whole order.", points);
        }
        String part = full < points
                ? Numbers.format(" %,d of the %,d points left something unfilled.", points - full, points)
                : "";
        if (search.worstBps().signum() == 0) {
            return Numbers.format(
                            "The surface is flat: all %,d points that filled %s cost the same, so there was nothing to"
                                    + " choose.",
                            full, orders)
                    + part;
        }
        return Numbers.format(
                        "Of %,d points that filled %s the worst costs %.3f bps more than the best, which is found at %,d of them.",
                        full, orders, search.worstBps(), search.best())
                + part
                + untuned;
    }

    private static String untuned(ReportInput input) {
        Optional<BigDecimal> saving = input.run()
                .results()
                .find(ResultsKeys.SEARCH)
                .map(found -> found.get(SavingKeys.UNTUNED))
                .flatMap(input.run()::headlineSaving);
        return saving.map(bps -> " Untuned, it " + (bps.signum() < 0 ? "costs " : "saves ")
                        + Html.number(Optional.of(bps.abs()), 2)
                        + (bps.signum() < 0 ? " bps more than " : " bps against ")
                        + input.run().headlineBaseline() + ".")
                .orElse("");
    }

    private String deadInWords() {
        return dead.isEmpty()
                ? "Every parameter mattered at some point tried."
                : "Parameters without effect at any point tried: " + String.join(", ", dead)
                        + ". A value reported for it has no meaning.";
    }

    private String heat() {
        List<String> axes = search.axes(dead);
        HeatMap map = new HeatMap(search, axes.get(0), axes.get(1));
        String third = axes.get(2);
        List<BigDecimal> values = search.values().getOrDefault(third, List.of());
        StringBuilder html = new StringBuilder(Html.muted(
                "Cost above the best point, in basis points: dark is cheap, yellow dear; \u201cpart\u201d left"
                        + " something unfilled and is not compared."));
        html.append(hatch());
        boolean choice = values.size() > 1 && !dead.contains(third);
        if (choice) {
            html.append("<div class=\"tools\"><label>")
                    .append(Html.escape(third))
                    .append(" <select id=\"third\">");
            values.forEach(value ->
                    html.append("<option>").append(value.toPlainString()).append("</option>"));
            html.append("</select></label></div>");
        }
        for (BigDecimal value : choice ? values : values.subList(0, Math.min(1, values.size()))) {
            html.append("<figure class=\"panel\" data-third=\"")
                    .append(value.toPlainString())
                    .append("\"><figcaption>")
                    .append(Html.escape(third + " = " + (choice ? value.toPlainString() : "any value tried")))
                    .append("</figcaption><div class=\"wide\" tabindex=\"0\">")
                    .append(map.svg(third, value))
                    .append("</div></figure>");
        }
        return html.toString();
    }

    private static String hatch() {
        return "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><pattern id=\"unfilled\" width=\"6\" height=\"6\""
                + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"axis\" x1=\"0\" y1=\"0\""
                + " x2=\"0\" y2=\"6\"/></pattern></defs></svg>";
    }

    /** One small chart for each parameter that matters: its values against the cost. */
    private String scatter() {
        StringBuilder html = new StringBuilder(Html.muted(
                "Each dot is a point that filled " + orders + ": its cost above the best, in basis points."));
        for (String name : search.axes(dead)) {
            if (!dead.contains(name)) {
                html.append("<h3>").append(Html.escape(name)).append("</h3>").append(scatter(name));
            }
        }
        return html.toString();
    }

    private String scatter(String name) {
        List<BigDecimal> values = search.values().getOrDefault(name, List.of());
        double low = values.isEmpty() ? 0 : values.get(0).doubleValue();
        double high = values.isEmpty() ? 1 : values.get(values.size() - 1).doubleValue();
        double range = high > low ? high - low : 1;
        double worst = Math.max(search.worstBps().doubleValue(), 1e-9);
        StringBuilder svg = new StringBuilder(Numbers.format(
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"cost against one parameter\">"
                        + "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
                WIDTH, HEIGHT, LEFT, BASE, WIDTH, BASE));
        for (SearchPoints.Point point : search.points()) {
            BigDecimal value = point.parameters().get(name);
            if (value != null && point.aboveBestBps().isPresent()) {
                svg.append(Numbers.format(
                        "<circle class=\"gains\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill-opacity=\".6\"/>",
                        LEFT + 6 + (value.doubleValue() - low) / range * (WIDTH - LEFT - 12),
                        BASE - 6 - point.aboveBestBps().get().doubleValue() / worst * (BASE - 20)));
            }
        }
        return svg.append(text(LEFT, BASE + 20, "start", Numbers.format("%.4f", low)))
                .append(text(WIDTH, BASE + 20, "end", Numbers.format("%.4f", high)))
                .append(text(LEFT - 6, 16, "end", Numbers.format("%.2f", worst)))
                .append(text(LEFT - 6, BASE - 2, "end", "0 bps"))
                .append("</svg>")
                .toString();
    }

    private static String text(int x, int y, String anchor, String text) {
        return Numbers.format(
                "<text class=\"faint\" x=\"%d\" y=\"%d\" font-size=\"14\" text-anchor=\"%s\">%s</text>",
                x, y, anchor, text);
    }
}
