package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LatenessMeterTest {

    private static StreamSummary.Lateness of(long... lateNs) {
        Pacer.LatenessMeter meter = new Pacer.LatenessMeter();
        for (long each : lateNs) {
            meter.waits(-each);
            meter.handedOver(0);
        }
        return meter.lateness();
    }

    @Test
    void smallDelaysAreExact() {
        assertThat(of()).isEqualTo(StreamSummary.Lateness.NONE);
        assertThat(of(63)).isEqualTo(new StreamSummary.Lateness(63, 63, 63));
        assertThat(of(5, 1, 9, 3, 7)).isEqualTo(new StreamSummary.Lateness(5, 9, 9));
    }

    @Test
    void anEventThatIsHandedOverEarlyIsNotLate() {
        assertThat(of(-5, -7)).isEqualTo(StreamSummary.Lateness.NONE);
    }

    /** Three that wait together from 10, 20 and 40 on. */
    @Test
    void eventsOfOneRecordAreEachLateByTheirOwnTime() {
        Pacer.LatenessMeter meter = new Pacer.LatenessMeter();
        meter.waits(10);
        meter.waits(20);
        meter.waits(40);
        assertThat(meter.lateness()).isEqualTo(StreamSummary.Lateness.NONE);
        meter.handedOver(50);
        meter.handedOver(1_000_000);
        assertThat(meter.lateness()).isEqualTo(new StreamSummary.Lateness(30, 40, 40));
    }

    @Test
    void quantilesAreThoseOfTheSortedDelaysButForAThirtySecond() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            int shift = random.nextInt(20, 60);
            long[] all = random.longs(1 + random.nextInt(500), 0, 1L << shift)
                    .map(each -> each >>> random.nextInt(shift))
                    .toArray();
            StreamSummary.Lateness found = of(all);
            Arrays.sort(all);
            long median = all[(int) Math.ceil(0.5 * all.length) - 1];
            long p99 = all[(int) Math.ceil(0.99 * all.length) - 1];
            assertThat(found.medianNs()).isBetween(median, median + median / 32);
            assertThat(found.p99Ns()).isBetween(p99, p99 + p99 / 32);
            assertThat(found.mostNs()).isEqualTo(all[all.length - 1]);
        }
    }
}
