package io.slipway.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventOrder.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventOrderTest {

    private static final long CENT_E9 = 10_000_000;
    private static final int ARCA = 43;
    private static final int NYSE = 9;

    @Test
    void aPrintWithoutABookComesBeforeTheQuotesOfItsMomentWhateverItsNumber() {
        MarketEvent quote = book(NYSE, 5, 5, 2);
        MarketEvent print = print(NYSE, 5, 5, 9);
        for (List<MarketEvent> sources : List.of(List.of(quote, print), List.of(print, quote))) {
            assertThat(order(TieRule.PRINTS_FIRST, List.of(sources))).containsExactly("5 9 T9", "5 9 A2");
            assertThat(order(
                            TieRule.PRINTS_FIRST, sources.stream().map(List::of).toList()))
                    .containsExactly("5 9 T9", "5 9 A2");
            assertThat(order(TieRule.QUOTES_FIRST, List.of(sources))).containsExactly("5 9 A2", "5 9 T9");
        }
    }

    @Test
    void aPrintThatCarriesTheBookHasAPlaceAmongItsRows() {
        MarketEvent before = book(NYSE, 5, 5, 7);
        MarketEvent print = print(NYSE, 5, 5, 8).bid(CENT_E9, 1);
        MarketEvent after = book(NYSE, 5, 5, 8);
        for (TieRule ties : TieRule.values()) {
            assertThat(order(ties, List.of(List.of(before, after), List.of(print))))
                    .containsExactly("5 9 A7", "5 9 T8", "5 9 A8");
        }
    }

    @Test
    void theNumbersOfAVenueDecideWhereItsClocksDisagree() {
        MarketEvent first = book(NYSE, 1, 20, 5);
        MarketEvent second = print(NYSE, 2, 19, 7).ask(CENT_E9, 1);
        assertThat(order(TieRule.PRINTS_FIRST, List.of(List.of(second), List.of(first))))
                .containsExactly("1 9 A5", "2 9 T7");
    }

    @Test
    void aStatusComesBeforePrintsAndPrintsOfAllVenuesBeforeBooks() {
        MarketEvent halt = new MarketEvent().times(5, 5).origin(NYSE, 0);
        halt.action(BookAction.HALT, BookSide.NONE, 0);
        List<MarketEvent> rows =
                List.of(book(ARCA, 5, 5, 0), book(NYSE, 5, 5, 0), print(ARCA, 5, 5, 0), print(NYSE, 5, 5, 0), halt);
        assertThat(order(TieRule.PRINTS_FIRST, rows.stream().map(List::of).toList()))
                .containsExactly("5 9 H0", "5 9 T0", "5 43 T0", "5 9 A0", "5 43 A0");
    }

    /** Equal rows of one source are several; of several sources each row is one. */
    @ParameterizedTest
    @CsvSource({"2, 1, 2", "1, 2, 2", "3, 3, 3", "1, 1, 1"})
    void aRowOfSeveralSourcesIsTakenOnce(int inFirst, int inSecond, int taken) {
        List<MarketEvent> first = Collections.nCopies(inFirst, print(NYSE, 5, 5, 0));
        List<MarketEvent> second = Collections.nCopies(inSecond, print(NYSE, 5, 5, 0));
        assertThat(order(TieRule.PRINTS_FIRST, List.of(first, second))).hasSize(taken);
        assertThat(order(
                        TieRule.PRINTS_FIRST,
                        List.of(Stream.concat(first.stream(), second.stream()).toList())))
                .hasSize(inFirst + inSecond);
    }

    @Test
    void refusesARowThatIsTooLate() {
        EventOrder order = new EventOrder(1, TieRule.PRINTS_FIRST);
        MarketEvent event = new MarketEvent();
        for (int i = 1; i <= 2 * EventOrder.CAPACITY; i++) {
            order.offer(book(NYSE, i, i, 0), 0);
            order.poll(event);
        }
        assertThat(order.offer(book(NYSE, 1, 1, 0), 0)).isEqualTo(Outcome.TOO_LATE);
        assertThat(order.offer(book(NYSE, 2000, 2000, 0), 0)).isEqualTo(Outcome.MOVED);
    }

    /** A moment longer than what is held is still put in order as a whole. */
    @Test
    void holdsAWholeMoment() {
        List<MarketEvent> quotes = Collections.nCopies(3 * EventOrder.CAPACITY, book(NYSE, 5, 5, 0));
        List<MarketEvent> prints = List.of(print(NYSE, 5, 5, 0), print(NYSE, 5, 5, 0));
        assertThat(order(TieRule.PRINTS_FIRST, List.of(quotes, prints))).startsWith("5 9 T0", "5 9 T0", "5 9 A0");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 2", "false, 2"})
    void anySplitByVenueTimeOrKindGivesOneOrder(boolean numbered, long seed) {
        Random random = new Random(seed);
        for (TieRule ties : TieRule.values()) {
            List<MarketEvent> rows = recording(numbered, random);
            List<MarketEvent> whole = events(ties, List.of(rows));
            for (int i = 0; i < 25; i++) {
                List<MarketEvent> merged = events(ties, split(rows, random));
                assertThat(merged)
                        .usingElementComparator((a, b) -> a.isSameAs(b) ? 0 : 1)
                        .isEqualTo(whole);
            }
        }
    }

    /** Rows of four venues in the order of receipt, of which many share their times; with numbers, the clocks disagree at times. */
    private static List<MarketEvent> recording(boolean numbered, Random random) {
        List<MarketEvent> rows = new ArrayList<>();
        long[] eventNs = new long[4];
        long recvNs = 100;
        for (int i = 0; i < 3000; i++) {
            recvNs += Math.max(0, random.nextInt(6) - 3);
            int venue = random.nextInt(4);
            long latency = 3 + 2L * venue;
            eventNs[venue] = Math.max(eventNs[venue], recvNs - latency);
            long jitter = numbered ? random.nextInt(2) : 0;
            boolean print = random.nextInt(3) == 0;
            MarketEvent row = print
                    ? print(venue, eventNs[venue], recvNs + jitter, i)
                    : book(venue, eventNs[venue], recvNs + jitter, i);
            row.order(CENT_E9, i);
            rows.add(numbered ? row.ask(CENT_E9 * (2 + random.nextInt(9)), 1) : row.origin(venue, 0));
        }
        return rows;
    }

    private static List<List<MarketEvent>> split(List<MarketEvent> rows, Random random) {
        int sources = 1 + random.nextInt(6);
        List<List<MarketEvent>> parts = new ArrayList<>();
        for (int i = 0; i < sources; i++) {
            parts.add(new ArrayList<>());
        }
        Map<String, Integer> partOf = new HashMap<>();
        for (MarketEvent row : rows) {
            String stream = row.publisherId() + " " + row.action().isPrint() + " " + row.recvNs() / 500;
            parts.get(partOf.computeIfAbsent(stream, any -> random.nextInt(sources)))
                    .add(row);
        }
        Collections.shuffle(parts, random);
        return parts;
    }

    private static List<String> order(TieRule ties, List<List<MarketEvent>> sources) {
        return events(ties, sources).stream().map(EventOrderTest::text).toList();
    }

    private static List<MarketEvent> events(TieRule ties, List<List<MarketEvent>> sources) {
        EventOrder order = new EventOrder(sources.size(), ties);
        List<Queue<MarketEvent>> left = new ArrayList<>();
        sources.forEach(rows -> left.add(new ArrayDeque<>(rows)));
        List<MarketEvent> given = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (int next = earliest(left); next >= 0; next = earliest(left)) {
            order.offer(left.get(next).remove(), next);
            while (order.poll(event)) {
                given.add(new MarketEvent().copyOf(event));
            }
        }
        while (order.pollAtEnd(event)) {
            given.add(new MarketEvent().copyOf(event));
        }
        return given;
    }

    private static int earliest(List<Queue<MarketEvent>> left) {
        int best = -1;
        long bestNs = Long.MAX_VALUE;
        for (int i = 0; i < left.size(); i++) {
            MarketEvent row = left.get(i).peek();
            if (row != null && row.recvNs() < bestNs) {
                best = i;
                bestNs = row.recvNs();
            }
        }
        return best;
    }

    private static String text(MarketEvent event) {
        return event.eventNs() + " " + event.publisherId() + " "
                + event.action().code() + event.sequence();
    }

    private static MarketEvent book(int publisherId, long eventNs, long recvNs, long sequence) {
        MarketEvent row = new MarketEvent().times(eventNs, recvNs).origin(publisherId, sequence);
        return row.action(BookAction.ADD, BookSide.NONE, 0).bid(CENT_E9, 1);
    }

    private static MarketEvent print(int publisherId, long eventNs, long recvNs, long sequence) {
        MarketEvent row = new MarketEvent().times(eventNs, recvNs).origin(publisherId, sequence);
        return row.action(BookAction.TRADE, BookSide.NONE, 0).order(CENT_E9, 100);
    }
}
