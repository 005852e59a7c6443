package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.databento.csv.Csv;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that cross a book, and the numbers of orders of its levels. */
class CrossedBookTest {

    private static final String HEADER =
            "ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,sequence\n";

    /** Seconds of a feed, one message each; a stuck bid of 101.5 at second 3, or its mirror image. */
    @ParameterizedTest
    @CsvSource({"B, 100.5, A, 101, 101.5", "A, 101, B, 100.5, 100"})
    void namesTheOrderThatHidesABook(String side, String own, String other, String far, String stuck) {
        String rows = message(1, "A", side, own, 300, 1)
                + message(2, "A", other, far, 500, 2)
                + message(3, "A", side, stuck, 10, 9);
        try (RecordEvents shortFile = events(rows + message(5, "A", other, far, 100, 3))) {
            assertThat(MarketTape.readAll(shortFile).issues()).doesNotContainKey(DataIssue.STUCK_ORDER);
        }
        try (RecordEvents events = events(rows + message(63, "A", other, far, 100, 3))) {
            assertThat(MarketTape.readAll(events).issues()).containsEntry(DataIssue.STUCK_ORDER, 1L);
            assertThat(events.issues().examples())
                    .containsEntry(
                            DataIssue.STUCK_ORDER,
                            "no quotes for 60 s since quotes.csv:4, order_id=9, "
                                    + (side.equals("B") ? "a bid" : "an offer") + " of " + stuck);
        }
    }

    @Test
    void theLongestStayIsNamedAndAnAuctionOfManyOrdersIsNot() {
        StringBuilder rows = new StringBuilder(message(1, "A", "B", "100", 10, 1) + message(1, "A", "A", "101", 10, 2));
        rows.append(message(10, "A", "B", "102", 10, 8)).append(message(30, "C", "B", "102", 10, 8));
        rows.append(message(40, "A", "A", "99", 10, 9)).append(message(90, "C", "A", "99", 10, 9));
        for (int id = 10; id < 20; id++) {
            rows.append(message(100, "A", "B", "102", 10, id)).append(message(100, "A", "A", "99", 10, id + 10));
        }
        rows.append(message(300, "R", "N", "", 0, 0));
        try (RecordEvents events = events(rows.toString())) {
            assertThat(MarketTape.readAll(events).issues()).containsEntry(DataIssue.STUCK_ORDER, 2L);
            assertThat(events.issues().examples().get(DataIssue.STUCK_ORDER))
                    .contains("50 s", "order_id=9, an offer of 99");
        }
    }

    /** A trade with an aggressor shows that better orders are gone; one of an auction, which has none, does not. */
    @ParameterizedTest
    @CsvSource({
        "A, 100, 100.0x300 101.0x500, 1",
        "B, 101, 100.0x300 101.0x500, 1",
        "N, 100, - -, 0",
    })
    void aTradeRemovesTheOrdersThatItPassed(String aggressor, String price, String book, long lost) {
        String other = aggressor.equals("B") ? "A" : "B";
        long id = aggressor.equals("B") ? 2 : 1;
        MarketTape tape = tape(message(1, "A", "B", "100", 400, 1)
                + message(2, "A", "A", "101", 600, 2)
                + message(3, "A", "B", "101.5", 10, 9)
                + message(4, "C", "B", "100", 100, 1)
                + message(4, "C", "A", "101", 100, 2)
                + message(5, "T", aggressor, price, 1, 0)
                + message(6, "A", other, other.equals("B") ? "99" : "102", 1, 30 + id));
        List<String> lines = lines(tape);
        assertThat(lines.get(3)).endsWith("CANCEL - -");
        assertThat(lines.get(lines.size() - 1)).endsWith("ADD " + book);
        assertThat(tape.issues().getOrDefault(DataIssue.LOST_DELETION, 0L)).isEqualTo(lost);
    }

    @Test
    void severalStuckOrdersOfBothSidesGoWithOneTrade() {
        MarketTape tape = tape(message(1, "A", "B", "100", 400, 1)
                + message(2, "A", "A", "101", 600, 2)
                + message(3, "A", "B", "103", 10, 7)
                + message(3, "A", "B", "102", 10, 8)
                + message(4, "A", "A", "98", 10, 9)
                + message(5, "T", "B", "101", 1, 0)
                + message(6, "C", "B", "100", 1, 1));
        List<String> lines = lines(tape);
        assertThat(lines.get(lines.size() - 1)).endsWith("CANCEL 100.0x399 101.0x600");
        assertThat(tape.issues()).containsEntry(DataIssue.LOST_DELETION, 3L);
    }

    @Test
    void anEventCountsTheOrdersOfItsLevels() {
        try (RecordEvents events = events(message(1, "A", "B", "100", 10, 1)
                + message(2, "A", "A", "101", 5, 2)
                + message(3, "A", "A", "101", 8, 3)
                + message(4, "A", "A", "102", 6, 4)
                + message(5, "T", "B", "101", 5, 0)
                + message(5, "C", "A", "101", 5, 2)
                + message(6, "A", "B", "99", 5, 5)
                + message(7, "A", "B", "99", 5, 6))) {
            List<String> counts = new ArrayList<>();
            MarketEvent event = new MarketEvent();
            while (events.next(event)) {
                MarketEvent copy = new MarketEvent().copyOf(event);
                StringBuilder line = new StringBuilder(copy.sequence() + ":");
                for (int level = 0; level < copy.bidDepth(); level++) {
                    line.append(" b").append(copy.bidOrders(level));
                }
                for (int level = 0; level < copy.askDepth(); level++) {
                    line.append(" a").append(copy.askOrders(level));
                }
                counts.add(line.toString());
            }
            assertThat(counts)
                    .containsExactly(
                            "1: b1",
                            "2: b1 a1",
                            "3: b1 a2",
                            "4: b1 a2 a1",
                            "5: b1 a2 a1",
                            "5: b1 a1 a1",
                            "6: b1 b1 a1 a1",
                            "7: b1 b2 a1 a1");
        }
    }

    private static String message(int second, String action, String side, String price, long size, long id) {
        return 1_722_519_392_000_000_000L + second * 1_000_000_000L + ",160,2,1," + action + "," + side + "," + price
                + "," + size + ",0," + id + ",128," + second + "\n";
    }

    private static RecordEvents events(String rows) {
        return RecordEvents.of(Csv.records(HEADER + rows, false), "orders.csv", ReadOptions.all());
    }

    private static MarketTape tape(String rows) {
        return MarketTape.readAll(events(rows));
    }

    private static List<String> lines(MarketTape tape) {
        List<String> lines = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            BookAction action = event.action();
            lines.add(event.sequence() + " " + action + " "
                    + (event.hasBid() ? event.bidPxE9() / 1e9 + "x" + event.bidSize() : "-") + " "
                    + (event.hasAsk() ? event.askPxE9() / 1e9 + "x" + event.askSize() : "-"));
        }
        return lines;
    }
}
