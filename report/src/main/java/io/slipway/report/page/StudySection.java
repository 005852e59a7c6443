package io.slipway.report.page;

import io.slipway.report.html.Axis;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Svg;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Savings by start or, of several symbols, by day, from {@code study.json}: their running sum, and how they are spread. */
public final class StudySection {

    private static final int BINS = 30;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 130;
    private static final int BASE = 100;
    private static final int LINES_WIDTH = 900;
    private static final int LINES_HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int MARKS = 5;
    private static final int COLOURS = 7;

    /** Share of the values beyond each end of the common scale: a single outlier would flatten the others. */
    private static final double BEYOND = 0.01;

    private StudySection() {}

    /** Savings of one strategy in bps, in the order of the starts. */
    private record Savings(String name, List<Double> values) {

        private double[] array() {
            return values.stream().mapToDouble(value -> value).toArray();
        }

        private boolean isAllZero() {
            return !values.isEmpty() && values.stream().allMatch(value -> value == 0);
        }
    }

    /** Name of one draw: orders of several symbols on one day share its market. */
    static String draw(Values study) {
        return study.or(StudyKeys.BY_SYMBOL, List.of()).size() > 1 ? "day" : "start";
    }

    /** The section; empty where nothing was compared. */
    public static String distributions(Values study) {
        String draw = draw(study);
        List<Savings> all = new ArrayList<>();
        for (Values pair : study.or(StudyKeys.PAIRS, List.of())) {
            if (pair.find(StudyKeys.MEAN_SAVING_BPS).isPresent()) {
                List<Double> values = pair.get(StudyKeys.DIFFERENCES_BPS).stream()
                        .map(BigDecimal::doubleValue)
                        .toList();
                all.add(new Savings(pair.get(StudyKeys.PAIR_NAME), values));
            }
        }
        List<Savings> differing = all.stream()
                .filter(each -> !each.values.isEmpty() && !each.isAllZero())
                .toList();
        List<String> same =
                all.stream().filter(Savings::isAllZero).map(Savings::name).toList();
        String html = (same.isEmpty()
                        ? ""
                        : Html.paragraph("The same cost as " + study.or(StudyKeys.BASELINE, "the baseline")
                                + " at every " + draw + ": " + String.join(", ", same) + "."))
                + (differing.isEmpty() ? "" : running(differing, draw) + histograms(differing, draw));
        return html.isEmpty() ? "" : Html.section("study", "Savings by " + draw, html);
    }

    /** Running sums, so that one sees whether a saving was earned throughout or at a few starts. */
    private static String running(List<Savings> all, String draw) {
        List<double[]> sums = all.stream()
                .map(each -> {
                    double[] sum = each.array();
                    Arrays.parallelPrefix(sum, Double::sum);
                    return sum;
                })
                .toList();
        Axis axis = Axis.holding(
                sums.stream().flatMapToDouble(Arrays::stream).min().orElse(0),
                sums.stream().flatMapToDouble(Arrays::stream).max().orElse(0),
                MARKS);
        int foot = LINES_HEIGHT - 30;
        Svg svg = new Svg(LINES_WIDTH, LINES_HEIGHT, "running sums of the savings");
        for (double mark : axis.marks()) {
            double y = foot - (foot - 10) * axis.share(mark);
            svg.line(mark == 0 ? "axis" : "grid", LEFT, y, LINES_WIDTH, y)
                    .words("faint", "end", LEFT - 8.0, y + 5, axis.text(mark));
        }
        int starts = sums.stream().mapToInt(sum -> sum.length).max().orElse(0);
        for (int k = 0; k < sums.size(); k++) {
            double[] sum = sums.get(k);
            double[] points = new double[2 * sum.length + 2];
            for (int i = 0; i <= sum.length; i++) {
                points[2 * i] = LEFT + (LINES_WIDTH - LEFT) * (double) i / starts;
                points[2 * i + 1] = foot - (foot - 10) * axis.share(i == 0 ? 0 : sum[i - 1]);
            }
            svg.path("series line" + k % COLOURS, points);
        }
        svg.words("faint", "start", LEFT, LINES_HEIGHT - 8, "first " + draw)
                .words("faint", "end", LINES_WIDTH, LINES_HEIGHT - 8, draw + " " + starts);
        return Html.paragraph("Running sum of the savings, bps. A line that climbs evenly was earned throughout; a step"
                        + " is a single " + draw + ".")
                + "<div class=\"wide\" tabindex=\"0\">" + svg + "</div>" + legend(all);
    }

    private static String legend(List<Savings> all) {
        StringBuilder legend = new StringBuilder("<div class=\"legend\">");
        for (int k = 0; k < all.size(); k++) {
            legend.append("<span><i class=\"part")
                    .append(k % COLOURS)
                    .append("\"></i>")
                    .append(Html.escape(all.get(k).name))
                    .append("</span>");
        }
        return legend + "</div>";
    }

    private static String histograms(List<Savings> all, String draw) {
        double[] sorted = all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.array()))
                .sorted()
                .toArray();
        int beyond = (int) Math.floor(BEYOND * sorted.length);
        Axis axis = Axis.holding(sorted[beyond], sorted[sorted.length - 1 - beyond], BINS);
        StringBuilder html = new StringBuilder(Html.paragraph(
                        "How the savings are spread, all on one scale; the bars at its ends hold what lies beyond.")
                + "<div class=\"multiples\">");
        for (Savings each : all) {
            html.append("<figure><figcaption>")
                    .append(Html.escape(each.name))
                    .append("</figcaption>")
                    .append(histogram(each.array(), axis))
                    .append(Html.muted(inWords(each.array(), draw)))
                    .append("</figure>");
        }
        return html + "</div>";
    }

    private static String inWords(double[] values, String draw) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Numbers.format(
                "%,d %ss: mean %+.3f bps, median %+.3f bps, from %+.3f to %+.3f bps.",
                sorted.length,
                draw,
                Arrays.stream(sorted).average().orElse(0),
                median,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    /** Bins between the marks of the axis. Zero is a mark, so no bar holds gains and costs. */
    private static String histogram(double[] values, Axis axis) {
        int bins = (int) Math.round((axis.most() - axis.least()) / axis.step());
        int[] counts = new int[bins];
        for (double value : values) {
            int bin = (int) Math.floor((value - axis.least()) / axis.step() + 1e-9);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        int most = Arrays.stream(counts).max().orElse(1);
        Svg svg = new Svg(WIDTH, HEIGHT, "histogram of the savings");
        double width = (double) WIDTH / bins;
        for (int i = 0; i < bins; i++) {
            double height = (BASE - 10.0) * counts[i] / most;
            String kind = axis.marks().get(i) < 0 ? "pays" : "gains";
            svg.rectangle(kind, i * width + width / 20, BASE - height, width * 0.9, height);
        }
        double zero = WIDTH * axis.share(0);
        return svg.line("axis", 0, BASE, WIDTH, BASE)
                .line("axis", zero, 0, zero, BASE + 6)
                .words("faint", "start", 0, BASE + 20, axis.text(axis.least()) + " bps")
                .words("faint", "end", WIDTH, BASE + 20, axis.text(axis.most()) + " bps")
                .toString();
    }
}
