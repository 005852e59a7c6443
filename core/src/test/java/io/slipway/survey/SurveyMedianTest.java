package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Medians against those of sorted values. */
class SurveyMedianTest {

    private static void check(int count, IntToLongFunction value) {
        SurveyMedian median = new SurveyMedian();
        long[] values = new long[count];
        Arrays.setAll(values, value);
        Arrays.stream(values).forEach(median::add);
        Arrays.sort(values);
        long expected = count == 0 ? 0 : values[(count - 1) / 2];
        assertThat(median.median()).as("%d values", count).isEqualTo(expected);
        assertThat(median.median()).as("asked again").isEqualTo(expected);
    }

    @Test
    void theMedianIsThatOfTheSortedValues() {
        SplittableRandom random = new SplittableRandom(11);
        for (int count = 0; count < 300; count++) {
            int size = count;
            check(size, i -> random.nextLong());
            check(size, i -> random.nextInt(3));
            check(size, i -> i);
            check(size, i -> -i);
            check(size, i -> 7);
            check(size, i -> Math.abs(size / 2 - i));
            check(size, i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    /** Of values of which the middle one is always the largest, as a choice by the middle value finds its worst. */
    @Test
    void valuesThatMakeTheChoiceSlowHaveTheirMedianToo() {
        int size = 1 << 12;
        long[] order = new long[size];
        Arrays.setAll(order, i -> i);
        long[] values = new long[size];
        for (int end = size; end > 0; end--) {
            int middle = (end - 1) / 2;
            values[(int) order[middle]] = end;
            order[middle] = order[end - 1];
        }
        check(size, i -> values[i]);
    }
}
