package io.slipway.data.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.book.SequencedBook.Outcome;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequencedBookTest {

    /** Numbers of messages as exchanges give them. */
    private enum Numbers {
        /** Bybit. */
        LAST,
        /** Binance, spot. */
        FIRST_AND_LAST,
        /** OKX, and Binance's futures. */
        PREVIOUS_AND_LAST
    }

    /** A message as it was received: of an update, the levels that changed; of a snapshot, all. */
    private record Received(boolean isSnapshot, long first, long previous, long last, Map<Long, Long> levels) {}

    private final IssueLog issues = new IssueLog(1);

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void aBookIsShownWhileTheMessagesReceivedReachFromASnapshotToTheNewest(Numbers numbers) {
        long shown = 0;
        long hidden = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<Map<Long, Long>> truth = new ArrayList<>();
            List<Received> stream = stream(numbers, new Random(seed), truth);
            SequencedBook book = new SequencedBook(issues);
            boolean isKnown = false;
            for (int row = 0; row < stream.size(); row++) {
                Outcome outcome = book.take(update(stream.get(row)), row, () -> "");
                isKnown = outcome == Outcome.KNOWN || (outcome == Outcome.UNCHANGED && isKnown);
                long newest = reached(stream.subList(0, row + 1));
                assertThat(isKnown).as("seed %d, row %d", seed, row).isEqualTo(newest >= 0);
                if (isKnown) {
                    assertThat(levels(book)).as("seed %d, row %d", seed, row).isEqualTo(best(truth.get((int) newest)));
                }
                shown += isKnown ? 1 : 0;
                hidden += isKnown ? 0 : 1;
            }
        }
        assertThat(shown).isGreaterThan(1000);
        assertThat(hidden).isGreaterThan(1000);
        assertThat(issues.count(DataIssue.SEQUENCE_GAP)).isGreaterThan(60);
        assertThat(issues.count(DataIssue.LOST_DELETION)).isZero();
    }

    /** An exchange's stream of which messages are lost, with snapshots that come late; {@code truth} gets the book after each number. */
    private static List<Received> stream(Numbers numbers, Random random, List<Map<Long, Long>> truth) {
        Map<Long, Long> book = new TreeMap<>();
        truth.add(Map.of());
        List<Received> stream = new ArrayList<>();
        List<long[]> asked = new ArrayList<>();
        long last = 0;
        for (int message = 0; message < 150; message++) {
            int updates = numbers == Numbers.LAST ? 1 : 1 + random.nextInt(3);
            long previous = last;
            Map<Long, Long> changes = new TreeMap<>();
            for (int i = 0; i < updates; i++) {
                int price = (random.nextBoolean() ? 90 : 101) + random.nextInt(9);
                changes.put((long) price, random.nextInt(3) == 0 ? 0L : 1L + random.nextInt(9));
                last++;
            }
            changes.forEach((price, size) -> {
                if (size == 0) {
                    book.remove(price);
                } else {
                    book.put(price, size);
                }
            });
            while (truth.size() <= last) {
                truth.add(new TreeMap<>(book));
            }
            if (random.nextInt(12) > 0) {
                stream.add(new Received(
                        false,
                        numbers == Numbers.FIRST_AND_LAST ? previous + 1 : BookUpdate.NO_NUMBER,
                        numbers == Numbers.PREVIOUS_AND_LAST ? previous : BookUpdate.NO_NUMBER,
                        last,
                        changes));
            }
            if (random.nextInt(8) == 0) {
                asked.add(new long[] {message + random.nextInt(6), last});
            }
            for (long[] snapshot : List.copyOf(asked)) {
                if (snapshot[0] == message) {
                    asked.remove(snapshot);
                    stream.add(
                            new Received(true, BookUpdate.NO_NUMBER, BookUpdate.NO_NUMBER, snapshot[1], truth.get((int)
                                    snapshot[1])));
                }
            }
        }
        return stream;
    }

    /** The newest number of all, if messages reach it from a snapshot without a hole, looked up among all that were received. */
    private static long reached(List<Received> received) {
        long newest = received.stream().mapToLong(Received::last).max().orElseThrow();
        for (Received snapshot : received) {
            if (!snapshot.isSnapshot()) {
                continue;
            }
            long at = snapshot.last();
            boolean moves = true;
            while (moves) {
                moves = false;
                for (Received update : received) {
                    if (!update.isSnapshot() && update.last() > at && before(update) <= at) {
                        at = update.last();
                        moves = true;
                    }
                }
            }
            if (at == newest) {
                return newest;
            }
        }
        return -1;
    }

    /** The number that a message continues. */
    private static long before(Received update) {
        if (update.previous() != BookUpdate.NO_NUMBER) {
            return update.previous();
        }
        return (update.first() == BookUpdate.NO_NUMBER ? update.last() : update.first()) - 1;
    }

    private static BookUpdate update(Received received) {
        BookUpdate update = new BookUpdate()
                .begin(received.isSnapshot())
                .numbers(received.first(), received.previous(), received.last());
        received.levels().forEach((price, size) -> {
            boolean bid = price < 100;
            update.changes().add(bid, bid ? price : -price, size, size == 0, false);
        });
        return update;
    }

    /** The ten best levels a side by price. */
    private static Map<Long, Long> best(Map<Long, Long> book) {
        Map<Long, Long> best = new TreeMap<>();
        book.keySet().stream()
                .filter(price -> price < 100)
                .sorted((a, b) -> Long.compare(b, a))
                .limit(10)
                .forEach(price -> best.put(price, book.getOrDefault(price, 0L)));
        book.keySet().stream()
                .filter(price -> price > 100)
                .sorted()
                .limit(10)
                .forEach(price -> best.put(price, book.getOrDefault(price, 0L)));
        return best;
    }

    private static Map<Long, Long> levels(SequencedBook book) {
        MarketEvent event = new MarketEvent();
        book.copyTo(event);
        Map<Long, Long> levels = new TreeMap<>();
        for (int level = 0; level < event.bidDepth(); level++) {
            levels.put(event.bidPxE9(level), event.bidSize(level));
        }
        for (int level = 0; level < event.askDepth(); level++) {
            levels.put(event.askPxE9(level), event.askSize(level));
        }
        return levels;
    }

    @Test
    void anExchangeMayCountAnew() {
        SequencedBook book = new SequencedBook(issues);
        assertThat(book.take(message(true, -1, 5000, "9:1", "11:1"), 0, () -> ""))
                .isEqualTo(Outcome.KNOWN);
        assertThat(book.take(message(false, -1, 5001, "9:2"), 1, () -> "")).isEqualTo(Outcome.KNOWN);
        assertThat(book.take(message(true, -1, 1, "8:1", "12:1"), 2, () -> "")).isEqualTo(Outcome.UNCHANGED);
        assertThat(book.take(message(false, -1, 2, "8:3"), 3, () -> "")).isEqualTo(Outcome.KNOWN);
        assertThat(levels(book)).isEqualTo(Map.of(8L, 3L, 12L, 1L));
        assertThat(book.take(message(false, 2, 1, "8:4"), 4, () -> ""))
                .as("a maintenance of OKX: the number falls and names the one before")
                .isEqualTo(Outcome.KNOWN);
        assertThat(book.take(message(false, 1, 1), 5, () -> ""))
                .as("nothing has changed for a minute")
                .isEqualTo(Outcome.KNOWN);
        assertThat(levels(book)).isEqualTo(Map.of(8L, 4L, 12L, 1L));
        assertThat(issues.counts()).isEmpty();
    }

    @Test
    void aChecksumIsOfTheTextsOfTheBestLevelsInTurn() {
        SequencedBook book = new SequencedBook(issues);
        long snapshot = crc("9:7:11:9:8:6:12:8");
        assertThat(book.take(checked(snapshot, true, 1, "9:7", "8:6", "11:9", "12:8"), 0, () -> ""))
                .isEqualTo(Outcome.KNOWN);
        assertThat(book.take(checked(crc("8:6:11:9:12:8"), false, 2, "9:0.0"), 1, () -> ""))
                .isEqualTo(Outcome.KNOWN);
        assertThat(book.take(checked(0, false, 3, "8:5"), 2, () -> ""))
                .as("no checksum")
                .isEqualTo(Outcome.KNOWN);
        assertThat(book.take(checked(crc("8:6:11:9:12:8"), false, 4, "12:8"), 3, () -> "f.json:4"))
                .isEqualTo(Outcome.LOST);
        assertThat(issues.counts()).isEqualTo(Map.of(DataIssue.CHECKSUM_FAULT, 1L));
        assertThat(issues.examples().get(DataIssue.CHECKSUM_FAULT)).startsWith("f.json:4: the checksum is not");
        assertThat(book.take(checked(crc("9:1"), true, 9, "9:1"), 4, () -> "")).isEqualTo(Outcome.KNOWN);
    }

    private static BookUpdate checked(long checksum, boolean snapshot, long last, String... levels) {
        BookUpdate update =
                message(snapshot, snapshot ? -1 : last - 1, last, levels).checksum(checksum);
        for (String level : levels) {
            update.changes().text(level);
        }
        return update;
    }

    private static BookUpdate message(boolean snapshot, long previous, long last, String... levels) {
        BookUpdate update = new BookUpdate().begin(snapshot).numbers(-1, previous, last);
        for (String level : levels) {
            long price = Long.parseLong(level.substring(0, level.indexOf(':')));
            long size = (long) Double.parseDouble(level.substring(level.indexOf(':') + 1));
            update.changes().add(price < 10, price < 10 ? price : -price, size, size == 0, false);
        }
        return update;
    }

    /** CRC32 bit by bit, with a sign. */
    private static int crc(String text) {
        int crc = ~0;
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }
}
