package io.slipway.report;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Resources;
import io.slipway.report.page.ReportPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.CalibrationText;
import io.slipway.report.text.QueueModelTable;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws {@code calibration.html} from {@code calibration.json}: reliability curves and tables. */
public final class CalibrationReport {

    private static final int SIZE = 300;
    private static final int LEFT = 46;
    private static final int FOOT = 40;
    private static final int P_DECIMALS = 3;

    private CalibrationReport() {}

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no calibration, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            Values calibration = ResultReader.object(directory, CalibrationKeys.FILE);
            if (calibration.or(CalibrationKeys.FORECASTS, List.of()).isEmpty()
                    && calibration.or(CalibrationKeys.QUEUE_SCORES, List.of()).isEmpty()) {
                throw new ReportException("calibration.json: no calibration: directory=" + directory);
            }
            ReportPage.write(html(calibration), directory.resolve("calibration.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the calibration: directory=" + directory + ", reason=" + ReportWriter.rootReason(e),
                    e);
        }
    }

    /**
     * The scores as text for a terminal.
     *
     * @throws ReportException if the directory holds no calibration
     */
    public static String text(Path directory) {
        return CalibrationText.of(ResultReader.object(directory, CalibrationKeys.FILE));
    }

    static String html(Values calibration) throws IOException {
        StringBuilder html = new StringBuilder();
        boolean judgesQueues =
                !calibration.or(CalibrationKeys.QUEUE_SCORES, List.of()).isEmpty();
        if (judgesQueues) {
            addQueueModels(html, calibration);
        } else {
            addForecasts(html, calibration);
        }
        HtmlTable facts = HtmlTable.of(2, List.of());
        calibration
                .or(CalibrationKeys.SETTINGS, Map.of())
                .forEach((name, value) -> facts.row("", List.of(name, value)));
        facts.row("", List.of("source", calibration.or(OriginKeys.SOURCE, "")));
        facts.row("", List.of("SHA-256 of the events", calibration.or(OriginKeys.INPUT_SHA256, "")));
        facts.row("", List.of("version", calibration.or(OriginKeys.VERSION, "")));
        html.append(Html.section("grounds", "How it was made", "<div class=\"facts\">" + facts.html() + "</div>"));
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "calibration",
                        "title",
                        judgesQueues ? "Are the queue models right?" : "Are the fill probabilities right?",
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        html.toString()));
    }

    private static void addQueueModels(StringBuilder html, Values calibration) {
        Map<String, HtmlTable> tables = new LinkedHashMap<>();
        for (Values score : calibration.get(CalibrationKeys.QUEUE_SCORES)) {
            tables.computeIfAbsent(QueueModelTable.title(score), title -> HtmlTable.of(2, QueueModelTable.HEADINGS))
                    .row("", QueueModelTable.cells(score));
        }
        tables.forEach((title, table) -> html.append(Html.section("forecast", title, table.html())));
        html.append(Html.muted(QueueModelTable.NOTE + " " + QueueModelTable.leftOut(calibration)));
    }

    private static void addForecasts(StringBuilder html, Values calibration) {
        HtmlTable scores = HtmlTable.of("forecast", "count", "Brier score", "reliability", "resolution", "uncertainty");
        for (Values forecast : calibration.get(CalibrationKeys.FORECASTS)) {
            scores.row(
                    forecast.get(CalibrationKeys.NAME),
                    Html.count(forecast.get(CalibrationKeys.COUNT)),
                    p(forecast, CalibrationKeys.BRIER),
                    p(forecast, CalibrationKeys.RELIABILITY),
                    p(forecast, CalibrationKeys.RESOLUTION),
                    p(forecast, CalibrationKeys.UNCERTAINTY));
        }
        html.append(Html.section(
                "scores",
                "Scores",
                scores.html()
                        + Html.muted(
                                "Brier score: mean squared difference of forecast and outcome, smaller is better; it is"
                                        + " reliability less resolution plus uncertainty. Uncertainty is the score of always saying"
                                        + " how often it happened in all.")));
        for (Values forecast : calibration.get(CalibrationKeys.FORECASTS)) {
            html.append(Html.section(
                    "forecast",
                    forecast.get(CalibrationKeys.NAME),
                    curve(forecast.get(CalibrationKeys.BINS)) + table(forecast)));
        }
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

    private static String curve(List<Values> bins) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"reliability curve\">",
                LEFT + SIZE + 10,
                SIZE + FOOT + 10,
                LEFT + SIZE + 10));
        svg.append(line(0, 0, 1, 0)).append(line(0, 0, 0, 1)).append(line(0, 0, 1, 1));
        for (Values bin : bins) {
            double at = bin.get(CalibrationKeys.BIN_FORECAST).doubleValue();
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"gains\" x=\"%.1f\" y=\"%.1f\" width=\"2\" height=\"%.1f\"/>"
                            + "<circle class=\"gains\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                    x(at) - 1,
                    y(bin.get(CalibrationKeys.UPPER).doubleValue()),
                    Math.max(
                            1,
                            y(bin.get(CalibrationKeys.LOWER).doubleValue())
                                    - y(bin.get(CalibrationKeys.UPPER).doubleValue())),
                    x(at),
                    y(bin.get(CalibrationKeys.OBSERVED).doubleValue())));
        }
        return svg.append(text("start", LEFT, SIZE + 28, "0"))
                .append(text("end", LEFT + SIZE, SIZE + 28, "1"))
                .append(text("middle", LEFT + SIZE / 2, SIZE + 44, "forecast"))
                .append(text("end", LEFT - 8, 14, "1"))
                .append(text("end", LEFT - 8, SIZE + 10, "0"))
                .append(text("end", LEFT - 6, SIZE / 2, "filled"))
                .append("</svg>")
                .toString();
    }

    private static double x(double p) {
        return LEFT + SIZE * p;
    }

    private static double y(double p) {
        return 10 + SIZE * (1 - p);
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                x(fromX),
                y(fromY),
                x(toX),
                y(toY));
    }

    private static String text(String anchor, int x, int y, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"faint\" x=\"%d\" y=\"%d\" font-size=\"14\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                text);
    }
}
