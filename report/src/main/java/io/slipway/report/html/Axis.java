package io.slipway.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale of basis points with round marks, for a chart in SVG.
 *
 * @param least value at the left or lower end
 * @param most value at the other end
 * @param step distance of two marks
 */
public record Axis(double least, double most, double step) {

    private static final double[] ROUND = {1, 2, 5, 10};

    /** An axis that holds two values and zero, with about {@code marks} round marks. */
    public static Axis holding(double from, double to, int marks) {
        double low = Math.min(0, from);
        double high = Math.max(0, to);
        double span = high > low ? high - low : 1;
        double power = Math.pow(10, Math.floor(Math.log10(span / marks)));
        double step = 10 * power;
        for (double round : ROUND) {
            if (round * power * marks >= span) {
                step = round * power;
                break;
            }
        }
        return new Axis(Math.floor(low / step) * step, Math.max(1, Math.ceil(high / step)) * step, step);
    }

    /** The marks, from the least on. */
    public List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        for (long i = Math.round(least / step); i <= Math.round(most / step); i++) {
            marks.add(i * step);
        }
        return marks;
    }

    /** The place of a value, from 0 at the least to 1 at the most. */
    public double share(double value) {
        return (value - least) / (most - least);
    }

    /** A mark as text, with the decimals that the step needs. */
    public String text(double mark) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return mark == 0 ? "0" : Numbers.format("%+,." + decimals + "f", mark);
    }
}
