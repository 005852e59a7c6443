package io.slipway.survey;

import java.util.Arrays;

/**
 * The median of a stream in bounded memory: exact up to {@value #CAPACITY} values, and of every second, fourth, ... value
 * beyond that.
 */
public final class SurveyMedian {

    /** Exact for a day of most stocks, in 8 MB. */
    private static final int CAPACITY = 1 << 20;

    private long[] values = new long[1 << 10];
    private int count;
    private long seen;
    private long every = 1;

    /** Adds a value. */
    public void add(long value) {
        if (seen++ % every != 0) {
            return;
        }
        if (count == values.length) {
            grow();
        }
        values[count++] = value;
    }

    /** The lower median; zero if there is none. */
    public long median() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(count - 1) / 2];
    }

    private void grow() {
        if (values.length < CAPACITY) {
            values = Arrays.copyOf(values, 2 * values.length);
            return;
        }
        count /= 2;
        for (int i = 0; i < count; i++) {
            values[i] = values[2 * i];
        }
        every *= 2;
    }
}
