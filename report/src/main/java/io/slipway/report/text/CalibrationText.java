package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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
        List<Values> forecasts = calibration.get(CalibrationKeys.FORECASTS);
        text.append(String.join(" ", answer(forecasts))).append("\n\n");
        line(
                text,
                "%-34s%9s%9s%13s%12s%13s",
                "forecast",
                "orders",
                "Brier",
                "reliability",
                "resolution",
                "uncertainty");
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

    /**
     * The answer to whether the forecasts are right, in sentences: where the first of them lies outside the intervals of the share
     * that was filled, and how its score compares with that of the others over the same orders.
     */
    public static List<String> answer(List<Values> forecasts) {
        if (forecasts.isEmpty()) {
            return List.of();
        }
        Values first = forecasts.get(0);
        String name = first.get(CalibrationKeys.NAME);
        long high = orders(first, CalibrationKeys.UPPER, 1);
        long low = orders(first, CalibrationKeys.LOWER, -1);
        List<String> sentences = new ArrayList<>();
        sentences.add(
                high + low == 0
                        ? "As far as these orders tell, yes: every group of forecasts agrees with the share that was filled."
                        : Numbers.format(
                                "Not throughout: of %,d orders, %,d are in groups that were filled less often than forecast, and %,d in"
                                        + " groups that were filled more often.",
                                first.get(CalibrationKeys.COUNT), high, low));
        List<String> others = forecasts.stream()
                .skip(1)
                .filter(each -> each.get(CalibrationKeys.COUNT).equals(first.get(CalibrationKeys.COUNT)))
                .map(each -> Numbers.format(
                        "%.4f for \"%s\"", each.get(CalibrationKeys.BRIER), each.get(CalibrationKeys.NAME)))
                .toList();
        sentences.add(Numbers.format("The Brier score of \"%s\" is %.4f", name, first.get(CalibrationKeys.BRIER))
                + (others.isEmpty() ? "." : ", against " + String.join(" and ", others) + "; lower is better."));
        return sentences;
    }

    /** Orders in groups whose forecast lies beyond one end of the interval of what happened. */
    private static long orders(Values forecast, Key<BigDecimal> end, int sign) {
        return forecast.get(CalibrationKeys.BINS).stream()
                .filter(bin -> sign * bin.get(CalibrationKeys.BIN_FORECAST).compareTo(bin.get(end)) > 0)
                .mapToLong(bin -> bin.get(CalibrationKeys.BIN_COUNT))
                .sum();
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
                    Numbers.format("%.3f to %.3f", bin.get(CalibrationKeys.LOWER), bin.get(CalibrationKeys.UPPER)));
        }
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(Numbers.format(format, arguments)).append('\n');
    }
}
