package io.slipway.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
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

    @Property
    void addUpToTheQuantityAndStayWithinOneShareOfProportion(
            @ForAll @LongRange(max = 1_000_000_000_000L) long qty,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> given) {
        long[] weights = given.stream().mapToLong(Long::longValue).toArray();
        long[] slices = Slices.proportional(qty, weights);
        assertThat(Arrays.stream(slices).sum()).isEqualTo(qty);
        double total = Arrays.stream(weights).asDoubleStream().sum();
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) slices[i])
                    .isBetween(qty * (weights[i] / total) - 1.01, qty * (weights[i] / total) + 1.01);
        }
    }

    @Property
    void equalSlicesDifferByAtMostOneShare(
            @ForAll @LongRange(min = 1, max = 1_000_000) long qty, @ForAll @IntRange(min = 1, max = 500) int count) {
        long[] slices = Slices.equal(qty, count);
        assertThat(Arrays.stream(slices).sum()).isEqualTo(qty);
        assertThat(slices[0] - slices[count - 1]).isBetween(0L, 1L);
    }
}
