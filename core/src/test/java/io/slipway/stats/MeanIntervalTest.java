package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

    /** Of 1, 2, 3 and 6 the mean is 3 and the deviation sqrt(14 / 3); t of three degrees at 0.975 is 3.182446. */
    @Test
    void theIntervalsOfFourDrawsAreThoseWorkedByHand() {
        MeanInterval found = MeanInterval.of(List.of(1.0, 2.0, 3.0, 6.0), 0.95);
        double deviation = Math.sqrt(14 / 3.0);
        assertThat(found.mean()).isEqualTo(3);
        assertThat(found.standardDeviation()).isCloseTo(deviation, within(1e-12));
        assertThat(found.meanHalf()).isCloseTo(3.182446 * deviation / 2, within(1e-5));
        assertThat(found.drawHalf()).isCloseTo(3.182446 * deviation * Math.sqrt(1.25), within(1e-5));
    }

    @Test
    void oneDrawHasNoInterval() {
        MeanInterval found = MeanInterval.of(List.of(2.0), 0.95);
        assertThat(found.mean()).isEqualTo(2);
        assertThat(found.drawHalf()).isNaN();
    }

    /** A further draw is within its interval 95 times in a hundred, also after five draws only. */
    @Test
    void aFurtherDrawIsCovered() {
        Random random = new Random(1);
        int covered = 0;
        for (int i = 0; i < 4_000; i++) {
            List<Double> draws = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                draws.add(random.nextGaussian());
            }
            MeanInterval found = MeanInterval.of(draws, 0.95);
            covered += Math.abs(random.nextGaussian() - found.mean()) <= found.drawHalf() ? 1 : 0;
        }
        assertThat(covered / 4_000.0).isBetween(0.94, 0.96);
    }
}
