package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CommitBudgetTest {

    private static final long MS = 1_000_000;
    private static final DurableRun.Limits SECOND =
            new DurableRun.Limits(Duration.ofSeconds(1), Long.MAX_VALUE, Duration.ofSeconds(1));

    /** Commits whenever it may, at looks a millisecond apart: their number until a time. */
    private static long commits(long tookMs, long untilMs) {
        CommitBudget budget = new CommitBudget(SECOND);
        long count = 0;
        long lastMs = -1_000;
        for (long ms = 0; ms < untilMs; ms++) {
            if (budget.allows(ms * MS, (ms - lastMs) * MS)) {
                count++;
                ms += tookMs;
                lastMs = ms;
                budget.committed(ms * MS, tookMs * MS);
            }
        }
        return count;
    }

    @Test
    void aFewCommitsFollowEachOtherAfterTwentyMilliseconds() {
        // 10 ms of work and 20 ms of pause; each spends 10 ms of 250, and 30 ms give back 7.5.
        assertThat(commits(10, 300)).isEqualTo(10);
    }

    @Test
    void commitsTakeAQuarterOfTheTimeAndWhatWasSavedAtFirst() {
        for (long tookMs : new long[] {10, 40, 100, 240, 300, 900}) {
            long busyMs = commits(tookMs, 10_000) * tookMs;
            assertThat(busyMs).isBetween(2_500 - 2 * tookMs, 2_500 + 250 + 2 * tookMs);
        }
    }

    @Test
    void quickCommitsAreLimitedByTheirPause() {
        assertThat(commits(1, 10_000)).isEqualTo((10_000 + 20) / 21);
    }

    @Test
    void aCommitLongerThanTheBudgetWaitsForAllOfIt() {
        CommitBudget budget = new CommitBudget(SECOND);
        assertThat(budget.allows(0, 20 * MS)).isTrue();
        budget.committed(400 * MS, 400 * MS);
        assertThat(budget.allows(1_999 * MS, 1_599 * MS)).isFalse();
        assertThat(budget.allows(2_000 * MS, 1_600 * MS)).isTrue();
    }

    @Test
    void aClockThatStandsStillGivesNothing() {
        CommitBudget budget = new CommitBudget(SECOND);
        for (int i = 0; i < 25; i++) {
            assertThat(budget.allows(5, 20 * MS)).isTrue();
            budget.committed(5, 10 * MS);
        }
        assertThat(budget.allows(5, 20 * MS)).isFalse();
        assertThat(budget.allows(5 + 40 * MS, 20 * MS)).isTrue();
    }
}
