package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Corrections and tests of groups, against values worked by hand. */
class GroupTestsTest {

    @Test
    void holmMultipliesBySmallerAndSmallerNumbersAndNeverFalls() {
        assertThat(HolmCorrection.adjusted(List.of(0.01, 0.04, 0.03, 0.005)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(HolmCorrection.adjusted(List.of(0.6, 0.9))).containsExactly(1.0, 1.0);
        assertThat(HolmCorrection.adjusted(List.of())).isEmpty();
    }

    /** Of 1, 2, 3, 4, 100: median 3, deviations 2, 1, 0, 1, 97 with median 1. */
    @Test
    void theScoreOfAnOutlierIsOfTheMedianDeviation() {
        RobustScore score = RobustScore.of(List.of(4.0, 1.0, 100.0, 2.0, 3.0));
        assertThat(score.median()).isEqualTo(3);
        assertThat(score.deviation()).isCloseTo(1 / 0.6745, within(1e-12));
        assertThat(score.of(100)).isCloseTo(0.6745 * 97, within(1e-12));
        assertThat(score.of(1)).isCloseTo(-0.6745 * 2, within(1e-12));
        assertThat(RobustScore.of(List.of(5.0, 5.0, 5.0)).of(5)).isNaN();
        assertThat(RobustScore.median(List.of(1.0, 2.0, 4.0, 9.0))).isEqualTo(3);
        assertThatThrownBy(() -> RobustScore.of(List.of())).hasMessageContaining("median of nothing");
    }

    /**
     * Six of seven are 0 and one is 10: the MAD is 0, the mean absolute deviation 10/7. Of 0 (twice), 0.001 (three times) and 1 (three
     * times) the median is 0.001, the MAD 0.0005 and the upper quartile of the distances 0.999: near zero beside it.
     */
    @Test
    void wherePlentyOfValuesAreEqualTheScoreIsOfTheMeanDeviation() {
        RobustScore score = RobustScore.of(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0));
        assertThat(score.of(10)).isCloseTo(7 / 1.253314, within(1e-12));
        assertThat(score.of(0)).isZero();
        RobustScore near = RobustScore.of(List.of(0.0, 0.0, 0.001, 0.001, 0.001, 1.0, 1.0, 1.0));
        double mean = (2 * 0.001 + 3 * 0.999) / 8;
        assertThat(near.of(1)).isCloseTo(0.999 / (1.253314 * mean), within(1e-9));
        assertThat(near.of(1)).isLessThan(RobustScore.OUTLIER);
    }

    /** One far value of four leaves the MAD of 1 alone, however far it is. */
    @Test
    void aFarValueDoesNotHideItself() {
        assertThat(RobustScore.of(List.of(1.0, 2.0, 3.0, 1_000.0)).of(1_000)).isCloseTo(0.6745 * 997.5, within(1e-9));
    }

    /** Means 2 and 6, variances 1 and 4 of three each: t = -4 / sqrt(5/3), degrees (5/3)^2 / (1/18 + 16/18). */
    @Test
    void welchAllowsForUnequalVariances() {
        WelchTest test = WelchTest.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 6.0, 8.0));
        assertThat(test.t()).isCloseTo(-4 / Math.sqrt(5 / 3.0), within(1e-12));
        double degrees = 25 / 9.0 / (17 / 18.0);
        assertThat(test.p()).isCloseTo(2 * Distributions.student(test.t(), degrees), within(1e-12));
        assertThat(WelchTest.of(List.of(1.0, 2.0), List.of(4.0, 6.0, 8.0)).p()).isEqualTo(1);
        assertThat(WelchTest.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0)).p())
                .isEqualTo(1);
    }

    /** Of 20 ways to choose three of six values two part them as much, and of 35 to choose three of seven one. */
    @Test
    void aSampleThatDoesNotVaryIsNoMoreThanAPermutationSays() {
        List<Double> ones = List.of(1.0, 1.0, 1.0);
        assertThat(WelchTest.of(ones, List.of(2.0, 2.0, 2.0)).p()).isCloseTo(0.1, within(1e-12));
        assertThat(WelchTest.of(ones, List.of(2.0, 2.0, 2.0, 2.0)).p()).isCloseTo(1 / 35.0, within(1e-12));
        assertThat(WelchTest.of(List.of(1.0, 1.0, 1.0 + 1e-9), ones).p()).isGreaterThan(0.1);
        assertThat(WelchTest.of(List.of(5.0, 5.0, 5.0 + 1e-9), ones).p()).isCloseTo(0.1, within(1e-12));
    }

    /** Of 2,000 pairs of equal distributions a twentieth is found: 100, with a standard deviation of 9.7. */
    @Test
    void welchKeepsItsLevel() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            List<Double> first = Stream.generate(random::nextGaussian).limit(8).toList();
            List<Double> second =
                    Stream.generate(() -> 3 * random.nextGaussian()).limit(15).toList();
            found += WelchTest.of(first, second).p() < 0.05 ? 1 : 0;
        }
        assertThat(found).isBetween(100 - 39, 100 + 39);
    }
}
