package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    /** Two forecasts of 0.25, one right; three of 0.95, two right. */
    @Test
    void scoresByHand() {
        Reliability judged = Reliability.of(
                new double[] {0.25, 0.25, 0.95, 0.95, 0.95}, new boolean[] {true, false, true, true, false});
        assertThat(judged.brier()).isCloseTo((0.5625 + 0.0625 + 2 * 0.0025 + 0.9025) / 5, within(1e-15));
        assertThat(judged.reliability()).isCloseTo((2 * 0.0625 + 3 * Math.pow(0.95 - 2.0 / 3, 2)) / 5, within(1e-15));
        assertThat(judged.resolution()).isCloseTo((2 * 0.01 + 3 * Math.pow(2.0 / 3 - 0.6, 2)) / 5, within(1e-15));
        assertThat(judged.uncertainty()).isCloseTo(0.24, within(1e-15));
        assertThat(judged.brier())
                .isCloseTo(judged.reliability() - judged.resolution() + judged.uncertainty(), within(1e-15));
        assertThat(judged.bins()).hasSize(2);
    }

    /** Wilson's interval of 1 in 10, from his formula; its coverage over drawn samples. */
    @Test
    void intervalsHoldTheTruthNineteenTimesInTwenty() {
        boolean[] one = new boolean[10];
        one[0] = true;
        Reliability.Bin bin = Reliability.of(filled(10, 0.5), one).bins().get(0);
        assertThat(bin.lower()).isCloseTo(0.017876, within(1e-6));
        assertThat(bin.upper()).isCloseTo(0.404150, within(1e-6));
        SplittableRandom random = new SplittableRandom(2);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            boolean[] outcomes = new boolean[60];
            for (int k = 0; k < outcomes.length; k++) {
                outcomes[k] = random.nextDouble() < 0.3;
            }
            Reliability.Bin drawn =
                    Reliability.of(filled(60, 0.3), outcomes).bins().get(0);
            held += drawn.lower() <= 0.3 && drawn.upper() >= 0.3 ? 1 : 0;
        }
        assertThat(held / 2_000.0).isBetween(0.93, 0.97);
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void refusesWhatIsNoForecast() {
        assertThatThrownBy(() -> Reliability.of(new double[] {1.5}, new boolean[1]))
                .hasMessageContaining("value=1.5");
        assertThatThrownBy(() -> Reliability.of(new double[1], new boolean[2])).hasMessageContaining("outcomes=2");
    }
}
