package io.slipway.tca.markout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkoutSumsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<Long> HORIZONS = List.of(SECOND, 60 * SECOND);

    /** Six stretches of one share each, markouts 1 to 6: mean 3.5, sd 1.8708, t(5) 2.5706, half 1.9633. */
    @Test
    void ofEqualWeightsItIsTheIntervalOfAMean() {
        MarkoutSums sums = new MarkoutSums(HORIZONS);
        for (int i = 0; i < 6; i++) {
            sums.add(30L * i * SECOND, 1, 0, i + 1);
        }
        MarkoutPoint point = sums.points().get(0);
        assertThat(point.bps()).isEqualTo(3.5);
        assertThat(point.draws()).isEqualTo(6);
        assertThat(point.upperBps() - point.bps()).isCloseTo(1.9633, within(1e-4));
        assertThat(point.bps() - point.lowerBps()).isCloseTo(1.9633, within(1e-4));
    }

    @Test
    void fillsOfOneStretchAreOneDraw() {
        MarkoutSums sums = new MarkoutSums(HORIZONS);
        for (int i = 0; i < 100; i++) {
            sums.add(i * SECOND, 1 + i, 0, i);
            sums.add(i * SECOND, 1 + i, 1, i);
        }
        List<MarkoutPoint> points = sums.points();
        assertThat(points.get(0).draws()).isEqualTo(4);
        assertThat(points.get(1).draws()).isEqualTo(1);
        assertThat(points.get(1).fills()).isEqualTo(100);
        assertThat(points.get(1).qty()).isEqualTo(5_050);
        // sum i (i + 1) / 5050 for i below 100
        assertThat(points.get(1).bps()).isCloseTo(66, within(1e-9));
        assertThat(points.get(1).lowerBps()).isNaN();
    }

    /** Of draws with a known mean, 95 % intervals cover it in about 95 % of 2,000 samples: three standard errors are 1.5 points. */
    @Test
    void intervalsCoverAsOftenAsTheySay() {
        Random random = new Random(5);
        int covered = 0;
        for (int sample = 0; sample < 2_000; sample++) {
            MarkoutSums sums = new MarkoutSums(HORIZONS);
            for (int stretch = 0; stretch < 40; stretch++) {
                double common = random.nextGaussian();
                for (int fill = 0; fill < 3; fill++) {
                    sums.add(
                            (30L * stretch + fill) * SECOND,
                            50 + random.nextInt(100),
                            0,
                            -1 + common + random.nextGaussian() / 2);
                }
            }
            MarkoutPoint point = sums.points().get(0);
            covered += point.lowerBps() <= -1 && -1 <= point.upperBps() ? 1 : 0;
        }
        assertThat(covered / 2_000.0).isBetween(0.935, 0.965);
    }
}
