package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.book.OrderBook;
import io.slipway.data.book.PriceLevels;
import io.slipway.data.databento.csv.Csv;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MboRecord;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderMappingTest {

    private static final String HEADER =
            "ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,sequence\n";

    @Test
    void aMessageGivesOneEventWithTheBookAfterIt() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,A,B,10.00,100,0,1,128,1
                1722519392000000002,160,2,1,A,A,10.02,200,0,2,128,2
                1722519392000000003,160,2,1,C,B,10.00,100,0,1,0,3
                1722519392000000003,160,2,1,A,B,10.01,50,0,3,128,3
                1722519392000000004,160,2,1,T,B,10.02,30,0,0,0,4
                1722519392000000004,160,2,1,F,A,10.02,30,0,2,0,4
                1722519392000000004,160,2,1,C,A,10.02,30,0,2,128,4
                1722519392000000005,160,2,1,M,B,10.00,70,0,3,128,5
                1722519392000000006,160,2,1,R,N,,0,0,0,128,6
                """);
        assertThat(lines(tape))
                .containsExactly(
                        "1 ADD 10.0x100 -",
                        "2 ADD 10.0x100 10.02x200",
                        "3 ADD 10.01x50 10.02x200",
                        "4 TRADE 10.01x50 10.02x200",
                        "4 CANCEL 10.01x50 10.02x170",
                        "5 MODIFY 10.0x70 10.02x170",
                        "6 CLEAR - -");
        assertThat(tape.issues()).isEmpty();
    }

    @Test
    void anEventTellsWhatLeftTheQueuesAndWhatStoodAheadOfIt() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,A,B,10.00,100,0,1,128,1
                1722519392000000002,160,2,1,A,B,10.00,200,0,2,128,2
                1722519392000000003,160,2,1,A,B,10.00,300,0,3,128,3
                1722519392000000004,160,2,1,C,B,10.00,50,0,2,128,4
                1722519392000000005,160,2,1,M,B,10.00,250,0,3,128,5
                1722519392000000006,160,2,1,M,B,10.00,120,0,1,128,6
                1722519392000000007,160,2,1,M,B,9.99,120,0,1,128,7
                1722519392000000008,160,2,1,T,A,10.00,160,0,0,0,8
                1722519392000000008,160,2,1,F,B,10.00,150,0,2,0,8
                1722519392000000008,160,2,1,F,B,10.00,10,0,3,0,8
                1722519392000000008,160,2,1,C,B,10.00,150,0,2,0,8
                1722519392000000008,160,2,1,M,B,10.00,240,0,3,128,8
                1722519392000000009,160,2,1,C,B,10.00,1,0,99,128,9
                """);
        assertThat(removals(tape))
                .containsExactly(
                        "1 ADD",
                        "2 ADD",
                        "3 ADD",
                        "4 CANCEL 50@10.0 behind 100",
                        "5 MODIFY 50@10.0 behind 250",
                        "6 MODIFY 100@10.0 behind 0",
                        "7 MODIFY 120@10.0 behind 400",
                        "8 TRADE",
                        "8 MODIFY 150@10.0 behind 0 10@10.0 behind 0",
                        "9 CANCEL");
        assertThat(tape.namesOrders()).isTrue();
    }

    @Test
    void anOrderThatShowsItsNextPartAfterATradeJoinsAtTheEnd() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,A,B,10.00,5,0,1,128,1
                1722519392000000002,160,2,1,A,B,10.00,20,0,2,128,2
                1722519392000000003,160,2,1,T,A,10.00,5,0,0,0,3
                1722519392000000003,160,2,1,F,B,10.00,5,0,1,128,3
                1722519392000000003,160,2,1,M,B,10.00,5,0,1,128,4
                1722519392000000005,160,2,1,C,B,10.00,5,0,1,128,5
                """);
        assertThat(removals(tape))
                .containsExactly("1 ADD", "2 ADD", "3 TRADE", "4 MODIFY 5@10.0 behind 0", "5 CANCEL 5@10.0 behind 20");
    }

    /** Who trades where the first is served first is the first; the others are cancels of the same moment. */
    @Test
    void recordedTradesMeetTheFirstOfTheirQueue() {
        MarketTape tape = MarketTape.readAll(
                DataFiles.open(SharedData.file("dbn/esh4-glbx-mdp3-20231225.mbo.dbn.zst"), ReadOptions.all()));
        MarketEvent event = new MarketEvent();
        long tradeNs = 0;
        int first = 0;
        int others = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            tradeNs = event.action().isPrint() ? event.eventNs() : tradeNs;
            for (int k = 0; k < event.removals().count() && event.eventNs() == tradeNs; k++) {
                first += event.removals().ahead(k) == 0 ? 1 : 0;
                others += event.removals().ahead(k) == 0 ? 0 : 1;
            }
        }
        assertThat(first).isGreaterThan(9 * others);
    }

    private static List<String> removals(MarketTape tape) {
        List<String> lines = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            StringBuilder line = new StringBuilder(event.sequence() + " " + event.action());
            Removals left = event.removals();
            for (int k = 0; k < left.count(); k++) {
                line.append(' ').append(left.size(k)).append('@').append(left.pxE9(k) / 1e9);
                line.append(" behind ").append(left.ahead(k));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Test
    void aMessageThatEmptiesMoreQueuesThanAnEventHoldsGivesSeveralEvents() {
        StringBuilder rows = new StringBuilder();
        for (int id = 1; id <= 1200; id++) {
            rows.append("1722519392000000001,160,2,1,A,B,10.00,1,0,").append(id).append(",0,1\n");
        }
        for (int id = 1; id <= 1200; id++) {
            rows.append("1722519392000000002,160,2,1,C,B,10.00,1,0,").append(id).append(",0,2\n");
        }
        MarketTape tape = tape(rows.toString());
        assertThat(lines(tape))
                .containsExactly("1 ADD 10.0x1200 -", "2 CANCEL 10.0x688 -", "2 CANCEL 10.0x176 -", "2 CANCEL - -");
    }

    @Test
    void countsChangesOfOrdersThatWereNeverAdded() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,C,B,10.00,100,0,1,128,1
                1722519392000000002,160,2,1,M,A,10.02,200,0,2,128,2
                """);
        assertThat(lines(tape)).containsExactly("1 CANCEL - -", "2 MODIFY - 10.02x200");
        assertThat(tape.issues().get(DataIssue.UNKNOWN_ORDER)).isEqualTo(2);
    }

    @Test
    void aSnapshotIsOneMessage() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,R,N,,0,0,0,40,0
                1722519391000000002,160,2,1,A,B,9.99,5,0,1,40,0
                1722519390000000003,160,2,1,A,B,10.00,6,0,2,40,0
                1722519389000000004,160,2,1,A,A,10.01,7,0,3,168,0
                1722519392000000005,160,2,1,A,A,10.00,8,0,4,128,9
                """);
        assertThat(tape.size()).isEqualTo(2);
        assertThat(lines(tape).get(0)).endsWith(" ADD 10.0x6 10.01x7");
    }

    /**
     * Every row of the ten-level file is the book after the order record of the same number; the rows of trades show the
     * book after the whole message.
     */
    @Test
    void tenLevelsRebuildFromSingleOrders() {
        List<Level10> expected = levels("databento-csv/xnas_itch_mbp-10_ARL_2025-07-17_reordered.csv");
        Path file = SharedData.file("databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv");
        MboRecord order = new MboRecord();
        OrderBook book = new OrderBook();
        int matched = 0;
        Level10 trade = null;
        try (RecordReader records = records(file)) {
            while (records.next()) {
                order.wrap(records.buffer(), records.offset());
                if (trade != null && trade.sequence() != order.sequence()) {
                    assertThat(Level10.text(book)).as("row " + matched).isEqualTo(trade.book());
                    trade = null;
                }
                change(book, order);
                Level10 next = matched < expected.size() ? expected.get(matched) : null;
                if (next != null && next.isOf(order)) {
                    matched++;
                    trade = next.action() == 'T' ? next : trade;
                    if (next.action() != 'T') {
                        assertThat(Level10.text(book)).as("row " + matched).isEqualTo(next.book());
                    }
                }
            }
        }
        assertThat(matched).isEqualTo(3928);
    }

    /**
     * The last row of each message of the ten-level file has the book of the event that the order file gives for that message;
     * a message that changes nothing within ten levels has no row.
     */
    @Test
    void eventsFromSingleOrdersHaveTheBooksOfTheTenLevelFile() {
        Map<String, MarketEvent> rebuilt = books("databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv");
        Map<String, MarketEvent> expected = books("databento-csv/xnas_itch_mbp-10_ARL_2025-07-17_reordered.csv");
        assertThat(rebuilt).hasSizeGreaterThan(3000);
        assertThat(expected).hasSizeGreaterThan(3000);
        assertThat(rebuilt.keySet()).containsAll(expected.keySet());
        expected.forEach((message, event) -> {
            MarketEvent book = new MarketEvent()
                    .copyOf(Objects.requireNonNull(rebuilt.get(message)))
                    .origin(event.publisherId(), event.sequence())
                    .action(event.action(), event.side(), event.flags());
            if (event.hasPrice()) {
                book.order(event.priceE9(), event.size());
            } else {
                book.orderWithoutPrice(event.size());
            }
            assertThat(book.times(event.eventNs(), event.recvNs()).isSameAs(event))
                    .as(message)
                    .isTrue();
        });
    }

    /** The last event of each message that is no print. */
    private static Map<String, MarketEvent> books(String name) {
        MarketTape tape = MarketTape.readAll(DataFiles.open(SharedData.file(name), ReadOptions.all()));
        assertThat(tape.issues()).doesNotContainKey(DataIssue.CUT_LEVELS);
        Map<String, MarketEvent> books = new LinkedHashMap<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            assertThat(event.levels()).isEqualTo(10);
            if (!event.action().isPrint()) {
                books.put(event.eventNs() + "/" + event.sequence(), new MarketEvent().copyOf(event));
            }
        }
        return books;
    }

    @ParameterizedTest
    @CsvSource({
        "dbn/esh4-glbx-mdp3-20231224.mbo.dbn.zst, 8725, 0",
        "dbn/esh4-glbx-mdp3-20231225.mbo.dbn.zst, 68792, 892",
        "databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv, 5886, 0"
    })
    void realOrdersCrossOnlyBeforeTheOpeningAuction(String name, long records, long crossed) {
        Path file = SharedData.file(name);
        long count = 0;
        try (RecordReader reader = records(file)) {
            while (reader.next()) {
                count++;
            }
        }
        assertThat(count).isEqualTo(records);
        RecordEvents events = RecordEvents.of(records(file), name, ReadOptions.all());
        long opening = Instant.parse("2023-12-25T23:00:00.2Z").getEpochSecond() * 1_000_000_000L + 200_000_000L;
        MarketEvent event = new MarketEvent();
        long crossedAfter = 0;
        while (events.next(event)) {
            long before = events.issues().count(DataIssue.AUCTION_BOOK);
            crossedAfter += before > 0 && event.recvNs() > opening && !event.hasBid() ? 1 : 0;
        }
        assertThat(crossedAfter).isZero();
        assertThat(events.issues().count(DataIssue.AUCTION_BOOK)).isEqualTo(crossed);
        assertThat(events.issues().count(DataIssue.UNKNOWN_ORDER)).isZero();
    }

    @Test
    void aCrossedBookHasNoQuotes() {
        MarketTape tape = tape("""
                1722519392000000001,160,2,1,A,B,10.00,100,0,1,128,1
                1722519392000000002,160,2,1,A,A,9.98,200,0,2,128,2
                1722519392000000003,160,2,1,C,A,9.98,200,0,2,128,3
                """);
        assertThat(lines(tape)).containsExactly("1 ADD 10.0x100 -", "2 ADD - -", "3 CANCEL 10.0x100 -");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.AUCTION_BOOK, 1L));
    }

    /** A row of the ten-level file. */
    private record Level10(long sequence, long tsEventNs, char action, long priceE9, String book) {

        boolean isOf(MboRecord order) {
            return order.sequence() == sequence
                    && order.tsEventNs() == tsEventNs
                    && order.action() == action
                    && order.priceE9() == priceE9;
        }

        static String text(OrderBook book) {
            StringBuilder text = new StringBuilder();
            for (PriceLevels side : List.of(book.bids(), book.asks())) {
                for (int level = 0; level < 10; level++) {
                    text.append(level < side.depth() ? side.pxE9(level) + "x" + side.size(level) : "-")
                            .append(level < side.depth() ? "/" + side.count(level) : "")
                            .append(' ');
                }
            }
            return text.toString();
        }

        static String text(MbpRecord row) {
            StringBuilder text = new StringBuilder();
            for (int level = 0; level < 10; level++) {
                side(text, row.bidPxE9(level), row.bidSz(level), row.bidCt(level));
            }
            for (int level = 0; level < 10; level++) {
                side(text, row.askPxE9(level), row.askSz(level), row.askCt(level));
            }
            return text.toString();
        }

        private static void side(StringBuilder text, long pxE9, long size, long count) {
            text.append(pxE9 == Field.UNDEFINED_PRICE ? "- " : pxE9 + "x" + size + "/" + count + " ");
        }
    }

    private static void change(OrderBook book, MboRecord order) {
        boolean bid = order.side() == 'B';
        switch (order.action()) {
            case 'A' -> book.add(order.orderId(), bid, order.priceE9(), order.size());
            case 'C' -> assertThat(book.cancel(order.orderId(), order.size())).isTrue();
            case 'R' -> book.clear();
            default -> assertThat(order.action()).isIn('T', 'F');
        }
    }

    private static List<Level10> levels(String name) {
        List<Level10> rows = new ArrayList<>();
        MbpRecord row = new MbpRecord();
        try (RecordReader records = records(SharedData.file(name))) {
            assertThat(records.schema()).isEqualTo(Schema.MBP_10);
            while (records.next()) {
                row.wrap(records.buffer(), records.offset());
                rows.add(new Level10(row.sequence(), row.tsEventNs(), row.action(), row.priceE9(), Level10.text(row)));
            }
        }
        return rows;
    }

    private static RecordReader records(Path file) {
        DataSource source = DataSource.open(file);
        RecordFormat format = (RecordFormat) DataFiles.formatOf(source, ReadOptions.all());
        return format.records(source, ReadOptions.all(), new IssueLog(0), true);
    }

    private static MarketTape tape(String rows) {
        return MarketTape.readAll(RecordEvents.of(Csv.records(HEADER + rows, false), "orders.csv", ReadOptions.all()));
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
