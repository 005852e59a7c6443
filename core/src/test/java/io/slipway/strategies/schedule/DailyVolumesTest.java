package io.slipway.strategies.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.strategies.schedule.DailyVolumes.Row;
import io.slipway.strategy.Milestone;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DailyVolumesTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final LocalDate MONDAY = LocalDate.of(2024, 7, 29);

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private static Row row(LocalDate day, int fromMinute, int toMinute, long volume) {
        return new Row(day, fromMinute * MINUTE, toMinute * MINUTE, BigDecimal.valueOf(volume));
    }

    /** 10:00 to 10:30 holds 300 on Monday and 600 on Tuesday, 10:30 to 11:00 only 90; Wednesday's own volume does not count. */
    @Test
    void addsUpEarlierDaysOnly() {
        DailyVolumes volumes = new DailyVolumes(List.of(
                row(MONDAY, 600, 630, 300),
                row(MONDAY.plusDays(1), 600, 630, 600),
                row(MONDAY, 630, 660, 90),
                row(MONDAY.plusDays(2), 600, 630, 1_000_000)));
        long[] slices = {10 * MINUTE, 10 * MINUTE, 10 * MINUTE, 10 * MINUTE};
        assertThat(volumes.weights(ns("2024-07-31T14:10:00Z"), 10 * MINUTE, slices))
                .containsExactly(454_545_454_545_455L, 454_545_454_545_455L, 45_454_545_454_545L, 45_454_545_454_545L);
        assertThat(volumes.weights(ns("2024-07-30T14:10:00Z"), 10 * MINUTE, slices))
                .containsExactly(
                        384_615_384_615_385L, 384_615_384_615_385L, 115_384_615_384_615L, 115_384_615_384_615L);
        assertThatThrownBy(() -> volumes.weights(ns("2024-07-29T14:10:00Z"), 10 * MINUTE, slices))
                .hasMessageContaining("look ahead: day=2024-07-29");
        assertThatThrownBy(() -> volumes.weights(ns("2024-07-31T20:10:00Z"), 10 * MINUTE, slices))
                .hasMessageContaining("no volume of earlier days at this time");
    }

    /** Against a count of every share at a random moment of its row. */
    @Test
    void whatIsReadFromTradesIsWhatWasTraded() {
        SplittableRandom random = new SplittableRandom(1);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        long open = ns("2024-07-29T13:30:00Z");
        long[] halfHours = new long[13];
        long timeNs = open;
        while (timeNs < open + 390 * MINUTE) {
            long size = 1 + random.nextLong(500);
            boolean trade = random.nextBoolean();
            tape.add(new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(1, 0)
                    .action(trade ? BookAction.TRADE : BookAction.FILL, BookSide.NONE, 0)
                    .order(100, size));
            halfHours[(int) ((timeNs - open) / (30 * MINUTE))] += trade ? size : 0;
            timeNs += random.nextLong(MINUTE);
        }
        DailyVolumes volumes = DailyVolumes.of(tape.build(), 30 * MINUTE);
        assertThat(volumes.rows().stream().map(row -> row.volume().longValueExact()))
                .containsExactlyElementsOf(boxed(halfHours));
        assertThat(volumes.rows().get(0).from()).isEqualTo(570 * MINUTE);
        long[] durations = new long[13];
        Arrays.fill(durations, 30 * MINUTE);
        long[] weights = volumes.weights(open + 24 * 60 * MINUTE, 30 * MINUTE, durations);
        double all = Arrays.stream(halfHours).sum();
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i]).isEqualTo(Math.round(halfHours[i] / all * 1e15));
        }
        long[] thin = new long[1_000];
        Arrays.fill(thin, 1_000);
        assertThat(volumes.weights(open + 24 * 60 * MINUTE, 1_000, thin)).containsOnly(1_000_000_000_000L);
    }

    private static List<Long> boxed(long[] values) {
        List<Long> boxed = new ArrayList<>();
        for (long value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    @Test
    void aRowIsAPartOfADay() {
        assertThatThrownBy(() -> row(MONDAY, 30, 30, 5)).hasMessageContaining("from=1800000000000");
        assertThatThrownBy(() -> row(MONDAY, 30, 1441, 5)).hasMessageContaining("to=");
        assertThatThrownBy(() -> row(MONDAY, 30, 40, -5)).hasMessageContaining("volume=-5");
    }

    @Test
    void aMinimumHoldsBackWhatIsLessUnlessItIsTheRest() {
        MinimumSlice slices = new MinimumSlice(new SliceSchedule(0, 10, new long[] {30, 30, 30, 10}), 100, 50);
        assertThat(slices.dueQty(0, 0)).isZero();
        assertThat(slices.dueQty(10, 0)).isEqualTo(60);
        assertThat(slices.dueQty(20, 60)).isZero();
        assertThat(slices.dueQty(30, 60)).isEqualTo(40);
        assertThat(slices.nextTimerNs(5)).isEqualTo(10);
        assertThat(slices.plan()).hasSize(4).contains(new Milestone(20, 90));
    }
}
