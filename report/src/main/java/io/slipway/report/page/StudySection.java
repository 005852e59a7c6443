package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Differences of strategies over many parent orders, from {@code study.json}. */
public final class StudySection {

    private static final int MOST_BINS = 40;
    private static final int FEWEST_BINS = 5;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 150;
    private static final int BASE = 120;

    private StudySection() {}

    /** The section. */
    public static String distributions(Values study) {
        StringBuilder html = new StringBuilder();
        for (Values pair : study.or(StudyKeys.PAIRS, List.of())) {
            if (pair.find(StudyKeys.MEAN_SAVING_BPS).isPresent()) {
                html.append(heading(pair)).append(distribution(pair));
            }
        }
        return Html.section("study", "Savings by start", html.toString());
    }

    private static String heading(Values pair) {
        return "<h3>" + Html.escape(pair.get(StudyKeys.PAIR_NAME)) + "</h3>";
    }

    private static String distribution(Values pair) {
        double[] values = pair.get(StudyKeys.DIFFERENCES_BPS).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .toArray();
        return values.length == 0
                ? Html.muted("No start could be compared.")
                : histogram(values) + Html.muted(inWords(values));
    }

    private static String inWords(double[] sorted) {
        double mean = Arrays.stream(sorted).average().orElse(0);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return String.format(
                Locale.ROOT,
                "%,d starts: mean %+.3f bps, median %+.3f bps, from %+.3f to %+.3f bps.",
                sorted.length,
                mean,
                median,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    /** Bins of one width, one of whose edges is zero, so that no bar holds gains and costs. */
    private static String histogram(double[] sorted) {
        double range = sorted[sorted.length - 1] - sorted[0];
        double wanted = Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(2 * Math.cbrt(sorted.length))));
        double bin = range > 0 ? range / wanted : 1;
        int first = (int) Math.floor(Math.min(0, sorted[0]) / bin);
        int last = (int) Math.floor(Math.max(0, sorted[sorted.length - 1]) / bin);
        int[] counts = new int[last - first + 1];
        for (double value : sorted) {
            counts[(int) Math.floor(value / bin) - first]++;
        }
        int most = Arrays.stream(counts).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"histogram of the differences\">",
                WIDTH,
                HEIGHT));
        double width = (double) WIDTH / counts.length;
        for (int i = 0; i < counts.length; i++) {
            double height = (BASE - 10.0) * counts[i] / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"gains\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    i * width + width / 20,
                    BASE - height,
                    width * 0.9,
                    height));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"axis\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        + "<line class=\"axis\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/>",
                BASE,
                WIDTH,
                BASE,
                -first * width,
                -first * width,
                BASE + 6));
        return svg.append(label(0, "start", first * bin))
                .append(label(WIDTH, "end", (last + 1) * bin))
                .append("</svg>")
                .toString();
    }

    private static String label(int x, String anchor, double bps) {
        return String.format(
                Locale.ROOT,
                "<text class=\"faint\" x=\"%d\" y=\"%d\" font-size=\"14\" text-anchor=\"%s\">%+.2f bps</text>",
                x,
                BASE + 20,
                anchor,
                bps);
    }
}
