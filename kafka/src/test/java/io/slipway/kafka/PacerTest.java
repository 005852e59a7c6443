package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PacerTest {

    private static final long START_NS = 5_000_000_000L;

    private long clockNs = START_NS;

    @Test
    void accumulatesNoDriftWhenEverySleepIsTooLong() {
        Pacer pacer = new Pacer(10, () -> clockNs, duration -> clockNs += duration + 60_000);
        for (int i = 0; i < 100_000; i++) {
            long eventNs = SampleMarket.START_NS + i * 1_000_000L;
            assertThat(pacer.awaitDue(pacer.dueNs(eventNs), () -> false)).isTrue();
            assertThat(clockNs - START_NS - i * 100_000L).isBetween(0L, 60_000L);
        }
    }

    @Test
    void catchesUpAfterAStall() {
        Pacer pacer = new Pacer(1, () -> clockNs, duration -> clockNs += duration);
        pacer.awaitDue(pacer.dueNs(0), () -> false);
        clockNs += 3_000_000;
        pacer.awaitDue(pacer.dueNs(1_000_000), () -> false);
        assertThat(clockNs).isEqualTo(START_NS + 3_000_000);
        pacer.awaitDue(pacer.dueNs(4_000_000), () -> false);
        assertThat(clockNs).isEqualTo(START_NS + 4_000_000);
    }

    @Test
    void anOlderEventIsDueWithTheOneBeforeIt() {
        Pacer pacer = new Pacer(1, () -> clockNs, duration -> clockNs += duration);
        assertThat(pacer.dueNs(1_000)).isEqualTo(START_NS);
        assertThat(pacer.dueNs(9_000)).isEqualTo(START_NS + 8_000);
        assertThat(pacer.dueNs(Long.MIN_VALUE)).isEqualTo(START_NS + 8_000);
    }

    @Test
    void stopsWaitingWhenCancelled() {
        Pacer pacer = new Pacer(1, () -> clockNs, duration -> clockNs += duration);
        pacer.awaitDue(pacer.dueNs(Long.MIN_VALUE), () -> false);
        long dueNs = pacer.dueNs(Long.MAX_VALUE);
        assertThat(pacer.awaitDue(dueNs, () -> clockNs > START_NS + 200_000_000))
                .isFalse();
    }
}
