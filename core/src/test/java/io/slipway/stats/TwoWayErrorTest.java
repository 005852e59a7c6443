package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoWayErrorTest {

    /** Two days, two symbols: the mean of 1, 2, 3, 6 is 3, so the deviations are -2, -1, 0, 3. */
    @Test
    void fourValuesByHand() {
        TwoWayError error = TwoWayError.of(
                        new double[] {1, 2, 3, 6}, List.of("d", "d", "e", "e"), List.of("A", "B", "A", "B"), 0.05)
                .orElseThrow();
        // By day: sums -3 and 3, so 18 x 2/1 / 16. By symbol: -2 and 2, so 8 x 2 / 16. Both: 14 x 4/3 / 16.
        assertThat(error.byDay()).isEqualTo(Math.sqrt(18 * 2 / 16.0), within(1e-12));
        assertThat(error.bySymbol()).isEqualTo(1, within(1e-12));
        assertThat(error.twoWay()).isEqualTo(Math.sqrt(2.25), within(1e-12));
        assertThat(error.interval().upper() - 3).isEqualTo(12.706 * 1.5, within(1e-2));
    }

    @Test
    void oneSymbolHasNoErrorBySymbol() {
        assertThat(TwoWayError.of(new double[] {1, 2}, List.of("d", "e"), List.of("A", "A"), 0.05))
                .isEmpty();
    }

    /** Days and symbols with effects of their own: the interval by both covers the mean of zero about as often as it says. */
    @Test
    void theIntervalCoversAsOftenAsItSaysWhileDaysAloneDoNot() {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        int byDayAlone = 0;
        int samples = 400;
        for (int sample = 0; sample < samples; sample++) {
            double[] ofSymbol = random.doubles(20, -1, 1).toArray();
            List<String> days = new ArrayList<>();
            List<String> symbols = new ArrayList<>();
            double[] values = new double[400];
            for (int day = 0; day < 20; day++) {
                double ofDay = random.nextDouble(-1, 1);
                for (int symbol = 0; symbol < 20; symbol++) {
                    values[days.size()] = ofDay + ofSymbol[symbol] + random.nextDouble(-1, 1);
                    days.add("d" + day);
                    symbols.add("s" + symbol);
                }
            }
            TwoWayError error = TwoWayError.of(values, days, symbols, 0.05).orElseThrow();
            covered += error.interval().lower() <= 0 && error.interval().upper() >= 0 ? 1 : 0;
            double mean = (error.interval().lower() + error.interval().upper()) / 2;
            byDayAlone += Math.abs(mean) <= 2.093 * error.byDay() ? 1 : 0;
        }
        assertThat((double) covered / samples).isBetween(0.92, 0.98);
        assertThat((double) byDayAlone / samples).isLessThan(0.9);
    }
}
