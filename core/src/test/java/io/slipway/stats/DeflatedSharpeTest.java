package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {

    /** The example of the paper: a ratio of 2.5 a year on 1,250 days, the best of 100 trials. */
    @Test
    void isTheExampleOfThePaper() {
        double perDay = 1 / Math.sqrt(250);
        DeflatedSharpe chosen = new DeflatedSharpe(2.5 * perDay, 1_250, -3, 10);
        assertThat(DeflatedSharpe.luck(100, 0.5 * perDay * perDay)).isCloseTo(0.11317200186513214, within(1e-9));
        assertThat(chosen.probability(100, 0.5 * perDay * perDay)).isCloseTo(0.9003968344493903, within(1e-9));
    }

    @Test
    void aSharpeRatioIsDeflatedByItsOwnMoments() {
        Differences sample = new Differences(3, -1, 2, 1, 5);
        DeflatedSharpe deflated = DeflatedSharpe.of(sample);
        assertThat(deflated.ratio()).isCloseTo(2 / sample.standardDeviation(), within(1e-15));
        assertThat(deflated.skewness()).isCloseTo(0, within(1e-15));
        assertThat(deflated.kurtosis()).isCloseTo(2.05, within(1e-12));
        assertThat(deflated.probabilityAbove(deflated.ratio())).isEqualTo(0.5);
        assertThat(deflated.probability(1, 1)).isEqualTo(deflated.probabilityAbove(0));
        assertThat(deflated.probability(50, 1)).isLessThan(deflated.probability(5, 1));
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> new DeflatedSharpe(1, 10, 2, 3)).hasMessageContaining("kurtosis=3.0");
        assertThatThrownBy(() -> DeflatedSharpe.of(new Differences(2, 2, 2))).hasMessageContaining("value=2.0");
    }
}
