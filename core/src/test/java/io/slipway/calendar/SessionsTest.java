package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 8, 1);

    /** Open in [10, 20) with quotes from 8 on, and in [30, 35). */
    private final Sessions sessions = Sessions.of(List.of(new Session(DAY, 8, 10, 20), new Session(DAY, 30, 30, 35)));

    @Test
    void everyQuestionEqualsACountOfOpenMoments() {
        for (long time = 0; time < 40; time++) {
            assertThat(sessions.isOpen(time)).as("open at %s", time).isEqualTo(open(time));
            assertThat(sessions.openFromNs(time)).isEqualTo(firstOpen(time));
            assertThat(sessions.openUntilNs(time)).isEqualTo(lastOpen(time));
            assertThat(sessions.openTimeNs(5, time)).isEqualTo(count(5, time));
        }
    }

    private static boolean open(long time) {
        return (time >= 10 && time < 20) || (time >= 30 && time < 35);
    }

    private static long firstOpen(long from) {
        long time = from;
        while (!open(time) && time < 40) {
            time++;
        }
        return time == 40 ? Sessions.NEVER : time;
    }

    private static long lastOpen(long until) {
        long time = until;
        while (!open(time) && time >= 0) {
            time--;
        }
        return time < 0 ? Long.MIN_VALUE : time == until ? time : time + 1;
    }

    private static long count(long from, long to) {
        long count = 0;
        for (long time = from; time < to; time++) {
            count += open(time) ? 1 : 0;
        }
        return count;
    }

    @Test
    void openTimeAndItsInverseAgree() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            long from = random.nextLong(40);
            long open = random.nextLong(count(from, 40) + 1);
            long at = sessions.afterNs(from, open);
            if (open == count(from, 40)) {
                assertThat(at).isEqualTo(Sessions.NEVER);
            } else {
                assertThat(open(at)).isTrue();
                assertThat(sessions.openTimeNs(from, at)).isEqualTo(open);
            }
        }
    }

    @Test
    void changesAreOpensOfTheMarketAndCloses() {
        assertThat(sessions.nextChangeNs(0)).isEqualTo(8);
        assertThat(sessions.nextChangeNs(8)).isEqualTo(10);
        assertThat(sessions.nextChangeNs(10)).isEqualTo(20);
        assertThat(sessions.nextChangeNs(20)).isEqualTo(30);
        assertThat(sessions.nextChangeNs(30)).isEqualTo(35);
        assertThat(sessions.nextChangeNs(35)).isEqualTo(Sessions.NEVER);
        assertThat(sessions.forgetsAt(8)).isTrue();
        assertThat(sessions.forgetsAt(10)).isFalse();
        assertThat(sessions.forgetsAt(20)).isFalse();
        assertThat(sessions.forgetsAt(30)).isTrue();
    }

    @Test
    void aClockKnowsTheStateAtEveryTimeAndWhenQuotesAreForgotten() {
        SessionClock clock = new SessionClock(sessions);
        StringBuilder states = new StringBuilder();
        for (long time = 6; time < 37; time++) {
            states.append(clock.advanceTo(time) ? "*" : "");
            states.append(clock.isOpen() ? "o" : clock.isQuoted() ? "q" : "-");
            assertThat(clock.isOpen()).isEqualTo(open(time));
        }

        assertThat(states).hasToString("--*qqoooooooooo----------*ooooo--");
    }

    @Test
    void allOfTimeNeverChanges() {
        assertThat(Sessions.ALWAYS.nextChangeNs(0)).isEqualTo(Sessions.NEVER);
        assertThat(Sessions.ALWAYS.openTimeNs(3, 10)).isEqualTo(7);
        assertThat(Sessions.ALWAYS.afterNs(3, 7)).isEqualTo(10);
        assertThat(Sessions.ALWAYS.isOpen(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void sessionsThatOverlapAreAnError() {
        assertThatThrownBy(() -> Sessions.of(List.of(new Session(DAY, 0, 0, 10), new Session(DAY, 9, 9, 12))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("follow each other");
    }
}
