package io.slipway.survey;

import java.util.Arrays;

/**
 * The median of a stream in bounded memory: exact up to {@value #CAPACITY} values, and of every second, fourth, ... value
 * beyond that.
 */
public final class SurveyMedian {

    /** Exact for a day of most stocks, in 8 MB. */
    private static final int CAPACITY = 1 << 20;

    /** A million values that halve each time take 20; some orders of values do not, and are sorted then. */
    private static final int MOST_ROUNDS = 60;

    private long[] values = new long[1 << 10];
    private int count;
    private long seen;

    /** A power of two. */
    private long every = 1;

    /** Adds a value. */
    public void add(long value) {
        if ((seen++ & (every - 1)) != 0) {
            return;
        }
        if (count == values.length) {
            grow();
        }
        values[count++] = value;
    }

    /** The lower median; zero if there is none. */
    public long median() {
        return count == 0 ? 0 : select(Arrays.copyOf(values, count), (count - 1) / 2);
    }

    /** The value that would be at a place if the values were sorted, which takes ten times as long. Moves them about. */
    private static long select(long[] values, int place) {
        int from = 0;
        int to = values.length - 1;
        for (int round = 0; from < to; round++) {
            if (round == MOST_ROUNDS) {
                Arrays.sort(values, from, to + 1);
                break;
            }
            long pivot = values[(from + to) >>> 1];
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            to = place <= right ? right : to;
            from = place >= left ? left : from;
            if (place > right && place < left) {
                break;
            }
        }
        return values[place];
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
