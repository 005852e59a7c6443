package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestOfManyTest {

    /** Closed forms for two and three; beyond, the tables of Harter (1961). */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1e-12",
        "2, 0.5641895835477563, 1e-10",
        "3, 0.8462843753216345, 1e-10",
        "10, 1.53875, 6e-6",
        "25, 1.96531, 6e-6",
        "50, 2.24907, 6e-6",
        "100, 2.50759, 6e-6"
    })
    void isTheTables(int trials, double expected, double tolerance) {
        assertThat(BestOfMany.exact(trials)).isCloseTo(expected, within(tolerance));
    }

    @Test
    void isWhatDrawingShows() {
        SplittableRandom random = new SplittableRandom(3);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < 27; k++) {
                greatest = Math.max(greatest, random.nextGaussian());
            }
            sum += greatest;
        }
        assertThat(sum / 20_000).isCloseTo(BestOfMany.exact(27), within(0.015));
    }

    @ParameterizedTest
    @CsvSource({"27,0.0157", "45,0.0127", "150,0.0079", "1000,0.0043", "1000000,0.0011"})
    void theApproximationIsABitAbove(int trials, double most) {
        double above = BestOfMany.approximate(trials) / BestOfMany.exact(trials) - 1;
        assertThat(above).isBetween(0.8 * most, most);
        assertThat(BestOfMany.approximate(1)).isZero();
    }

    @Test
    void aSharpeRatioIsDeflatedByItsOwnMoments() {
        Differences sample = new Differences(3, -1, 2, 4, -2, 6);
        DeflatedSharpe deflated = DeflatedSharpe.of(sample);
        assertThat(deflated.ratio()).isCloseTo(2 / sample.standardDeviation(), within(1e-15));
        assertThat(deflated.skewness()).isCloseTo(0, within(1e-15));
        assertThat(deflated.kurtosis()).isCloseTo(1.7295918367346939, within(1e-12));
        assertThat(deflated.probabilityAbove(deflated.ratio())).isEqualTo(0.5);
        assertThat(deflated.probability(1, 1)).isEqualTo(deflated.probabilityAbove(0));
        assertThat(deflated.probability(50, 1)).isLessThan(deflated.probability(5, 1));
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> BestOfMany.exact(0)).hasMessageContaining("trials=0");
        assertThatThrownBy(() -> new DeflatedSharpe(1, 10, 2, 3)).hasMessageContaining("kurtosis=3.0");
        assertThatThrownBy(() -> DeflatedSharpe.of(new Differences(2, 2, 2))).hasMessageContaining("value=2.0");
    }
}
