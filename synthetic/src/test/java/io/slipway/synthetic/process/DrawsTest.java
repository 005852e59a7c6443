package io.slipway.synthetic.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrawsTest {

    private static final int MANY = 100_000;

    private final Draws draws = Draws.of(1, "test", 0);

    @Test
    void streamsDifferBySeedNameAndIndex() {
        assertThat(DoubleStream.of(
                                Draws.of(1, "a", 0).unit(),
                                Draws.of(2, "a", 0).unit(),
                                Draws.of(1, "b", 0).unit(),
                                Draws.of(1, "a", 1).unit())
                        .distinct()
                        .count())
                .isEqualTo(4);
        assertThat(Draws.of(1, "a", 0).unit()).isEqualTo(Draws.of(1, "a", 0).unit());
    }

    @Test
    void meansAreThoseOfTheLaws() {
        assertThat(mean(() -> draws.exponential(3))).isEqualTo(3, within(0.05));
        assertThat(mean(() -> draws.geometric(0.4))).isEqualTo(2.5, within(0.05));
        assertThat(mean(() -> draws.between(-2, 4))).isEqualTo(1, within(0.05));
        assertThat(mean(() -> draws.poisson(0.7))).isEqualTo(0.7, within(0.02));
        assertThat(mean(() -> draws.sign())).isEqualTo(0, within(0.02));
        assertThat(mean(() -> draws.lognormal(2, 0.5))).isEqualTo(2 * StrictMath.exp(0.125), within(0.05));
        assertThat(mean(() -> draws.pick(new double[] {0, 1, 0, 3, 0}))).isEqualTo(2.5, within(0.02));
    }

    @Test
    void indicesComeInProportionToTheirWeights() {
        double[] weights = {9, 1, 0, 3, 6};
        Alias alias = new Alias(weights, 1, 4);
        int[] counts = new int[5];
        IntStream.range(0, MANY).forEach(i -> counts[alias.draw(draws)]++);
        for (int i = 1; i < 5; i++) {
            assertThat(counts[i] / (double) MANY).isEqualTo(weights[i] / 10, within(0.01));
        }
        assertThat(counts[0] + counts[2]).isZero();
    }

    @Test
    void clockTicksAtTheRatesOfItsComponents() {
        double[] ratesPerS = {3, 1, 2, 2, 5, 1, 1, 1, 4};
        long dayNs = 23_400_000_000_000L;
        long startNs = 1_722_519_000_000_000_000L;
        int[] counts = new int[ratesPerS.length];
        EventClock clock = new EventClock(1, ratesPerS, List.of(.5, .2, .1), startNs);
        for (long nowNs = clock.next(); nowNs < startNs + dayNs; nowNs = clock.next()) {
            counts[clock.component()]++;
        }
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i] / 23_400.0).isEqualTo(ratesPerS[i], within(0.05 * ratesPerS[i]));
        }
    }

    private static double mean(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(MANY).average().orElseThrow();
    }
}
