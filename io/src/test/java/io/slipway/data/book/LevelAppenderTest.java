package io.slipway.data.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelAppenderTest {

    /** Levels are {@code price x size}, a dash is none; the best bid is 100 and the best offer 101. */
    @ParameterizedTest
    @CsvSource({
        "'99x1 98x2 97x3', '102x1 103x2 104x3', 4, 4, 4, 0",
        "'99x1 98x2 -', '102x1 - -', 4, 3, 2, 0",
        "'- - -', '- - -', 4, 1, 1, 0",
        "'99x1 99x2 97x3', '102x1 103x2 104x3', 2, 2, 2, 1",
        "'99x1 98x2 97x3', '102x1 101x2 104x3', 2, 2, 2, 1",
        "'99x1 - 97x3', '102x1 103x2 104x3', 2, 2, 2, 1",
        "'99x1 98x0 97x3', '102x1 103x2 104x3', 4, 3, 4, 0",
        "'99x1 98x2 97x0', '102x1 - -', 4, 3, 2, 0",
        "'99x1 98x0 98x3', '102x0 103x0 104x3', 4, 3, 2, 0",
        "'100x1 98x2 97x3', '102x1 103x2 104x3', 1, 1, 1, 1",
        "'99x1 -5x2 97x3', '102x1 103x2 104x3', 3, 3, 3, 1",
        "'99x1 -5x2 -6x3', '102x1 103x2 104x3', 4, 4, 4, 0",
        "'99x1 98x2 97x3', '102x1 103x2 1000000000000000001x3', 3, 3, 3, 1",
        "'99x1 99x2 97x3', '102x1 103x2 103x3', 2, 2, 2, 1",
    })
    void cutsARowToTheLevelsInOrderOnBothSides(
            String bids, String asks, int levels, int bidDepth, int askDepth, long cut) {
        IssueLog issues = new IssueLog(1);
        LevelAppender appender = new LevelAppender(issues);
        MarketEvent event = new MarketEvent().bid(100, 9).ask(101, 9);
        appender.begin(event, 4);
        for (int i = 0; i < 3; i++) {
            String bid = bids.split(" ", -1)[i];
            String ask = asks.split(" ", -1)[i];
            appender.bid(price(bid), size(bid));
            appender.ask(price(ask), size(ask));
        }
        appender.end();
        assertThat(List.of(event.levels(), event.bidDepth(), event.askDepth()))
                .containsExactly(levels, bidDepth, askDepth);
        assertThat(issues.count(DataIssue.CUT_LEVELS)).isEqualTo(cut);
    }

    @Test
    void levelsBehindAnAbsentBestAreNoBook() {
        IssueLog issues = new IssueLog(1);
        LevelAppender appender = new LevelAppender(issues);
        MarketEvent event = new MarketEvent().noBid().ask(101, 9);
        appender.begin(event, 10);
        appender.bid(99, 1);
        appender.ask(102, 1);
        appender.end();
        assertThat(event.levels()).isEqualTo(1);
        assertThat(issues.count(DataIssue.CUT_LEVELS)).isEqualTo(1);
    }

    /** Levels are {@code bid x size / offer x size}; those of size 0 are none, and the next one counts. */
    @ParameterizedTest
    @CsvSource({
        "'192x0/101x1 100x2/102x2 99x3/103x3', '100x2 99x3', '101x1 102x2 103x3', 1",
        "'100x1/50x0 99x2/101x2 98x3/102x3', '100x1 99x2 98x3', '101x2 102x3', 1",
        "'100x0/101x0 99x0/102x0 98x3/103x3', '98x3', '103x3', 4",
        "'100x0/101x0 99x0/102x0 98x0/103x0', '', '', 6",
        "'-/101x0 -/102x2 -/-', '', '102x2', 1",
        "'100x0/101x1', '', '101x1', 1",
        "'100x5/101x1 99x0/102x0 98x0/103x2', '100x5', '101x1 103x2', 3",
    })
    void aLevelOfNoSizeIsNoLevel(String rows, String bids, String asks, long empty) {
        IssueLog issues = new IssueLog(1);
        String[] levels = rows.split(" ", -1);
        long[] values = new long[4 * levels.length];
        for (int i = 0; i < levels.length; i++) {
            String[] sides = levels[i].split("/", -1);
            values[4 * i] = price(sides[0]);
            values[4 * i + 1] = price(sides[1]);
            values[4 * i + 2] = size(sides[0]);
            values[4 * i + 3] = size(sides[1]);
        }
        MarketEvent event = new MarketEvent();
        new LevelAppender(issues).read(event, values, levels.length);
        List<String> shown = new ArrayList<>();
        for (int level = 0; level < event.bidDepth(); level++) {
            shown.add(event.bidPxE9(level) + "x" + event.bidSize(level));
        }
        assertThat(String.join(" ", shown)).isEqualTo(bids);
        shown.clear();
        for (int level = 0; level < event.askDepth(); level++) {
            shown.add(event.askPxE9(level) + "x" + event.askSize(level));
        }
        assertThat(String.join(" ", shown)).isEqualTo(asks);
        assertThat(issues.count(DataIssue.PRICE_WITHOUT_SIZE)).isEqualTo(empty);
        assertThat(issues.count(DataIssue.CUT_LEVELS)).isZero();
    }

    @Test
    void aBookFromOrdersGivesItsBestLevels() {
        SplittableRandom random = new SplittableRandom(4);
        OrderBook book = new OrderBook();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (int id = 0; id < 2000; id++) {
            long px = 101 + random.nextLong(30);
            long size = 1 + random.nextLong(5);
            book.add(id, false, px, size);
            asks.merge(px, size, Long::sum);
            if (random.nextInt(3) > 0) {
                book.cancel(id, size);
                asks.merge(px, -size, Long::sum);
                asks.values().removeIf(left -> left == 0);
            }
            MarketEvent event = new MarketEvent();
            if (!asks.isEmpty()) {
                event.ask(book.asks().pxE9(0), book.asks().size(0));
            }
            LevelAppender.append(event, book, 10);
            List<String> levels = new ArrayList<>();
            for (int level = 0; level < event.askDepth(); level++) {
                levels.add(event.askPxE9(level) + "=" + event.askSize(level));
            }
            assertThat(levels)
                    .isEqualTo(asks.entrySet().stream()
                            .limit(10)
                            .map(Object::toString)
                            .toList());
        }
    }

    private static long price(String level) {
        return level.equals("-") ? Long.MAX_VALUE : Long.parseLong(level.split("x", -1)[0]);
    }

    private static long size(String level) {
        return level.equals("-") ? 0 : Long.parseLong(level.split("x", -1)[1]);
    }
}
