package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Instrument;
import io.slipway.model.Side;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tape.SnapshotReader;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels beyond the best, in events, tapes, digests and books. */
class DepthTest {

    private static final Instrument AAPL = new Instrument("AAPL");
    private static final int[] PUBLISHERS = {0, 1, 2, 3};
    private static final long NO_PRICE = Long.MAX_VALUE;

    @Test
    void takesLevelsThatGetWorseAndNoOthers() {
        MarketEvent event = new MarketEvent().bid(100, 5).ask(101, 6).levels(4);
        assertThat(event.addBid(100, 1)).isFalse();
        assertThat(event.addBid(99, 0)).isFalse();
        assertThat(event.addBid(99, 7)).isTrue();
        assertThat(event.addBid(99, 7)).isFalse();
        assertThat(event.addBid(97, 8)).isTrue();
        assertThat(event.addBid(96, 9)).isTrue();
        assertThat(event.addBid(95, 9)).isFalse();
        assertThat(event.addAsk(101, 1)).isFalse();
        assertThat(event.addAsk(NO_PRICE, 1)).isFalse();
        assertThat(event.addAsk(105, 3)).isTrue();
        assertThat(levels(event)).isEqualTo("4: 100x5 99x7 97x8 96x9 / 101x6 105x3");
        assertThat(event.cutTo(2)).isSameAs(event);
        assertThat(levels(event)).isEqualTo("2: 100x5 99x7 / 101x6 105x3");
        assertThatThrownBy(() -> event.bidPxE9(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> event.levels(11)).hasMessageContaining("value=11");
    }

    @Test
    void aSideWithoutABestHasNoDeeperLevels() {
        MarketEvent event = new MarketEvent().bid(100, 0).ask(101, 6).levels(10);
        assertThat(event.addBid(99, 7)).isFalse();
        assertThat(levels(event)).isEqualTo("10: / 101x6");
    }

    @Test
    void settingTheBestForgetsTheOthersOfARowBefore() {
        MarketEvent event = new MarketEvent().bid(100, 5).ask(101, 6).levels(3);
        assertThat(event.addBid(99, 7)).isTrue();
        MarketEvent copy = new MarketEvent().copyOf(event);
        assertThat(copy.isSameAs(event)).isTrue();
        assertThat(levels(event.bid(100, 5))).isEqualTo("1: 100x5 / 101x6");
        assertThat(copy.isSameAs(event)).isFalse();
        assertThat(levels(copy)).isEqualTo("3: 100x5 99x7 / 101x6");
    }

    @Test
    void equalEventsHaveEqualLevels() {
        MarketEvent event = new MarketEvent().bid(100, 5).ask(101, 6).levels(3);
        MarketEvent other = new MarketEvent().copyOf(event);
        assertThat(other.isSameAs(event)).isTrue();
        assertThat(new MarketEvent().copyOf(event).levels(2).isSameAs(event)).isFalse();
        assertThat(event.addAsk(102, 1)).isTrue();
        assertThat(other.isSameAs(event)).isFalse();
        assertThat(other.addAsk(102, 2)).isTrue();
        assertThat(other.isSameAs(event)).isFalse();
        assertThat(other.copyOf(event).isSameAs(event)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void aTapeGivesBackEveryLevelInAnyOrder(int mostLevels) {
        List<MarketEvent> rows = RandomBooks.rows(mostLevels, 30_000, mostLevels);
        MarketTape tape = tape(rows);
        SplittableRandom random = new SplittableRandom(7);
        MarketEvent event = new MarketEvent();
        for (int i = 0; i < 60_000; i++) {
            int index = i < rows.size() ? i : random.nextInt(rows.size());
            tape.read(index, event);
            assertThat(event.isSameAs(rows.get(index))).as("row %d", index).isTrue();
        }
    }

    @Test
    void rowsOfTheBestLevelTakeSixtyFourBytesAndOthersNoMoreThanTheirLevels() {
        assertThat(bytes(RandomBooks.rows(3, 3 * 4096, 1))).isEqualTo(3L * 4096 * 64);
        List<MarketEvent> mixed = RandomBooks.rows(3, 3 * 4096, 1);
        mixed.set(5000, deep(10));
        assertThat(bytes(mixed)).isEqualTo(3L * 4096 * 64 + 4096 * 4 + (1 << 16));
        List<MarketEvent> deep = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            deep.add(deep(10));
        }
        long levelBytes = 4096L * 18 * 12;
        assertThat(bytes(deep)).isBetween(4096L * 68 + levelBytes, 4096L * 68 + levelBytes + levelBytes / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void theDigestIsThatOfTheDocumentedBytes(int mostLevels) throws IOException, NoSuchAlgorithmException {
        List<MarketEvent> rows = RandomBooks.rows(11, 3000, mostLevels);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("AAPL".getBytes(StandardCharsets.UTF_8));
        for (MarketEvent row : rows) {
            int before = bytes.size();
            documented(row, new DataOutputStream(bytes));
            assertThat(bytes.size() - before == 77).isEqualTo(row.levels() == 1);
        }
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        assertThat(tape(rows).sha256()).isEqualTo(HexFormat.of().formatHex(sha256));
    }

    @Test
    void theViewShowsWhatAMapOfLevelsShows() {
        VenueBooks books = new VenueBooks(PUBLISHERS);
        Map<Integer, NaiveBook> naive = new TreeMap<>();
        int mostLevels = 1;
        for (MarketEvent row : RandomBooks.rows(1, 20_000, 10)) {
            if (row.action().isPrint()) {
                continue;
            }
            books.apply(row);
            NaiveBook book = naive.computeIfAbsent(row.publisherId(), id -> new NaiveBook());
            book.apply(row);
            mostLevels = row.action().isStatus() ? mostLevels : Math.max(mostLevels, row.levels());
            for (Side side : Side.values()) {
                assertThat(books.view().opposite(side).capacity()).isEqualTo(mostLevels);
                naive.forEach((venue, expected) -> expected.check(books.view().opposite(side), venue, side));
            }
        }
        assertThat(mostLevels).isEqualTo(10);
    }

    @Test
    void aViewOfTheBestLevelIsAsItWas() {
        VenueBooks books = new VenueBooks(PUBLISHERS);
        books.apply(new MarketEvent().origin(2, 0).bid(100, 5).ask(101, 6));
        DisplayedSide asks = books.view().opposite(Side.BUY);
        assertThat(asks.capacity()).isEqualTo(1);
        assertThat(asks.depth(2)).isEqualTo(1);
        assertThat(asks.depth(1)).isZero();
        assertThat(asks.isHidden(2, 102)).isTrue();
        assertThat(asks.isHidden(2, 101)).isFalse();
        assertThat(asks.isHidden(1, 101)).isFalse();
    }

    @Test
    void aVenueOfOneLevelBesideOneOfTenHidesWhatItDoesNotShow() {
        VenueBooks books = new VenueBooks(PUBLISHERS);
        MarketEvent deep = new MarketEvent().origin(0, 0).bid(99, 1).ask(101, 5).levels(10);
        assertThat(deep.addAsk(103, 5)).isTrue();
        books.apply(deep);
        books.apply(new MarketEvent().origin(1, 0).bid(99, 1).ask(101, 5));
        DisplayedSide asks = books.view().opposite(Side.BUY);
        assertThat(asks.isHidden(0, 104)).as("the whole book is shown").isFalse();
        assertThat(asks.isHidden(1, 104)).isTrue();
    }

    @Test
    void aLargeOrderWalksTheLevelsOfTheDataAndTakesNoShareTwice() {
        VenueBooks books = new VenueBooks(PUBLISHERS);
        List<ExecutionReport> fills = new ArrayList<>();
        VenueSimulator venues = new VenueSimulator(books.view(), VenueModels.defaults(), report -> {
            if (report.kind().isFill()) {
                fills.add(report);
            }
        });
        MarketEvent row = new MarketEvent().bid(99, 1).ask(101, 100).levels(3);
        assertThat(row.addAsk(102, 200) && row.addAsk(104, 300)).isTrue();
        for (int i = 0; i < 2; i++) {
            venues.onBook(books.apply(row), i);
            venues.send(ChildOrder.immediate(i, 0, Side.BUY, 250, 103), i);
        }
        assertThat(fills)
                .extracting(fill -> fill.lastQty() + "@" + fill.lastPxE9())
                .containsExactly("100@101", "150@102", "50@102");
    }

    @Test
    void theTrialsSnapshotsShowTheBestLevelAndNoHalts() {
        MarketEvent halt = new MarketEvent().times(1, 1).action(BookAction.HALT, BookSide.NONE, 0);
        MarketTape tape = tape(List.of(halt, deep(10).times(1, 1)));
        SnapshotReader snapshots = new SnapshotReader(tape, 0, 10);
        VenueBooks books = new VenueBooks(tape.publisherIds());
        assertThat(snapshots.next(books)).isTrue();
        assertThat(snapshots.shownVenues()).isEqualTo(1);
        assertThat(books.view().opposite(Side.BUY).depth(0)).isEqualTo(1);
        assertThat(books.view().opposite(Side.BUY).capacity()).isEqualTo(1);
        assertThat(snapshots.next(books)).isFalse();
    }

    @Test
    void haltsAreNeitherBookRowsNorChangesOfABook() {
        MarketEvent quote = new MarketEvent().times(1, 1).bid(99, 5).ask(101, 5);
        MarketEvent halt = new MarketEvent().times(2, 2).action(BookAction.HALT, BookSide.NONE, 0);
        MarketEvent resume = new MarketEvent().times(3, 3).action(BookAction.RESUME, BookSide.NONE, 0);
        TapeSurvey survey = TapeSurvey.of(tape(List.of(quote, halt, resume)), TapeSurvey.DEFAULT_GAP_NS);
        assertThat(survey.rows().events()).isEqualTo(3);
        assertThat(survey.rows().bookRows()).isEqualTo(1);
        assertThat(survey.rows().clears()).isZero();
        assertThat(survey.nbbo().noBidShare()).isZero();
        assertThat(BookAction.ofCode('H')).isEqualTo(BookAction.HALT);
        assertThat(BookAction.ofCode('O')).isEqualTo(BookAction.RESUME);
    }

    @Test
    void readingAndShowingLevelsAllocatesNothing() {
        MarketTape tape = tape(RandomBooks.rows(5, 20_000, 10));
        VenueBooks books = new VenueBooks(PUBLISHERS);
        MarketEvent event = new MarketEvent();
        play(tape, books, event);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        play(tape, books, event);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(tape.size() / 10);
    }

    private static void play(MarketTape tape, VenueBooks books, MarketEvent event) {
        for (int pass = 0; pass < 5; pass++) {
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                books.apply(event);
            }
        }
    }

    private static MarketEvent deep(int levels) {
        MarketEvent event = new MarketEvent().bid(100, 1).ask(101, 1).levels(levels);
        for (int level = 1; level < levels; level++) {
            assertThat(event.addBid(100 - level, 1) && event.addAsk(101 + level, 0xFFFF_FFFFL))
                    .isTrue();
        }
        return event;
    }

    private static MarketTape tape(List<MarketEvent> rows) {
        MarketTape.Builder builder = new MarketTape.Builder(AAPL);
        rows.forEach(builder::add);
        return builder.build();
    }

    private static long bytes(List<MarketEvent> rows) {
        long[] sum = new long[1];
        MarketTape.Builder builder = new MarketTape.Builder(AAPL, bytes -> {
            sum[0] += bytes;
            return ByteBuffer.allocate(bytes);
        });
        rows.forEach(builder::add);
        assertThat(builder.build().size()).isEqualTo(rows.size());
        return sum[0];
    }

    private static void documented(MarketEvent e, DataOutputStream out) throws IOException {
        for (long value : new long[] {e.eventNs(), e.recvNs(), e.sequence(), e.priceE9(), e.size()}) {
            out.writeLong(value);
        }
        out.writeLong(e.hasBid() ? e.bidPxE9() : NO_PRICE);
        out.writeLong(e.bidSize());
        out.writeLong(e.hasAsk() ? e.askPxE9() : NO_PRICE);
        out.writeLong(e.askSize());
        out.writeShort(e.publisherId());
        out.writeByte(e.action().code() + (e.levels() > 1 ? 128 : 0));
        out.writeByte(e.side().code());
        out.writeByte(e.flags());
        if (e.levels() > 1) {
            out.writeByte(e.levels());
            out.writeByte(Math.max(0, e.bidDepth() - 1));
            out.writeByte(Math.max(0, e.askDepth() - 1));
            for (int level = 1; level < e.bidDepth(); level++) {
                out.writeLong(e.bidPxE9(level));
                out.writeLong(e.bidSize(level));
            }
            for (int level = 1; level < e.askDepth(); level++) {
                out.writeLong(e.askPxE9(level));
                out.writeLong(e.askSize(level));
            }
        }
    }

    private static String levels(MarketEvent event) {
        StringBuilder text = new StringBuilder(event.levels() + ":");
        for (int level = 0; level < event.bidDepth(); level++) {
            text.append(" " + event.bidPxE9(level) + "x" + event.bidSize(level));
        }
        text.append(" /");
        for (int level = 0; level < event.askDepth(); level++) {
            text.append(" " + event.askPxE9(level) + "x" + event.askSize(level));
        }
        return text.toString();
    }

    /** One venue's book as maps from signed price to size. */
    private static final class NaiveBook {

        private final TreeMap<Long, Long> asks = new TreeMap<>();
        private final TreeMap<Long, Long> bids = new TreeMap<>();
        private int levels = 1;

        void apply(MarketEvent row) {
            if (row.action().isStatus()) {
                return;
            }
            asks.clear();
            bids.clear();
            levels = row.levels();
            for (int level = 0; level < row.askDepth() && row.action() != BookAction.CLEAR; level++) {
                asks.put(row.askPxE9(level), row.askSize(level));
            }
            for (int level = 0; level < row.bidDepth() && row.action() != BookAction.CLEAR; level++) {
                bids.put(-row.bidPxE9(level), row.bidSize(level));
            }
        }

        void check(DisplayedLevels shown, int venue, Side side) {
            TreeMap<Long, Long> expected = side == Side.BUY ? asks : bids;
            assertThat(shown.depth(venue)).isEqualTo(expected.size());
            int level = 0;
            for (Map.Entry<Long, Long> entry : expected.entrySet()) {
                assertThat(shown.signedPxE9(venue, level)).isEqualTo(entry.getKey());
                assertThat(shown.size(venue, level)).isEqualTo(entry.getValue());
                assertThat(shown.find(venue, entry.getKey())).isEqualTo(level++);
            }
            for (long px = side == Side.BUY ? 100 : -101; px <= 140; px += 5) {
                boolean beyond = !expected.isEmpty() && px > expected.lastKey();
                assertThat(shown.isHidden(venue, px)).isEqualTo(beyond && expected.size() == levels);
                int at = expected.headMap(px).size();
                assertThat(shown.find(venue, px)).isEqualTo(expected.containsKey(px) ? at : -at - 1);
            }
        }
    }
}
