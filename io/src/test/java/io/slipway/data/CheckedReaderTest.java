package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedReaderTest {

    private static final long CENT_E9 = 10_000_000;
    private static final int XNAS = 2;
    private static final int BATS = 5;

    private final List<MarketEvent> rows = new ArrayList<>();

    @Test
    void skipsRowsWhoseBidIsAboveTheirOwnOffer() {
        for (int i = 0; i < 200; i++) {
            add(XNAS, i, i).bid(100 * CENT_E9, 1).ask(101 * CENT_E9, 1);
        }
        add(XNAS, 200, 200).bid(102 * CENT_E9, 1).ask(101 * CENT_E9, 1);
        add(XNAS, 201, 201).bid(101 * CENT_E9, 1).ask(101 * CENT_E9, 1);
        MarketTape tape = read(ReadOptions.all());
        assertThat(tape.size()).isEqualTo(201);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CROSSED_ROW, 1L));
    }

    @Test
    void stopsWhenTheSidesLookSwapped() {
        add(XNAS, 0, 0).bid(100 * CENT_E9, 1).ask(101 * CENT_E9, 1);
        add(XNAS, 1, 1).bid(102 * CENT_E9, 1).ask(101 * CENT_E9, 1);
        assertThatThrownBy(() -> read(ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("rows:2: bid above ask: bid=1.02, ask=1.01; bid and ask look swapped: crossed_rows=1, "
                        + "skipped=1, rows=2, at most=1 %; a national best with the venue that set it is read with"
                        + " bid_venue and ask_venue in a mapping");
        assertThat(read(ReadOptions.all().withTolerance(false, 0.5, false)).size())
                .isEqualTo(1);
    }

    @Test
    void stopsAsSoonAsTooManyRowsOfAThousandAreSkipped() {
        for (int i = 0; i < 1_000_000; i++) {
            add(XNAS, i, i).bid(CENT_E9, 1);
            rows.get(i).origin(XNAS, 7).times(0, 0);
            if (i > 2000) {
                break;
            }
        }
        assertThatThrownBy(() -> read(ReadOptions.all()))
                .hasMessageContaining("rows:2: the same row again: publisher=2 (XNAS)")
                .hasMessageContaining("too many faulty rows: repeated_rows=999, skipped=999, rows=1000");
    }

    @Test
    void keepsEqualRowsThatHaveNoSequenceNumber() {
        add(XNAS, 5, 5).origin(XNAS, 0);
        add(XNAS, 5, 5).origin(XNAS, 0);
        assertThat(read(ReadOptions.all()).size()).isEqualTo(2);
    }

    @Test
    void keepsEqualPrints() {
        add(XNAS, 5, 5).origin(XNAS, 7).action(BookAction.TRADE, BookSide.BID, 0);
        add(XNAS, 5, 5).origin(XNAS, 7).action(BookAction.TRADE, BookSide.BID, 0);
        assertThat(read(ReadOptions.all()).size()).isEqualTo(2);
    }

    @Test
    void putsRowsInOrderThatAreEarlierOnBothClocks() {
        add(XNAS, 10, 20);
        add(BATS, 30, 40);
        add(XNAS, 20, 30);
        add(BATS, 35, 39);
        add(XNAS, 15, 25);
        MarketTape tape = read(ReadOptions.all());
        assertThat(eventTimes(tape)).containsExactly(10L, 15L, 20L, 30L, 35L);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.OUT_OF_ORDER, 1L));
    }

    @Test
    void stopsAtARowThatIsTooLateToBePutInOrder() {
        for (int i = 1; i <= 3000; i++) {
            add(XNAS, i, i);
        }
        add(XNAS, 1, 1);
        assertThatThrownBy(() -> read(ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("rows:3001: out of order by more than 1024 rows: time=1 ns");
    }

    @Test
    void timesRowsOfASnapshotByTheirReceipt() {
        add(XNAS, 1, 50).action(BookAction.ADD, BookSide.BID, MarketEvent.FLAG_SNAPSHOT);
        add(XNAS, 2, 51).action(BookAction.ADD, BookSide.BID, MarketEvent.FLAG_SNAPSHOT | 8);
        assertThat(eventTimes(read(ReadOptions.all()))).containsExactly(50L, 2L);
    }

    @Test
    void opensTheWindowWithTheBooksAsTheyWere() {
        add(XNAS, 1, 1).bid(CENT_E9, 1);
        add(BATS, 2, 2).bid(CENT_E9, 2);
        add(XNAS, 3, 3).bid(CENT_E9, 3);
        add(XNAS, 4, 4).action(BookAction.TRADE, BookSide.BID, 0);
        add(BATS, 10, 10).bid(CENT_E9, 4);
        add(XNAS, 20, 20).bid(CENT_E9, 5);
        add(XNAS, 21, 21).bid(CENT_E9, 6);
        assertThat(eventTimes(read(ReadOptions.all().withWindow(10, 20)))).containsExactly(10L, 10L, 10L, 20L);
        assertThat(eventTimes(read(ReadOptions.all().withWindow(11, 12)))).containsExactly(11L, 11L);
        assertThatThrownBy(() -> read(ReadOptions.all().withWindow(30, 40))).hasMessageContaining("events=0");
    }

    @Test
    void opensTheWindowWithTheHaltsThatHaveNotEnded() {
        add(XNAS, 1, 1).bid(CENT_E9, 1);
        add(XNAS, 2, 2).action(BookAction.HALT, BookSide.NONE, 0);
        add(BATS, 3, 3).action(BookAction.HALT, BookSide.NONE, 0);
        add(BATS, 4, 4).action(BookAction.RESUME, BookSide.NONE, 0);
        add(XNAS, 20, 20).action(BookAction.RESUME, BookSide.NONE, 0);
        MarketTape tape = read(ReadOptions.all().withWindow(10, 30));
        MarketEvent event = new MarketEvent();
        List<String> actions = new ArrayList<>();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            actions.add(event.eventNs() + " " + event.publisherId() + " " + event.action() + " " + event.hasBid());
        }
        assertThat(actions).containsExactly("10 2 ADD true", "10 2 HALT false", "20 2 RESUME false");
    }

    @Test
    void countsOrRefusesVenuesThatAreNotKnown() {
        add(999, 1, 1);
        add(95, 2, 2);
        assertThat(read(ReadOptions.all()).issues())
                .isEqualTo(Map.of(DataIssue.UNKNOWN_VENUE, 1L, DataIssue.UNROUTABLE_VENUE, 1L));
        assertThatThrownBy(() -> read(ReadOptions.all().withTolerance(false, 0.01, true)))
                .hasMessage("rows:1: unknown venue: publisher_id=999");
    }

    @Test
    void mergesSourcesInTheOrderOfReceipt() {
        add(XNAS, 1, 10);
        add(XNAS, 2, 30);
        Rows first = new Rows(List.copyOf(rows));
        rows.clear();
        add(BATS, 3, 10);
        add(BATS, 4, 20);
        MarketDataReader merged =
                new CheckedReader(List.of(first, new Rows(List.copyOf(rows), first.issues())), ReadOptions.all());
        assertThat(eventTimes(MarketTape.readAll(merged))).containsExactly(1L, 3L, 4L, 2L);
    }

    private MarketEvent add(int publisherId, long eventNs, long recvNs) {
        MarketEvent row = new MarketEvent().times(eventNs, recvNs).origin(publisherId, rows.size() + 1L);
        rows.add(row);
        return row.action(BookAction.ADD, BookSide.NONE, 0).orderWithoutPrice(0);
    }

    private MarketTape read(ReadOptions options) {
        return MarketTape.readAll(
                new CheckedReader(List.of(new Rows(rows, new IssueLog(options.skipLimit()))), options));
    }

    private static List<Long> eventTimes(MarketTape tape) {
        List<Long> times = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            times.add(event.eventNs());
        }
        return times;
    }

    /** Rows of a list. */
    private static final class Rows implements MarketDataReader {

        private final List<MarketEvent> rows;
        private final IssueLog issues;
        private int next;

        Rows(List<MarketEvent> rows) {
            this(rows, new IssueLog(0));
        }

        Rows(List<MarketEvent> rows, IssueLog issues) {
            this.rows = rows;
            this.issues = issues;
        }

        @Override
        public Instrument instrument() {
            return new Instrument("AAPL");
        }

        @Override
        public boolean next(MarketEvent event) {
            if (next == rows.size()) {
                return false;
            }
            event.copyOf(rows.get(next++));
            return true;
        }

        @Override
        public String place() {
            return "rows:" + next;
        }

        @Override
        public IssueLog issues() {
            return issues;
        }

        @Override
        public void close() {}
    }
}
