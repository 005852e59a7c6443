package io.slipway.strategies.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimalSchedulesTest {

    private static final double ROUNDING = 1e-14;

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

    /** {@code rate / (1 - rate)} of what others traded, in integers, for every whole percentage. */
    @Test
    void participatesToTheShare() {
        for (int percent = 1; percent < 100; percent++) {
            Participation of = new Participation(new Participation.Terms(1_000_000, percent / 100.0, 1_000_000, 0, 10));
            for (long others = 1; others <= 2_000; others++) {
                of.onPrint(1, 1);
                assertThat(of.dueQty(2, 0)).isEqualTo(Math.min(1_000_000, percent * others / (100 - percent)));
            }
            of.onPrint(Long.MAX_VALUE / 2, 3);
            assertThat(of.dueQty(3, 0)).isEqualTo(1_000_000);
        }
    }

    @Test
    void noOtherTradesAtTheSameMomentsAreCheaperForObizhaevaAndWang() {
        double[] best = ScheduleCosts.obizhaevaWangBest(2.231, 9);
        double least = ScheduleCosts.obizhaevaWang(best, 1e-4, 2.231 / 8);
        assertThat(Arrays.stream(best).sum()).isCloseTo(1, within(1e-14));
        assertThat(least).isGreaterThan(ScheduleCosts.obizhaevaWangLeast(1, 1e-4, 2.231));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            assertThat(ScheduleCosts.obizhaevaWang(moved(best, random), 1e-4, 2.231 / 8))
                    .isGreaterThanOrEqualTo(least);
        }
        assertThat(ScheduleCosts.obizhaevaWangBest(0, 4)).containsExactly(0.5, 0, 0, 0.5);
    }

    @Test
    void costIsTheQuadraticFormOfThePaper() {
        double[] shares = {3, -1, 4, 2};
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                sum += shares[i] * shares[j] * Math.exp(-0.7 * Math.abs(i - j)) / 2;
            }
        }
        assertThat(ScheduleCosts.obizhaevaWang(shares, 2, 0.7)).isCloseTo(2 * sum, within(1e-12));
    }

    /** Among schedules with the same quantity the one of Almgren and Chriss has the least cost plus lambda times variance. */
    @Test
    void noOtherScheduleIsBetterForAlmgrenAndChriss() {
        var market = new ScheduleCosts.AlmgrenChrissMarket(0.95, 0.0625, 2.5e-6, 2.5e-7);
        double[] best = OptimalSchedules.almgrenChriss(OptimalSchedules.kappaTau(1e-6, 0.95, 2.5e-6, 2.5e-7, 1), 5);
        double[] shares = Arrays.stream(best).map(part -> 1e6 * part).toArray();
        double least = market.expected(shares, 1) + 1e-6 * market.variance(shares, 1);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2_000; i++) {
            double[] other = moved(best, random);
            Arrays.setAll(other, k -> 1e6 * other[k]);
            assertThat(market.expected(other, 1) + 1e-6 * market.variance(other, 1))
                    .isGreaterThan(least * (1 - ROUNDING));
        }
    }

    private static double[] moved(double[] parts, SplittableRandom random) {
        double[] moved = parts.clone();
        double by = (random.nextDouble() - 0.5) / 10;
        moved[random.nextInt(parts.length)] += by;
        moved[random.nextInt(parts.length)] -= by;
        return moved;
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> OptimalSchedules.almgrenChriss(-1, 3)).hasMessageContaining("value=-1.0");
        assertThatThrownBy(() -> OptimalSchedules.kappaTau(1, 1, 0.1, 1, 1)).hasMessageContaining("etaTilde");
        assertThatThrownBy(() -> Slices.ofParts(10, new double[] {0.5, 0.6})).hasMessageContaining("sum=1.1");
        assertThatThrownBy(() -> new Participation.Terms(1, 1, 1, 0, 1)).hasMessageContaining("rate=1.0");
    }
}
