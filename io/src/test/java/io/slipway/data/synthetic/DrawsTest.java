package io.slipway.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(mean(() -> draws.sign())).isEqualTo(0, within(0.02));
        assertThat(mean(() -> draws.lognormal(2, 0.5))).isEqualTo(2 * StrictMath.exp(0.125), within(0.05));
        assertThat(mean(() -> draws.pick(new double[] {0, 1, 0, 3, 0}))).isEqualTo(2.5, within(0.02));
    }

    @Test
    void clockTicksAtItsRate() {
        ClusteredClock clock = new ClusteredClock(draws, 20, 0);
        long lastNs =
                IntStream.range(0, MANY).mapToLong(i -> clock.next()).max().orElseThrow();
        assertThat(MANY / (lastNs / 1e9)).isEqualTo(20, within(1.5));
    }

    private static double mean(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(MANY).average().orElseThrow();
    }
}
