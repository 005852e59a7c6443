package io.slipway.strategies.schedule;

import static io.slipway.model.RandomCases.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.model.RandomCases;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void givesTheFirstSlicesOneShareMore() {
        assertThat(Slices.equal(5000, 9)).containsExactly(556, 556, 556, 556, 556, 555, 555, 555, 555);
    }

    @Test
    void roundsTheQuantitySoFarDown() {
        assertThat(Slices.proportional(10, new long[] {1, 1, 1})).containsExactly(3, 3, 4);
        assertThat(Slices.proportional(10, new long[] {100, 250, 650})).containsExactly(1, 2, 7);
    }

    @Test
    void refusesWeightsThatDoNotWeigh() {
        assertThatThrownBy(() -> Slices.proportional(10, new long[] {0, 0})).hasMessageContaining("positive");
        assertThatThrownBy(() -> Slices.proportional(10, new long[] {1, -1})).hasMessageContaining("-1");
    }

    @Test
    void keepsToWholeLots() {
        assertThat(Slices.equalLots(5_000, 100, 9)).containsExactly(500, 600, 500, 600, 500, 600, 500, 600, 600);
        assertThat(Slices.equalLots(1_050, 100, 4)).containsExactly(200, 300, 200, 350);
        assertThat(Slices.largestRemainder(1_050, 100, new long[] {3, 1, 0})).containsExactly(700, 350, 0);
        assertThat(Slices.largestRemainder(1, 1, new long[] {1, 1})).containsExactly(1, 0);
    }

    @Test
    void lotsAreNeverMoreThanOneFromTheLine() {
        for (int count = 1; count < 40; count++) {
            for (long qty = 0; qty < 3_000; qty += 37) {
                long[] slices = Slices.equalLots(qty, 10, count);
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += slices[i];
                    assertThat(slices[i]).isNotNegative();
                    assertThat((double) sum).isCloseTo((double) qty * (i + 1) / count, within(20.0));
                }
                assertThat(sum).isEqualTo(qty);
            }
        }
    }

    /** No other way to hand out lots comes closer to the curve, slice by slice and squared: all ways are tried. */
    @Test
    void largestRemaindersComeClosestToTheCurve() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            long[] weights = {random.nextLong(1, 50), random.nextLong(50), random.nextLong(50)};
            long lots = random.nextLong(12);
            long[] slices = Slices.largestRemainder(lots * 100, 100, weights);
            double least = Double.POSITIVE_INFINITY;
            for (long a = 0; a <= lots; a++) {
                for (long b = 0; a + b <= lots; b++) {
                    least = Math.min(least, away(new long[] {a, b, lots - a - b}, weights, lots));
                }
            }
            long[] inLots = Arrays.stream(slices).map(slice -> slice / 100).toArray();
            assertThat(Arrays.stream(slices).sum()).isEqualTo(lots * 100);
            assertThat(away(inLots, weights, lots)).isCloseTo(least, within(1e-9));
        }
    }

    private static double away(long[] slices, long[] weights, long lots) {
        double total = Arrays.stream(weights).sum();
        double sum = 0;
        for (int i = 0; i < slices.length; i++) {
            sum += Math.pow(slices[i] - lots * (weights[i] / total), 2);
        }
        return sum;
    }

    @Test
    void jitterMovesBoundariesByHalfOfItAtMost() {
        double furthest = 0;
        for (long seed = 0; seed < 500; seed++) {
            long[] slices = Slices.jittered(100_000, 10, 0.5, seed);
            assertThat(slices).isEqualTo(Slices.jittered(100_000, 10, 0.5, seed));
            long sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += slices[i];
                furthest = Math.max(furthest, Math.abs(sum - 10_000.0 * (i + 1)));
                assertThat(slices[i]).isNotNegative();
            }
            assertThat(sum).isEqualTo(100_000);
        }
        assertThat(furthest).isBetween(2_400.0, 2_501.0);
        assertThat(Slices.jittered(100, 4, 0, 1)).containsExactly(25, 25, 25, 25);
        assertThat(Slices.jittered(3, 7, 1, 1)).hasSize(7).doesNotContain(-1);
    }

    @Test
    void refusesLotsAndJitterThatAreNone() {
        assertThatThrownBy(() -> Slices.equalLots(10, 0, 3)).hasMessageContaining("lot=0");
        assertThatThrownBy(() -> Slices.largestRemainder(10, 1, new long[] {0})).hasMessageContaining("positive");
        assertThatThrownBy(() -> Slices.jittered(10, 3, 1.5, 1)).hasMessageContaining("value=1.5");
    }

    @Test
    void addUpToTheQuantityAndStayWithinOneShareOfProportion() {
        long[][] ranges = new long[22][];
        Arrays.fill(ranges, between(1, 1_000_000_000_000L));
        ranges[0] = between(0, 1_000_000_000_000L);
        ranges[1] = between(1, 20);
        RandomCases.of(ranges)
                .check(drawn -> addUpAndStayClose(drawn[0], Arrays.copyOfRange(drawn, 2, 2 + (int) drawn[1])));
    }

    private static void addUpAndStayClose(long qty, long[] weights) {
        long[] slices = Slices.proportional(qty, weights);
        assertThat(Arrays.stream(slices).sum()).isEqualTo(qty);
        double total = Arrays.stream(weights).asDoubleStream().sum();
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) slices[i])
                    .isBetween(qty * (weights[i] / total) - 1.01, qty * (weights[i] / total) + 1.01);
        }
    }

    @Test
    void equalSlicesDifferByAtMostOneShare() {
        RandomCases.of(between(1, 1_000_000), between(1, 500))
                .check(drawn -> differByAtMostOneShare(drawn[0], (int) drawn[1]));
    }

    private static void differByAtMostOneShare(long qty, int count) {
        long[] slices = Slices.equal(qty, count);
        assertThat(Arrays.stream(slices).sum()).isEqualTo(qty);
        assertThat(slices[0] - slices[count - 1]).isBetween(0L, 1L);
    }
}
