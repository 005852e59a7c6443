package io.slipway.placement.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values of an independent reference (incomplete gamma function). */
class FillProbabilityTest {

    @Test
    void tradesAlone() {
        assertThat(FillProbability.erlang(21, 24)).isCloseTo(0.7573613126632444, within(1e-12));
        assertThat(FillProbability.erlang(1, 0)).isZero();
    }

    /** Against drawing the process. */
    @Test
    void isWhatDrawingShows() {
        SplittableRandom random = new SplittableRandom(1);
        int filled = 0;
        for (int i = 0; i < 100_000; i++) {
            double time = 0;
            for (int ahead = 7; ahead >= 0; ahead--) {
                time += -Math.log(1 - random.nextDouble()) / 0.9;
            }
            filled += time <= 10 ? 1 : 0;
        }
        assertThat(FillProbability.erlang(8, 9)).isCloseTo(filled / 100_000.0, within(0.006));
    }

    @Test
    void longQueuesAreNoTrouble() {
        assertThat(FillProbability.erlang(2_000, 1_000)).isBetween(0.0, 1e-9);
        assertThat(FillProbability.erlang(800, 1_000)).isBetween(1 - 1e-9, 1.0);
    }

    @Test
    void refusesWhatIsNoQueue() {
        assertThatThrownBy(() -> FillProbability.erlang(0, 1)).hasMessageContaining("orders=0");
        assertThatThrownBy(() -> FillProbability.erlang(1, -1)).hasMessageContaining("rate=-1.0");
    }
}
