package io.slipway.report.text;

import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.schema.Values;
import java.util.List;
import java.util.Locale;

/** The findings of a calibration as two tables and a sentence. */
public final class CalibrationText {

    private static final String QUEUE_HEAD = "%-14s%-8s%8s%8s%8s%8s%8s%8s%12s";

    private CalibrationText() {}

    /** The text of {@code calibration.json}: the scores of all forecasts, and the reliability of the first. */
    public static String of(Values calibration) {
        StringBuilder text = new StringBuilder();
        if (!calibration.or(CalibrationKeys.QUEUE_SCORES, List.of()).isEmpty()) {
            addQueueModels(text, calibration);
            return text.toString();
        }
        line(
                text,
                "%-34s%9s%9s%13s%12s%13s",
                "forecast",
                "orders",
                "Brier",
                "reliability",
                "resolution",
                "uncertainty");
        List<Values> forecasts = calibration.get(CalibrationKeys.FORECASTS);
        forecasts.forEach(each -> line(
                text,
                "%-34s%9d%9.4f%13.4f%12.4f%13.4f",
                each.get(CalibrationKeys.NAME),
                each.get(CalibrationKeys.COUNT),
                each.get(CalibrationKeys.BRIER),
                each.get(CalibrationKeys.RELIABILITY),
                each.get(CalibrationKeys.RESOLUTION),
                each.get(CalibrationKeys.UNCERTAINTY)));
        forecasts.stream().limit(1).forEach(first -> addBins(text, first));
        line(
                text,
                "Lower Brier scores and reliability are better; higher resolution is better. Intervals assume independent orders."
                        + " Orders placed at the same time are not independent, so true intervals are wider.");
        return text.toString();
    }

    private static void addQueueModels(StringBuilder text, Values calibration) {
        String head = "";
        for (Values each : calibration.get(CalibrationKeys.QUEUE_SCORES)) {
            String title = QueueModelTable.title(each);
            if (!title.equals(head)) {
                text.append(head.isEmpty() ? "" : "\n").append(title).append('\n');
                line(text, QUEUE_HEAD, QueueModelTable.HEADINGS.toArray());
                head = title;
            }
            line(text, QUEUE_HEAD, QueueModelTable.cells(each).toArray());
        }
        text.append('\n').append(QueueModelTable.NOTE).append('\n');
        text.append(QueueModelTable.leftOut(calibration));
    }

    private static void addBins(StringBuilder text, Values forecast) {
        text.append('\n');
        String title = forecast.get(CalibrationKeys.NAME) + ": forecast";
        line(text, "%-34s%9s%9s%18s", title, "orders", "filled", "95 % interval");
        for (Values bin : forecast.get(CalibrationKeys.BINS)) {
            line(
                    text,
                    "%-34.3f%9d%9.3f%18s",
                    bin.get(CalibrationKeys.BIN_FORECAST),
                    bin.get(CalibrationKeys.BIN_COUNT),
                    bin.get(CalibrationKeys.OBSERVED),
                    String.format(
                            Locale.ROOT,
                            "%.3f to %.3f",
                            bin.get(CalibrationKeys.LOWER),
                            bin.get(CalibrationKeys.UPPER)));
        }
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
