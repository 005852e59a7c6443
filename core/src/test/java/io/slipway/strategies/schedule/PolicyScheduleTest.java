package io.slipway.strategies.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.Sessions;
import io.slipway.schedule.SchedulePolicy;
import io.slipway.schedule.ScheduleProblem;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** 1,050 shares in lots of 100 and five slices of ten seconds, evenly. */
class PolicyScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    private static Schedule schedule() {
        SchedulePolicy policy = SchedulePolicy.of(
                new ScheduleProblem(11, Collections.nCopies(5, new ScheduleProblem.Slice(0.2, 0.2, 11)), 1, 0, 1));
        return new PolicySchedule(policy, 1_050, 100, Sessions.ALWAYS, 0, 10 * SECOND);
    }

    @Test
    void slicesAreWholeLotsAndTheLastIsTheRest() {
        assertThat(schedule().plan()).extracting(Milestone::qty).containsExactly(300L, 500L, 700L, 900L, 1_050L);
        assertThat(schedule().nextTimerNs(0)).isEqualTo(10 * SECOND);
        assertThat(schedule().nextTimerNs(40 * SECOND)).isEqualTo(Schedule.NO_TIMER);
    }

    /** Nothing fills in the first slice and part of the second: what is left spreads over the slices that are left. */
    @Test
    void fillsOffPlanChangeTheSlicesAfterThem() {
        Schedule schedule = schedule();
        assertThat(schedule.dueQty(0, 0)).isEqualTo(300);
        assertThat(schedule.dueQty(5 * SECOND, 0)).isEqualTo(300);
        assertThat(schedule.dueQty(10 * SECOND, 0)).isEqualTo(300);
        assertThat(schedule.dueQty(15 * SECOND, 120)).isEqualTo(180);
        assertThat(schedule.dueQty(20 * SECOND, 120)).isEqualTo(400);
        assertThat(schedule.dueQty(40 * SECOND, 120)).isEqualTo(930);
        assertThat(schedule.dueQty(41 * SECOND, 1_050)).isZero();
    }
}
