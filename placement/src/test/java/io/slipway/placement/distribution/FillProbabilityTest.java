package io.slipway.placement.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of an independent reference (incomplete gamma function, matrix exponential, linear systems). */
class FillProbabilityTest {

    @Test
    void tradesAlone() {
        assertThat(FillProbability.erlang(21, 24)).isCloseTo(0.7573613126632444, within(1e-12));
        assertThat(FillProbability.erlang(1, 0)).isZero();
        assertThat(FillProbability.pureDeath(20, 0.4, 0, 60)).isCloseTo(0.7573613126632444, within(1e-9));
    }

    @Test
    void tradesAndCancels() {
        assertThat(FillProbability.pureDeath(20, 0.4, 0.01, 60)).isCloseTo(0.9570900818948356, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1,1,0.5025455", "2,2,0.5507907", "5,5,0.6070912", "5,1,0.2243414", "1,5,0.8823566", "3,5,0.7128193"})
    void racesTheOppositeQueue(int place, int opposite, double probability) {
        assertThat(FillProbability.race(place, opposite, 1.85, 0.94, 0.71)).isCloseTo(probability, within(1e-7));
    }

    /** Against drawing the process. */
    @Test
    void isWhatDrawingShows() {
        SplittableRandom random = new SplittableRandom(1);
        int filled = 0;
        for (int i = 0; i < 100_000; i++) {
            double time = 0;
            int ahead = 7;
            while (ahead >= 0 && time <= 5) {
                double rate = 0.9 + 0.2 * ahead;
                time += -Math.log(1 - random.nextDouble()) / rate;
                ahead--;
            }
            filled += time <= 5 ? 1 : 0;
        }
        assertThat(FillProbability.pureDeath(7, 0.9, 0.2, 5)).isCloseTo(filled / 100_000.0, within(0.006));
    }

    @Test
    void longQueuesAreNoTrouble() {
        assertThat(FillProbability.erlang(2_000, 1_000)).isBetween(0.0, 1e-9);
        assertThat(FillProbability.erlang(800, 1_000)).isBetween(1 - 1e-9, 1.0);
        assertThat(FillProbability.pureDeath(1, 1_000, 0.1, 1)).isCloseTo(1, within(1e-12));
        assertThat(FillProbability.pureDeath(1_500, 1_000, 0, 1)).isBetween(0.0, 1e-9);
    }

    @Test
    void queuesThatDiffuse() {
        assertThat(FillProbability.diffusiveUp(500, 300, 0)).isCloseTo(0.6559582608, within(1e-10));
        assertThat(FillProbability.diffusiveUp(500, 300, -1 + 1e-12)).isCloseTo(0.625, within(1e-9));
        assertThatThrownBy(() -> FillProbability.diffusiveUp(500, 300, 1)).hasMessageContaining("rho=1.0");
    }

    @Test
    void refusesWhatIsNoQueue() {
        assertThatThrownBy(() -> FillProbability.erlang(0, 1)).hasMessageContaining("orders=0");
        assertThatThrownBy(() -> FillProbability.race(1, 1, 1, -1, 1)).hasMessageContaining("rate=-1.0");
    }
}
