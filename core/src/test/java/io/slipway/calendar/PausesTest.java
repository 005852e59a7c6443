package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.Pauses.Pause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Session DAY = new Session(LocalDate.EPOCH, 50, 100, 200);
    private static final Session NEXT = new Session(LocalDate.EPOCH.plusDays(1), 350, 400, 500);
    private static final Sessions TWO = Sessions.of(List.of(DAY, NEXT));

    private static Pauses of(long... times) {
        List<Pause> list = new ArrayList<>();
        for (int i = 0; i < times.length; i += 2) {
            list.add(new Pause(times[i], times[i + 1]));
        }
        return new Pauses(list);
    }

    @Test
    void aMomentIsOpenIfTheSessionsAreAndNoPauseIs() {
        for (Pauses pauses : List.of(
                Pauses.NONE, of(120, 130), of(90, 110, 180, 420), of(100, 200), of(450, Sessions.NEVER), of(10, 600))) {
            Sessions cut = pauses.cut(TWO);
            for (long timeNs = 0; timeNs < 600; timeNs++) {
                assertThat(cut.isOpen(timeNs))
                        .as("pauses=%s, time=%d", pauses, timeNs)
                        .isEqualTo(TWO.isOpen(timeNs) && !pauses.contains(timeNs));
            }
        }
    }

    @Test
    void quotesStayKnownInAPause() {
        Sessions cut = of(120, 130, 150, 160).cut(TWO);
        for (long timeNs = 50; timeNs < 200; timeNs++) {
            assertThat(cut.isQuoted(timeNs)).isTrue();
            assertThat(cut.forgetsAt(timeNs)).isEqualTo(timeNs == 50);
        }
        assertThat(cut.nextChangeNs(110)).isEqualTo(120);
        assertThat(cut.nextChangeNs(120)).isEqualTo(130);
        assertThat(cut.openFromNs(125)).isEqualTo(130);
    }

    @Test
    void aPauseWithoutAnEndCancels() {
        assertThat(of(120, 130).cancelledNs()).isEqualTo(Sessions.NEVER);
        assertThat(of(120, 130, 150, Sessions.NEVER).cancelledNs()).isEqualTo(150);
        assertThat(of(150, Sessions.NEVER).cut(Sessions.ALWAYS).openFromNs(150)).isEqualTo(Sessions.NEVER);
    }

    @Test
    void pausesThatOverlapAreRefused() {
        assertThatThrownBy(() -> of(1, 5, 4, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pauses follow each other");
        assertThatThrownBy(() -> of(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
