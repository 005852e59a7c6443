package io.slipway.report;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Resources;
import io.slipway.report.page.ForecastSection;
import io.slipway.report.page.ReportPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.CalibrationText;
import io.slipway.report.text.QueueModelTable;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws {@code calibration.html} from {@code calibration.json}: reliability curves and tables. */
public final class CalibrationReport {

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
            html.append(ForecastSection.html(calibration));
        }
        HtmlTable facts = HtmlTable.of(2, List.of());
        calibration
                .or(CalibrationKeys.SETTINGS, Map.of())
                .forEach((name, value) -> facts.row("", List.of(name, value)));
        facts.row("", List.of("source", calibration.or(OriginKeys.SOURCE, "")));
        facts.row("", List.of("SHA-256 of the events", calibration.or(OriginKeys.INPUT_SHA256, "")));
        facts.row("", List.of("version", calibration.or(OriginKeys.VERSION, "")));
        html.append(Html.section(
                "grounds",
                "How it was made",
                Html.folded("Settings and sources", "<div class=\"facts\">" + facts.html() + "</div>")));
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
}
