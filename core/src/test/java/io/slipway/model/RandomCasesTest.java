package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomCasesTest {

    @Test
    void drawsBothEndsOfARangeAndNothingOutsideIt() {
        Set<Long> seen = new TreeSet<>();
        RandomCases.of(RandomCases.between(-3, 4)).check(drawn -> seen.add(drawn[0]));
        assertThat(seen).containsExactly(-3L, -2L, -1L, 0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void drawsFromTheWidestRange() {
        RandomCases.of(RandomCases.between(0, Long.MAX_VALUE), RandomCases.between(Long.MIN_VALUE + 1, Long.MAX_VALUE))
                .check(drawn -> assertThat(drawn[0]).isNotNegative());
    }

    @Test
    void tellsTheSeedAndTheSmallestNumbersThatFail() {
        RandomCases cases = RandomCases.of(RandomCases.between(0, 1_000_000), RandomCases.between(-50, 50));
        assertThatThrownBy(() -> cases.check(drawn -> assertThat(drawn[0]).isLessThan(77)))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("seed \\d+, made smaller: \\[77, 0]");
    }
}
