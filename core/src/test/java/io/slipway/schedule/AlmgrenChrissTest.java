package io.slipway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of Almgren and Chriss (2000), table 1: a million shares in five days. */
class AlmgrenChrissTest {

    private static final AlmgrenChriss TABLE_1 = new AlmgrenChriss(0.95, 2.5e-6, 2.5e-7, 0.0625, 1);

    @Test
    void theNumbersOfThePaperAreReproduced() {
        AlmgrenChriss.Point point = TABLE_1.optimal(1e6, 5, 1e-6);
        assertThat(TABLE_1.kappaTau(1e-6)).isCloseTo(0.6070761632, within(1e-9));
        assertThat(point.trades().get(0)).isCloseTo(458_044.4456, within(1e-3));
        assertThat(point.trades().get(4)).isCloseTo(62_141.8016, within(1e-3));
        assertThat(point.expectedCost()).isCloseTo(911_226.9863, within(1e-3));
        assertThat(point.standardDeviation()).isCloseTo(603_430.6688, within(1e-3));
    }

    /** Equal slices cost least, and any other point of the frontier costs more and varies less. */
    @Test
    void theFrontierBeginsWithEqualSlicesAndIsConvex() {
        List<AlmgrenChriss.Point> frontier = TABLE_1.frontier(1e6, 5, List.of(0.0, 1e-7, 5e-7, 1e-6, 2e-6, 1e-5));
        assertThat(frontier.get(0).expectedCost()).isCloseTo(662_500, within(1e-6));
        assertThat(frontier.get(0).standardDeviation()).isCloseTo(Math.sqrt(1.083e12), within(1e-3));
        double before = 0;
        for (int i = 1; i < frontier.size(); i++) {
            AlmgrenChriss.Point a = frontier.get(i - 1);
            AlmgrenChriss.Point b = frontier.get(i);
            double slope = (b.expectedCost() - a.expectedCost())
                    / (square(a.standardDeviation()) - square(b.standardDeviation()));
            assertThat(slope).isGreaterThan(before);
            before = slope;
        }
    }

    private static double square(double value) {
        return value * value;
    }

    /** No exchange of shares between two slices improves the optimum. */
    @Test
    void noNeighbourIsBetter() {
        double lambda = 2e-6;
        List<Double> best = TABLE_1.optimal(1e6, 5, lambda).trades();
        double least = TABLE_1.expectedCost(best) + lambda * TABLE_1.variance(best);
        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 5; to++) {
                List<Double> other = new ArrayList<>(best);
                other.set(from, other.get(from) - 100);
                other.set(to, other.get(to) + 100);
                assertThat(TABLE_1.expectedCost(other) + lambda * TABLE_1.variance(other))
                        .isGreaterThanOrEqualTo(least - 1e-6);
            }
        }
    }

    @Test
    void aModelWhosePermanentImpactOutweighsTheTemporaryOneIsRefused() {
        assertThatThrownBy(() -> new AlmgrenChriss(1, 1e-7, 1e-6, 0, 1)).hasMessageContaining("eta=1.0E-7");
    }
}
