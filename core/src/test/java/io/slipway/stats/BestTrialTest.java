package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BestTrialTest {

    private static final int STARTS = 84;

    private static double[] good() {
        double[] values = Series.NORMAL.draw(STARTS, new SplittableRandom(3));
        double mean = new Differences(values).mean();
        Arrays.setAll(values, i -> values[i] - mean + 0.4);
        return values;
    }

    /** Six orders of nearly one size at a start say no more than one of them. */
    @Test
    void repeatedSizesAddNoInformation() {
        double[] one = good();
        double[] six = new double[6 * STARTS];
        Arrays.setAll(six, i -> one[i / 6] + 1e-6 * (i % 6));
        BestTrial alone = BestTrial.of(List.of(new Differences(one)), List.of()).orElseThrow();
        BestTrial repeated =
                BestTrial.of(List.of(Differences.ofStarts(six, 6)), List.of()).orElseThrow();
        assertThat(repeated.probability()).isCloseTo(alone.probability(), within(1e-6));
        assertThat(alone.starts()).isCloseTo(84, within(20.0));
    }

    /** A strategy that always loses two standard deviations says nothing about the luck of the others. */
    @Test
    void aStrategyThatIsClearlyWorseDoesNotMakeTheBestLookLikeLuck() {
        SplittableRandom random = new SplittableRandom(5);
        double[] worse = Series.NORMAL.draw(STARTS, random);
        Arrays.setAll(worse, i -> worse[i] - 2);
        List<Differences> some = List.of(
                new Differences(good()),
                new Differences(Series.NORMAL.draw(STARTS, random)),
                new Differences(Series.NORMAL.draw(STARTS, random)));
        double without = BestTrial.of(some, List.of()).orElseThrow().probability();
        double with = BestTrial.of(some, List.of(new Differences(worse)))
                .orElseThrow()
                .probability();
        assertThat(without).isGreaterThan(0.95);
        assertThat(with).isLessThan(without).isGreaterThan(0.9);
    }

    @Test
    void equalTrialsCountOnceAndIndependentOnesEach() {
        Differences one = new Differences(1, 2, 1, 2);
        Differences other = new Differences(1, 1, 2, 2);
        assertThat(BestTrial.of(List.of(one, one, one), List.of()).orElseThrow().trials())
                .isEqualTo(1);
        assertThat(BestTrial.of(List.of(one), List.of(other)).orElseThrow().trials())
                .isEqualTo(2);
        assertThat(BestTrial.of(List.of(new Differences(3, 3)), List.of())).isEmpty();
    }
}
