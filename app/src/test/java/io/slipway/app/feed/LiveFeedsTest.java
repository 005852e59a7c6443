package io.slipway.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.feed.StandInExchange.Page;
import io.slipway.app.feed.StandInExchange.Script;
import io.slipway.data.DataFeeds;
import io.slipway.data.feed.FeedDecoder;
import io.slipway.data.feed.FeedName;
import io.slipway.data.feed.FeedNumbers;
import io.slipway.data.feed.FeedReader;
import io.slipway.data.feed.FeedRows;
import io.slipway.data.feed.FeedTiming;
import io.slipway.data.feed.LiveFeed;
import io.slipway.data.source.ArrivalLock;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The feeds of exchanges against a stand-in that loses messages and connections. */
@Timeout(60)
class LiveFeedsTest {

    /** A feed without a given step counts in hundred-millionths, the story in hundred-thousandths. */
    private static final long STEPS = 1_000;

    private static final FeedTiming QUICK =
            new FeedTiming(Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(100));
    private static final Page NONE = new Page(404, "");

    private final BookStory story = new BookStory(7, 130);
    private final List<String> warnings = new ArrayList<>();

    /** The greatest sequence of a row that was read. */
    private long told = Long.MIN_VALUE;

    private synchronized void tell(long sequence) {
        told = Math.max(told, sequence);
        notifyAll();
    }

    /** Waits until the book of a step or of a later one has been read: only then is the page before it known to the reader too. */
    private synchronized void awaitStep(int step) throws InterruptedException {
        while (told < BookStory.number(step)) {
            wait();
        }
    }

    private List<MarketEvent> rows(MarketDataReader reader, Predicate<MarketEvent> isLast) {
        List<MarketEvent> rows = new ArrayList<>();
        MarketEvent row = new MarketEvent();
        boolean more = true;
        while (more && reader.next(row)) {
            rows.add(new MarketEvent().copyOf(row));
            tell(row.sequence());
            more = !isLast.test(row);
        }
        assertThat(more).as("the feed ended").isFalse();
        return rows;
    }

    private MarketDataReader open(String name, StandInExchange exchange) {
        return DataFeeds.open(List.of(name + "@" + exchange.address()), ReadOptions.all(), QUICK, warnings::add);
    }

    private static void depths(StandInExchange.Line line, BookStory story, int from, int to) throws IOException {
        for (int step = from; step <= to; step++) {
            line.send(story.depth(step));
        }
    }

    @Test
    void theBookOfBinanceIsThatOfTheExchangeAfterEachMessageDespiteGapsAndLosses() throws IOException {
        int[] pages = {5, 60, 100};
        Script first = line -> {
            depths(line, story, 1, 8);
            line.awaitPage();
            awaitStep(5);
            line.ping();
            depths(line, story, 9, 30);
            line.send(story.trade(30, 500, true));
            line.send(story.trade(30, 501, false));
            line.sendInParts(story.depth(31));
            depths(line, story, 32, 40);
            depths(line, story, 42, 70);
            line.awaitPage();
            awaitStep(60);
            depths(line, story, 71, 80);
            line.send(story.trade(80, 504, true));
            line.sendClose(1001);
        };
        Script second = line -> {
            depths(line, story, 90, 110);
            line.awaitPage();
            awaitStep(100);
            depths(line, story, 111, 120);
        };
        try (StandInExchange exchange =
                        new StandInExchange(List.of(first, second), index -> new Page(200, story.page(pages[index])));
                MarketDataReader feed = open("binance:BTCUSDT", exchange)) {
            List<MarketEvent> rows = rows(feed, row -> row.sequence() == BookStory.number(120));
            List<Integer> steps = new ArrayList<>();
            List<Integer> clears = new ArrayList<>();
            List<String> trades = new ArrayList<>();
            tell(rows, steps, clears, trades);
            assertThat(steps).isSorted().doesNotContain(41, 42, 85).contains(20, 31, 40, 75, 80, 115, 120);
            assertThat(clears).hasSize(2).isSorted();
            assertThat(steps.get(clears.get(0) - 1)).isEqualTo(40);
            assertThat(steps.get(clears.get(0))).isGreaterThanOrEqualTo(60);
            assertThat(steps.get(clears.get(1) - 1)).isEqualTo(80);
            assertThat(steps.get(clears.get(1))).isGreaterThanOrEqualTo(100);
            assertThat(trades)
                    .containsExactly(
                            "500 BID " + story.best(30, false) + " 25000",
                            "501 ASK " + story.best(30, true) + " 25000",
                            "504 BID " + story.best(80, false) + " 25000");
            assertThat(feed.issues().count(DataIssue.SEQUENCE_GAP)).isEqualTo(2);
            assertThat(feed.issues().examples().get(DataIssue.SEQUENCE_GAP)).contains("feed binance:BTCUSDT: message ");
            assertThat(exchange.failures()).isEmpty();
            assertThat(warnings)
                    .containsExactly(
                            "the feed is lost and tried again: feed=binance:BTCUSDT, reason=closed by the exchange:"
                                    + " status=1001",
                            "the feed is back: feed=binance:BTCUSDT");
        }
    }

    /** Takes the rows of Binance apart, and compares those of the book with the story. */
    private void tell(List<MarketEvent> rows, List<Integer> steps, List<Integer> clears, List<String> trades) {
        for (MarketEvent row : rows) {
            if (row.action() == BookAction.TRADE) {
                trades.add(row.sequence() + " " + row.side() + " " + row.priceE9() / 10_000_000 + " " + row.size());
            } else if (row.action() == BookAction.CLEAR) {
                assertThat(row.hasBid() || row.hasAsk()).isFalse();
                clears.add(steps.size());
            } else {
                int step = BookStory.stepOf(row.sequence());
                assertThat(BookStory.levels(row, STEPS)).as("step %d", step).isEqualTo(story.levels(step));
                steps.add(step);
            }
        }
    }

    @Test
    void receiveTimesAreOursAndNeverGoBackAndEventTimesAreTheExchanges() throws IOException {
        long beforeNs = System.currentTimeMillis() * 1_000_000;
        Script script = line -> {
            depths(line, story, 1, 8);
            line.awaitPage();
            depths(line, story, 9, 30);
        };
        try (StandInExchange exchange = new StandInExchange(List.of(script), index -> new Page(200, story.page(4)));
                MarketDataReader feed = open("binance:BTCUSDT", exchange)) {
            List<MarketEvent> rows = rows(feed, row -> row.sequence() == BookStory.number(30));
            long lastNs = beforeNs;
            for (MarketEvent row : rows) {
                assertThat(row.recvNs()).isGreaterThanOrEqualTo(lastNs);
                lastNs = row.recvNs();
            }
            assertThat(lastNs).isLessThanOrEqualTo((System.currentTimeMillis() + 1) * 1_000_000);
            assertThat(rows.get(rows.size() - 1).eventNs())
                    .isEqualTo(BookStory.time(30).toEpochMilli() * 1_000_000);
        }
    }

    @Test
    void aMissingNumberOfCoinbaseBeginsTheConnectionAnewAndItsTradesHaveTheSideThatTook() throws IOException {
        Script first = line -> {
            List<String> asked = line.awaitTexts(3);
            assertThat(asked).allMatch(text -> text.contains("\"BTC-USDT\"") && text.contains("\"subscribe\""));
            assertThat(String.join(" ", asked)).contains("\"level2\"", "\"market_trades\"", "\"heartbeats\"");
            line.send(BookStory.heartbeat(0, 0));
            line.sendInParts(story.level2(0, 1, true));
            line.send(story.matched(0, 2, "snapshot", 70, true));
            for (int step = 1; step <= 20; step++) {
                line.send(story.level2(step, step + 2, false));
            }
            line.send(story.matched(20, 23, "update", 71, true));
            line.send(story.matched(20, 24, "update", 72, false));
            line.send(story.level2(20, 22, false));
            line.send(story.level2(22, 26, false));
        };
        Script second = line -> {
            line.awaitTexts(3);
            line.send(story.level2(40, 0, true));
            line.send(story.level2(41, 1, false));
        };
        try (StandInExchange exchange = new StandInExchange(List.of(first, second), index -> NONE);
                MarketDataReader feed = open("coinbase:BTC-USDT", exchange)) {
            long lastNs = BookStory.time(41).toEpochMilli() * 1_000_000;
            List<MarketEvent> rows = rows(feed, row -> row.eventNs() == lastNs);
            List<Integer> steps = new ArrayList<>();
            List<String> trades = new ArrayList<>();
            for (MarketEvent row : rows) {
                int step = (int) ((row.eventNs() / 1_000_000 - BookStory.START.toEpochMilli()) / 100);
                if (row.action() == BookAction.TRADE) {
                    trades.add(row.sequence() + " " + row.side());
                } else if (row.action() == BookAction.CLEAR) {
                    steps.add(-1);
                } else {
                    assertThat(BookStory.levels(row, STEPS)).as("step %d", step).isEqualTo(story.levels(step));
                    steps.add(step);
                }
            }
            assertThat(steps)
                    .containsExactly(
                            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, -1, 40, 41);
            assertThat(trades).containsExactly("71 " + BookSide.BID, "72 " + BookSide.ASK);
            assertThat(feed.issues().count(DataIssue.SEQUENCE_GAP)).isEqualTo(1);
            assertThat(feed.issues().count(DataIssue.OLD_UPDATE)).isEqualTo(1);
            assertThat(exchange.connections()).isEqualTo(2);
            assertThat(exchange.failures()).isEmpty();
        }
    }

    /** Another feed whose connections are dead after 0.2 s of silence. */
    private record Impatient(LiveFeed feed) implements LiveFeed {

        @Override
        public String name() {
            return feed.name();
        }

        @Override
        public int publisherId() {
            return feed.publisherId();
        }

        @Override
        public URI socketSite() {
            return feed.socketSite();
        }

        @Override
        public URI webSite() {
            return feed.webSite();
        }

        @Override
        public String socketPath(String symbol) {
            return feed.socketPath(symbol);
        }

        @Override
        public List<String> subscriptions(String symbol) {
            return feed.subscriptions(symbol);
        }

        @Override
        public Optional<String> snapshotPath(String symbol) {
            return feed.snapshotPath(symbol);
        }

        @Override
        public Duration silence() {
            return Duration.ofMillis(200);
        }

        @Override
        public FeedDecoder decoder(String symbol, FeedRows rows, FeedNumbers numbers, IssueLog issues) {
            return feed.decoder(symbol, rows, numbers, issues);
        }
    }

    @Test
    void aConnectionThatIsSilentCutOrDamagedIsMadeAnew() throws IOException {
        Script silent = line -> line.send(story.level2(0, 0, true));
        Script damaged = line -> {
            line.send(story.level2(10, 0, true));
            line.send("{\"channel\":\"l2_data\",\"sequence_num\":1,\"events\":[{\"type\":\"update\",\"updates\":"
                    + "[{\"side\":\"bid\",\"price_level\":\"x\",\"new_quantity\":\"1\"}]}],\"timestamp\":\""
                    + BookStory.time(11) + "\"}");
        };
        Script cut = line -> {
            line.send(story.level2(20, 0, true));
            line.ping();
            line.cut();
        };
        Script last = line -> {
            line.send(story.level2(30, 0, true));
            line.send(story.level2(31, 1, false));
        };
        ArrivalLock lock = new ArrivalLock();
        lock.lock();
        try (StandInExchange exchange = new StandInExchange(List.of(silent, damaged, cut, last), index -> NONE);
                FeedReader feed = new FeedReader(
                        List.of(new FeedName(
                                new Impatient(
                                        FeedName.parse("coinbase:BTC-USDT").feed()),
                                "BTC-USDT",
                                Optional.of(URI.create(exchange.address())))),
                        "BTC-USDT",
                        ReadOptions.all(),
                        QUICK,
                        lock,
                        warnings::add)) {
            long lastNs = BookStory.time(31).toEpochMilli() * 1_000_000;
            List<MarketEvent> rows = rows(feed, row -> row.eventNs() == lastNs);
            assertThat(rows)
                    .extracting(MarketEvent::action)
                    .containsExactly(
                            BookAction.ADD,
                            BookAction.CLEAR,
                            BookAction.ADD,
                            BookAction.CLEAR,
                            BookAction.ADD,
                            BookAction.CLEAR,
                            BookAction.ADD,
                            BookAction.ADD);
            assertThat(BookStory.levels(rows.get(7), STEPS)).isEqualTo(story.levels(31));
            assertThat(feed.issues().count(DataIssue.BAD_ROW)).isEqualTo(1);
            assertThat(feed.issues().examples().get(DataIssue.BAD_ROW)).contains("damaged message");
            assertThat(warnings).hasSize(6);
            assertThat(warnings.get(0)).contains("reason=no message for 0 s");
            assertThat(warnings.get(2)).contains("reason=a damaged message");
        } finally {
            lock.unlock();
        }
    }

    @Test
    void whatAnExchangeRefusesIsSaid() throws IOException {
        Script nothing = line -> {};
        Script error = line -> line.send("{\"type\":\"error\",\"message\":\"Invalid product\"}");
        try (StandInExchange exchange = new StandInExchange(
                List.of(nothing), index -> new Page(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"))) {
            assertThatThrownBy(() -> rows(open("binance:NOSUCH", exchange), row -> true))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("feed binance:NOSUCH")
                    .hasMessageContaining("status=400")
                    .hasMessageContaining("Invalid symbol.");
        }
        try (StandInExchange exchange = new StandInExchange(List.of(error), index -> NONE)) {
            assertThatThrownBy(() -> rows(open("coinbase:NO-SUCH", exchange), row -> true))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("the exchange refuses: Invalid product");
        }
    }

    @Test
    void anExchangeThatIsNotThereIsGivenUpAfterTheTimeForIt() throws IOException {
        String address;
        try (StandInExchange gone = new StandInExchange(List.of(), index -> NONE)) {
            address = gone.address();
        }
        FeedTiming short_ = new FeedTiming(Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(50));
        assertThatThrownBy(() -> rows(
                        DataFeeds.open(List.of("binance:BTCUSDT@" + address), ReadOptions.all(), short_, warnings::add),
                        row -> true))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("the exchange does not answer: feed=binance:BTCUSDT");
        assertThat(warnings).hasSize(1);
    }
}
