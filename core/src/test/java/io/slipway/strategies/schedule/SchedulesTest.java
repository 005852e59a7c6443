package io.slipway.strategies.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.strategy.Schedule;
import io.slipway.strategy.StandardCurve;
import io.slipway.trial.FirstSnapshotTwap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;

    private final SliceSchedule schedule = new SliceSchedule(START, 60 * SECOND, new long[] {500, 300, 200});

    @Test
    void asksForASliceWhenItsBucketBegins() {
        assertThat(schedule.dueQty(START - 1, 0)).isZero();
        assertThat(schedule.dueQty(START, 0)).isEqualTo(500);
        assertThat(schedule.dueQty(START + 59 * SECOND, 500)).isZero();
        assertThat(schedule.dueQty(START + 60 * SECOND, 500)).isEqualTo(300);
    }

    @Test
    void carriesWhatABucketLeaves() {
        assertThat(schedule.dueQty(START + 60 * SECOND, 100)).isEqualTo(700);
        assertThat(schedule.dueQty(START + 9_000 * SECOND, 100)).isEqualTo(900);
    }

    @Test
    void wakesAtEveryBucketAndThenNoMore() {
        assertThat(schedule.nextTimerNs(Long.MIN_VALUE)).isEqualTo(START);
        assertThat(schedule.nextTimerNs(START)).isEqualTo(START + 60 * SECOND);
        assertThat(schedule.nextTimerNs(START + 61 * SECOND)).isEqualTo(START + 120 * SECOND);
        assertThat(schedule.nextTimerNs(START + 120 * SECOND)).isEqualTo(Schedule.NO_TIMER);
    }

    @Test
    void refusesNoSlices() {
        assertThatThrownBy(() -> new SliceSchedule(0, 1, new long[0])).hasMessageContaining("slices=0");
    }

    @Test
    void firstSnapshotTwapTriesEachSliceOnce() {
        FirstSnapshotTwap twap = new FirstSnapshotTwap(START, 60 * SECOND, new long[] {500, 300});
        assertThat(twap.dueQty(START, 0)).isEqualTo(500);
        assertThat(twap.dueQty(START + 1, 100)).isZero();
        assertThat(twap.dueQty(START + 60 * SECOND, 100)).isEqualTo(300);
        assertThat(twap.dueQty(START + 120 * SECOND, 100)).isZero();
    }

    @Test
    void volumeCurveFallsAfterTheOpenAndRisesIntoTheClose() {
        long open = 1_722_519_000L * SECOND;
        long hour = 3_600 * SECOND;
        long[] halfHours = new long[13];
        Arrays.fill(halfHours, hour / 2);
        long[] weights = StandardCurve.US_EQUITY.weights(open, hour / 2, halfHours);
        assertThat(weights[0]).isEqualTo(147_000_000L);
        assertThat(weights[5]).isEqualTo(50_000_000L);
        assertThat(weights[12]).isEqualTo(146_000_000L);
    }
}
