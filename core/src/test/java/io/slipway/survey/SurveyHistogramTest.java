package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurveyHistogramTest {

    private static final int HISTOGRAMS = 200;

    /** Against a sorted map of all weights, over values that repeat and values that do not. */
    @Test
    void meansAndPercentilesAreThoseOfTheSortedWeights() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < HISTOGRAMS; i++) {
            SurveyHistogram histogram = new SurveyHistogram();
            TreeMap<Long, Long> sorted = new TreeMap<>();
            long range = 1L << random.nextInt(1, 62);
            for (int value = random.nextInt(1, 600); value > 0; value--) {
                long drawn = random.nextLong(-range, range) / 1000 * 1000;
                long weight = random.nextLong(1_000_000);
                histogram.add(drawn, weight);
                sorted.merge(drawn, weight, Long::sum);
            }
            double sum = 0;
            double total = 0;
            for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
                sum += (double) entry.getKey() * entry.getValue();
                total += entry.getValue();
            }
            assertThat(histogram.isEmpty()).isFalse();
            assertThat(histogram.mean()).isEqualTo(sum / total);
            for (int percent : new int[] {1, 50, 99}) {
                double reached = 0;
                long expected = sorted.firstKey();
                for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
                    reached += entry.getValue();
                    expected = entry.getKey();
                    if (reached >= total / 100.0 * percent) {
                        break;
                    }
                }
                assertThat(histogram.percentile(percent)).isEqualTo(expected);
            }
        }
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(new SurveyHistogram().isEmpty()).isTrue();
        assertThat(new SurveyHistogram().percentile(50)).isZero();
    }
}
