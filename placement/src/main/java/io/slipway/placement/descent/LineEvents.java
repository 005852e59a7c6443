package io.slipway.placement.descent;

import java.util.Arrays;

/**
 * A piecewise linear function on [0, length], given by its first slope and by where its slope changes, and the search for its
 * minimum. Changes are added up in bins, which gives the function's value at the bins' edges without sorting; the bins beside
 * the lowest edge are then searched exactly. With few changes all are. Reused; not thread-safe.
 */
final class LineEvents {

    private static final int MOST_BINS = 256;
    private static final int FEW = 64;

    private final double[] at;
    private final double[] change;
    private final int[] binOf;
    private final long[] sorted;
    private final int bins;
    private final double[] binChange;
    private final double[] binMoment;
    private int count;
    private double length;
    private double perBin;
    private double firstSlope;

    LineEvents(int most) {
        at = new double[most];
        change = new double[most];
        binOf = new int[most];
        sorted = new long[most];
        bins = Math.max(2, Math.min(MOST_BINS, most / 16));
        binChange = new double[bins];
        binMoment = new double[bins];
    }

    void begin(double newLength) {
        count = 0;
        length = newLength;
        perBin = bins / length;
        firstSlope = 0;
        Arrays.fill(binChange, 0);
        Arrays.fill(binMoment, 0);
    }

    void addFirstSlope(double slope) {
        firstSlope += slope;
    }

    /** A change of slope; one beyond the end is ignored, one before the beginning counts from there. */
    void add(double where, double slopeChange) {
        if (where >= length) {
            return;
        }
        if (where <= 0) {
            firstSlope += slopeChange;
            return;
        }
        int bin = Math.min(bins - 1, (int) (where * perBin));
        binChange[bin] += slopeChange;
        binMoment[bin] += slopeChange * where;
        binOf[count] = bin;
        at[count] = where;
        change[count++] = slopeChange;
    }

    /** Position of the minimum; the first of equal positions. */
    double minimum() {
        if (length <= 0) {
            return 0;
        }
        if (count <= FEW) {
            return exact(0, bins, firstSlope);
        }
        int lowest = lowestEdge();
        int from = Math.max(0, lowest - 1);
        double slope = firstSlope;
        for (int bin = 0; bin < from; bin++) {
            slope += binChange[bin];
        }
        return exact(from, Math.min(bins, lowest + 1), slope);
    }

    private int lowestEdge() {
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
        return lowest;
    }

    private double edge(int bin) {
        return length * bin / bins;
    }

    /** The minimum over some bins, sorting the changes in them. */
    private double exact(int fromBin, int toBin, double slopeBefore) {
        int inside = 0;
        for (int i = 0; i < count; i++) {
            if (binOf[i] >= fromBin && binOf[i] < toBin) {
                sorted[inside++] = ((long) Float.floatToIntBits((float) at[i]) << Integer.SIZE) | i;
            }
        }
        Arrays.sort(sorted, 0, inside);
        double slope = slopeBefore;
        double value = 0;
        double least = 0;
        double place = edge(fromBin);
        double best = place;
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
        double end = edge(toBin);
        value += slope * (end - place);
        return value < least ? end : best;
    }
}
