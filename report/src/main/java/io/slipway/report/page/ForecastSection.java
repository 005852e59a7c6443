package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Svg;
import io.slipway.report.text.CalibrationText;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** Forecasts of fills against what happened, from {@code calibration.json}: an answer, reliability curves and scores. */
public final class ForecastSection {

    private static final int SIZE = 220;
    private static final int LEFT = 46;
    private static final int FOOT = 46;
    private static final int TOP = 10;
    private static final int P_DECIMALS = 3;
    private static final int LEAST_RADIUS = 3;
    private static final int MORE_RADIUS = 8;

    private ForecastSection() {}

    /** The sections. */
    public static String html(Values calibration) {
        List<Values> forecasts = calibration.get(CalibrationKeys.FORECASTS);
        StringBuilder curves = new StringBuilder(Html.paragraph(
                "How often orders were filled, by the forecast for them: right forecasts lie on the diagonal. The larger the"
                        + " point, the more orders; the bar is the 95\u00a0% interval."));
        curves.append("<div class=\"multiples\">");
        forecasts.forEach(forecast -> curves.append("<figure><figcaption>")
                .append(Html.escape(forecast.get(CalibrationKeys.NAME)))
                .append("</figcaption>")
                .append(curve(forecast))
                .append(Html.folded("As figures", table(forecast)))
                .append("</figure>"));
        return Html.section("answer", "The answer", "<div class=\"answer\">" + answer(forecasts) + "</div>")
                + Html.section("forecast", "Forecast and outcome", curves + "</div>")
                + Html.section("scores", "Scores", scores(forecasts));
    }

    private static String answer(List<Values> forecasts) {
        List<String> sentences = CalibrationText.answer(forecasts);
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            html.append(i == 0 ? "<p class=\"verdict\">" + Html.escape(sentence) + "</p>" : Html.paragraph(sentence));
        }
        return html.toString();
    }

    private static String scores(List<Values> forecasts) {
        HtmlTable scores =
                HtmlTable.of("forecast", "orders", "Brier score", "reliability", "resolution", "uncertainty");
        for (Values forecast : forecasts) {
            scores.row(
                    forecast.get(CalibrationKeys.NAME),
                    Html.count(forecast.get(CalibrationKeys.COUNT)),
                    p(forecast, CalibrationKeys.BRIER),
                    p(forecast, CalibrationKeys.RELIABILITY),
                    p(forecast, CalibrationKeys.RESOLUTION),
                    p(forecast, CalibrationKeys.UNCERTAINTY));
        }
        return scores.html()
                + Html.muted("Brier score: mean squared difference of forecast and outcome, smaller is better; it is"
                        + " reliability less resolution plus uncertainty. Uncertainty is the score of always saying"
                        + " how often it happened in all.");
    }

    private static String p(Values values, Key<BigDecimal> key) {
        return Html.number(values.find(key), P_DECIMALS);
    }

    private static String table(Values forecast) {
        HtmlTable table = HtmlTable.of("mean forecast", "orders", "filled", "95 % from", "to");
        forecast.get(CalibrationKeys.BINS)
                .forEach(bin -> table.row(
                        p(bin, CalibrationKeys.BIN_FORECAST),
                        Html.count(bin.get(CalibrationKeys.BIN_COUNT)),
                        p(bin, CalibrationKeys.OBSERVED),
                        p(bin, CalibrationKeys.LOWER),
                        p(bin, CalibrationKeys.UPPER)));
        return table.html();
    }

    /** The area of a point grows with the orders of its group. */
    private static String curve(Values forecast) {
        List<Values> bins = forecast.get(CalibrationKeys.BINS);
        double most = bins.stream()
                .mapToLong(bin -> bin.get(CalibrationKeys.BIN_COUNT))
                .max()
                .orElse(1);
        Svg svg = new Svg(
                LEFT + SIZE + TOP, TOP + SIZE + FOOT, "reliability curve of " + forecast.get(CalibrationKeys.NAME));
        svg.line("axis", x(0), y(0), x(1), y(0))
                .line("axis", x(0), y(0), x(0), y(1))
                .line("axis", x(0), y(0), x(1), y(1));
        for (Values bin : bins) {
            double at = x(bin.get(CalibrationKeys.BIN_FORECAST).doubleValue());
            double from = y(bin.get(CalibrationKeys.LOWER).doubleValue());
            double to = y(bin.get(CalibrationKeys.UPPER).doubleValue());
            double radius = LEAST_RADIUS + MORE_RADIUS * Math.sqrt(bin.get(CalibrationKeys.BIN_COUNT) / most);
            svg.rectangle("gains", at - 1, to, 2, Math.max(1, from - to))
                    .circle("gains", at, y(bin.get(CalibrationKeys.OBSERVED).doubleValue()), radius);
        }
        return svg.words("faint", "start", LEFT, TOP + SIZE + 18, "0")
                .words("faint", "end", LEFT + SIZE, TOP + SIZE + 18, "1")
                .words("faint", "middle", LEFT + SIZE / 2.0, TOP + SIZE + 36, "forecast")
                .words("faint", "end", LEFT - 8, TOP + 10, "1")
                .words("faint", "end", LEFT - 8, TOP + SIZE, "0")
                .words("faint", "end", LEFT - 6, TOP + SIZE / 2.0, "filled")
                .toString();
    }

    private static double x(double p) {
        return LEFT + SIZE * p;
    }

    private static double y(double p) {
        return TOP + SIZE * (1 - p);
    }
}
