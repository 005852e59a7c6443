package io.slipway.strategies.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScheduleCostsTest {

    /** The example of the paper: its Table 1, and the same million shares at an even rate. */
    @Test
    void areThoseOfAlmgrenAndChriss() {
        var market = new ScheduleCosts.AlmgrenChrissMarket(0.95, 0.0625, 2.5e-6, 2.5e-7);
        double[] parts = OptimalSchedules.almgrenChriss(OptimalSchedules.kappaTau(1e-6, 0.95, 2.5e-6, 2.5e-7, 1), 5);
        double[] shares = Arrays.stream(parts).map(part -> 1e6 * part).toArray();
        assertThat(market.expected(shares, 1)).isCloseTo(911226.9863037932, within(1e-5));
        assertThat(market.variance(shares, 1)).isCloseTo(3.6412857206e11, within(50.0));
        double[] even = {2e5, 2e5, 2e5, 2e5, 2e5};
        assertThat(market.expected(even, 1)).isCloseTo(662_500, within(1e-6));
        assertThat(market.variance(even, 1)).isCloseTo(1.083e12, within(1e-1));
    }

    @Test
    void areThoseOfObizhaevaAndWang() {
        double[] best = ScheduleCosts.obizhaevaWangBest(2.231, 201);
        double[] shares = Arrays.stream(best).map(part -> 1e5 * part).toArray();
        assertThat(shares[0]).isCloseTo(23767.0277, within(1e-4));
        assertThat(shares[200]).isEqualTo(shares[0]);
        assertThat(ScheduleCosts.obizhaevaWang(shares, 1e-4, 2.231 / 200)).isCloseTo(236352.0368, within(1e-4));
        assertThat(ScheduleCosts.obizhaevaWangLeast(1e5, 1e-4, 2.231)).isCloseTo(236350.74450484524, within(1e-6));
        assertThat(ScheduleCosts.obizhaevaWang(new double[] {1e5}, 1e-4, 0)).isEqualTo(500_000);
    }
}
