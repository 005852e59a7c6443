package io.slipway.placement;

import java.util.Arrays;

/**
 * A piecewise linear function on [0, length], given by its first slope and by where its slope changes, and the search for its
 * minimum. The changes are sorted into bins, which gives the function's value at the bins' edges in one pass; the bins
 * beside the lowest edge are then searched exactly. With few changes all are. Reused; not thread-safe.
 */
final class LineEvents {

    private static final int MOST_BINS = 256;
    private static final int FEW = 64;

    private final double[] at;
    private final double[] change;
    private final int bins;
    private final double[] binChange;
    private final double[] binMoment;
    private final long[] sorted;
    private int count;
    private double length;
    private double firstSlope;

    LineEvents(int most) {
        at = new double[most];
        change = new double[most];
        sorted = new long[most];
        bins = Math.max(2, Math.min(MOST_BINS, most / 16));
        binChange = new double[bins];
        binMoment = new double[bins];
    }

    void begin(double newLength) {
        count = 0;
        length = newLength;
        firstSlope = 0;
    }

    void addFirstSlope(double slope) {
        firstSlope += slope;
    }

    /** A change of slope; one beyond the end is ignored, one before the beginning counts from there. */
    void add(double where, double slopeChange) {
        if (where <= 0) {
            firstSlope += slopeChange;
        } else if (where < length) {
            at[count] = where;
            change[count++] = slopeChange;
        }
    }

    /** Where the function is least; of equal places the first. */
    double minimum() {
        if (length <= 0) {
            return 0;
        }
        return count <= FEW ? exact(0, length, firstSlope, 0) : binned();
    }

    private double binned() {
        Arrays.fill(binChange, 0);
        Arrays.fill(binMoment, 0);
        double perBin = bins / length;
        for (int i = 0; i < count; i++) {
            int bin = Math.min(bins - 1, (int) (at[i] * perBin));
            binChange[bin] += change[i];
            binMoment[bin] += change[i] * at[i];
        }
        double slope = firstSlope;
        double value = 0;
        double least = 0;
        int lowest = 0;
        for (int bin = 0; bin < bins; bin++) {
            double end = edge(bin + 1);
            value += slope * (end - edge(bin)) + binChange[bin] * end - binMoment[bin];
            slope += binChange[bin];
            if (value < least) {
                least = value;
                lowest = bin + 1;
            }
        }
        return refined(Math.max(0, lowest - 1), Math.min(bins, lowest + 1));
    }

    private double edge(int bin) {
        return length * bin / bins;
    }

    private double refined(int fromBin, int toBin) {
        double slope = firstSlope;
        for (int bin = 0; bin < fromBin; bin++) {
            slope += binChange[bin];
        }
        return exact(edge(fromBin), edge(toBin), slope, fromBin);
    }

    /** The minimum over an interval that begins with a slope. */
    private double exact(double from, double to, double slopeBefore, int fromBin) {
        int inside = 0;
        double perBin = bins / length;
        for (int i = 0; i < count; i++) {
            boolean isAfterStart = fromBin == 0 || Math.min(bins - 1, (int) (at[i] * perBin)) >= fromBin;
            if (isAfterStart && at[i] <= to) {
                sorted[inside++] = ((long) Float.floatToIntBits((float) at[i]) << 32) | i;
            }
        }
        Arrays.sort(sorted, 0, inside);
        return walk(from, to, slopeBefore, inside);
    }

    private double walk(double from, double to, double slopeBefore, int inside) {
        double slope = slopeBefore;
        double value = 0;
        double least = 0;
        double best = from;
        double place = from;
        for (int i = 0; i < inside; i++) {
            int event = (int) sorted[i];
            double where = Math.max(place, at[event]);
            value += slope * (where - place);
            place = where;
            if (value < least) {
                least = value;
                best = place;
            }
            slope += change[event];
        }
        value += slope * (to - place);
        return value < least ? to : best;
    }
}
