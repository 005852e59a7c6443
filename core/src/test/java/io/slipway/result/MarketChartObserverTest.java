package io.slipway.result;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarketChartObserverTest {

    private static final int ROWS = 20_000;
    private static final long EVERY_NS = SECOND / 128;

    /** The bid of row i is i, so that each point tells the row it is of. */
    private static final MarketTape TAPE = tape();

    private static MarketTape tape() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Row.quote(i / 128.0, 1, i, 100, 100_000, 100));
        }
        return Tapes.of(rows);
    }

    private static MarketChart chart(List<Long> fillsNs) {
        long firstNs = TAPE.firstEventNs();
        MarketChartObserver observer =
                new MarketChartObserver(TAPE, new ParentOrder(Side.BUY, 100, firstNs, TAPE.lastEventNs()), fillsNs);
        TapePass.over(TAPE).add(observer).run();
        return observer.chart();
    }

    private static List<Long> fillsEvery(int rows) {
        return LongStream.range(0, ROWS / rows)
                .map(i -> TAPE.firstEventNs() + i * rows * EVERY_NS + 1)
                .boxed()
                .toList();
    }

    private static Set<Long> timesNs(MarketChart chart) {
        return chart.points().stream().map(MarketChart.Point::timeNs).collect(Collectors.toSet());
    }

    @Test
    void allMomentsOfFillsAreKeptUpToTheirNumber() {
        List<Long> fillsNs = fillsEvery(5);
        assertThat(fillsNs).hasSize(MarketChartObserver.MOST_FILLS);
        assertThat(timesNs(chart(fillsNs))).containsAll(fillsNs);
    }

    @Test
    void ofMoreFillsTheFirstInEachStretchIsKept() {
        List<Long> fillsNs = fillsEvery(1);
        MarketChart chart = chart(fillsNs);
        long firstNs = TAPE.firstEventNs();
        long stretchNs = (TAPE.lastEventNs() - firstNs) / MarketChartObserver.MOST_FILLS + 1;
        Set<Long> firsts = fillsNs.stream()
                .collect(Collectors.toMap(timeNs -> (timeNs - firstNs) / stretchNs, timeNs -> timeNs, Math::min))
                .values()
                .stream()
                .collect(Collectors.toSet());
        Set<Long> shown = timesNs(chart);
        assertThat(fillsNs.stream().filter(shown::contains))
                .containsExactlyElementsOf(firsts.stream().sorted().toList());
        assertThat(firsts.size()).isBetween(MarketChartObserver.MOST_FILLS / 2, MarketChartObserver.MOST_FILLS);
    }

    @Test
    void aPointShowsTheQuoteOfItsMoment() {
        for (MarketChart.Point point : chart(fillsEvery(1)).points()) {
            assertThat(point.nbbE9()).isEqualTo((point.timeNs() - TAPE.firstEventNs()) / EVERY_NS);
        }
    }
}
