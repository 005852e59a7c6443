package io.slipway.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptimalSchedulesTest {

    /** The example of the paper: a million shares over five days. */
    @Test
    void tradesWhatAlmgrenAndChrissTrade() {
        double kappa = OptimalSchedules.kappaTau(1e-6, 0.95, 2.5e-6, 2.5e-7, 1);
        assertThat(kappa).isCloseTo(0.6070761632470627, within(1e-12));
        double[] parts = OptimalSchedules.almgrenChriss(kappa, 5);
        double[] expected = {
            458044.4456260776, 252101.33496398717, 141956.73158821193, 85755.68621595716, 62141.801605766035
        };
        for (int i = 0; i < 5; i++) {
            assertThat(parts[i] * 1e6).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(Slices.ofParts(1_000_000, parts)).containsExactly(458_044, 252_102, 141_957, 85_755, 62_142);
    }

    @Test
    void withoutUrgencyItIsTwapAndWithMuchItIsAtOnce() {
        assertThat(OptimalSchedules.almgrenChriss(0, 4)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(OptimalSchedules.almgrenChriss(500, 4)[0]).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(OptimalSchedules.almgrenChriss(1e-9, 7)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void tradesTheBlocksOfObizhaevaAndWang() {
        double[] parts = OptimalSchedules.obizhaevaWang(2.231, 200);
        double rateASlice = 52729.851099030966 / 200;
        assertThat(parts[0] * 1e5).isCloseTo(23635.07445048452 + rateASlice, within(1e-6));
        assertThat(parts[100] * 1e5).isCloseTo(rateASlice, within(1e-6));
        assertThat(Arrays.stream(parts).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void participatesInWhatOthersTrade() {
        Participation tenPercent = new Participation(new Participation.Terms(5_000, 0.1, 600, 0, 100));
        tenPercent.onPrint(4_500, 1);
        assertThat(tenPercent.dueQty(2, 0)).isEqualTo(500);
        tenPercent.onPrint(4_500, 3);
        assertThat(tenPercent.dueQty(4, 500)).isEqualTo(500);
        assertThat(tenPercent.dueQty(4, 0)).isEqualTo(600);
        assertThat(tenPercent.dueQty(100, 1_000)).isEqualTo(4_000);
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> OptimalSchedules.almgrenChriss(-1, 3)).hasMessageContaining("value=-1.0");
        assertThatThrownBy(() -> OptimalSchedules.kappaTau(1, 1, 0.1, 1, 1)).hasMessageContaining("etaTilde");
        assertThatThrownBy(() -> Slices.ofParts(10, new double[] {0.5, 0.6})).hasMessageContaining("sum=1.1");
        assertThatThrownBy(() -> new Participation.Terms(1, 1, 1, 0, 1)).hasMessageContaining("rate=1.0");
    }
}
