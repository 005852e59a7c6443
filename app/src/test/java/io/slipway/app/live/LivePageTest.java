package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.engine.StrategyProgress;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tca.order.VenueOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page of a live run over real sockets. */
class LivePageTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long DOLLAR = 1_000_000_000L;

    /** A venue with two bids and no offer. */
    private static final LiveSnapshot.Books BOOKS = new LiveSnapshot.Books(
            null,
            List.of(new LiveSnapshot.Venue(
                    39,
                    List.of(new LiveSnapshot.Level(9_980_000_000L, 700), new LiveSnapshot.Level(9_970_000_000L, 1_200)),
                    List.of())));

    /** A mid of 10.00 for 3 s and of 10.05 for 2 s, and prints of 100 at 9.98 and of 300 at 10.02. */
    private static final LiveSnapshot.MarketSums MARKET = new LiveSnapshot.MarketSums(
            new NationalQuote(9_990_000_000L, 10_010_000_000L),
            new BigInteger("100200000000000000000"),
            5 * SECOND,
            2,
            BigInteger.valueOf(400),
            BigInteger.valueOf(4_004 * DOLLAR));

    /** A sell order of 300, of which 200 are filled at 9.99 with a fee of 0.02 each: 30 bps below the mid of 10.00. */
    private static LiveSnapshot snapshot(long rows, boolean finished) {
        return snapshot(new Instrument("DEMO"), rows, finished);
    }

    private static LiveSnapshot snapshot(Instrument instrument, long rows, boolean finished) {
        Fill fill = new Fill(
                3 * SECOND,
                2,
                200,
                9_990_000_000L,
                BigInteger.valueOf(4 * DOLLAR),
                Liquidity.TAKER,
                new NationalQuote(9_990_000_000L, 10_010_000_000L),
                new QuoteState(0, false));
        StrategyProgress twap = new StrategyProgress(
                "twap \"x\"",
                200,
                BigInteger.valueOf(200 * 9_990_000_000L - 4 * DOLLAR),
                List.of(
                        new VenueOrder(2, 2 * SECOND, 200, 200, List.of()),
                        new VenueOrder(39, 4 * SECOND, 60, 0, List.of()),
                        new VenueOrder(2, 4 * SECOND, 40, 0, List.of())),
                List.of(fill),
                List.of(0L),
                List.of(
                        new WorkingOrder(ChildOrder.day(1, 1, Side.SELL, 60, 10_010_000_000L), 60, false),
                        new WorkingOrder(ChildOrder.day(2, 0, Side.SELL, 40, 10_020_000_000L), 40, false)),
                List.of(1_499.6, Double.POSITIVE_INFINITY));
        LiveSnapshot.Order order = new LiveSnapshot.Order(
                "o1",
                new ParentOrder(Side.SELL, 300, SECOND, 11 * SECOND),
                MARKET,
                List.of(twap),
                finished,
                false,
                false);
        return new LiveSnapshot(instrument, rows, 6 * SECOND, BOOKS, List.of(order), finished);
    }

    private static String request(LivePage page, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(page.address()).getPort())) {
            socket.getOutputStream()
                    .write(request.replace("PORT", "" + socket.getPort()).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(LivePage page, String path) throws IOException {
        return request(page, "GET " + path + " HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n");
    }

    @Test
    void costIsPositiveWhenTheOrderPays() {
        LiveSnapshot.Order sell = snapshot(1, false).orders().get(0);
        // (10.00 - (9.99 - 0.02)) / 10.00 = 30 bps.
        StrategyProgress twap = sell.strategies().get(0);
        assertThat(sell.costBps(twap, sell.arrivalMid())).isCloseTo(30, within(1e-9));
        assertThat(sell.market().twapMid()).isEqualByComparingTo("10.02");
        assertThat(sell.market().printVwap()).isEqualByComparingTo("10.01");
        assertThat(sell.costBps(twap, sell.market().twapMid())).isCloseTo(0.05 / 10.02 * 1e4, within(1e-9));
        assertThat(sell.costBps(twap, null)).isNaN();
        StrategyProgress none =
                new StrategyProgress("x", 0, BigInteger.ZERO, List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(sell.costBps(none, sell.arrivalMid())).isNaN();
    }

    /** Two strategies that have filled different quantities are compared over the whole order. */
    @Test
    void rivalsAreComparedOverTheWholeOrder() {
        LiveSnapshot shown = snapshot(1, false);
        LiveSnapshot.Order sell = shown.orders().get(0);
        StrategyProgress twap = sell.strategies().get(0);
        StrategyProgress rival = new StrategyProgress(
                "rival",
                300,
                BigInteger.valueOf(300 * 9_985_000_000L),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        NationalQuote now = new NationalQuote(9_970_000_000L, 9_990_000_000L);
        // (10.00 - (200 x 9.97 + 100 x 9.98) / 300) / 10.00, and (10.00 - 9.985) / 10.00.
        assertThat(sell.wholeCostBps(twap, now)).isCloseTo(80 / 3.0, within(1e-9));
        assertThat(sell.wholeCostBps(rival, now)).isCloseTo(15, within(1e-9));
        assertThat(sell.wholeCostBps(rival, null)).isCloseTo(15, within(1e-9));
        assertThat(sell.wholeCostBps(twap, null)).isNaN();
        LiveSnapshot.Order both =
                new LiveSnapshot.Order("o1", sell.parent(), sell.market(), List.of(twap, rival), false, false, false);
        LiveSnapshot.Order ended =
                new LiveSnapshot.Order("o2", sell.parent(), sell.market(), List.of(twap, rival), true, false, false);
        assertThat(ended.wholeCostBps(twap, now))
                .as("what is left has no price")
                .isNaN();
        LiveSnapshot compared = new LiveSnapshot(
                shown.instrument(), 1, 6 * SECOND, new LiveSnapshot.Books(now, List.of()), List.of(both, ended), false);
        assertThat(LiveText.json(1, List.of(compared), false, LiveText.Health.of(List.of(compared), 0)))
                .containsSubsequence(
                        "\"cost_whole\":\"+26.67\",\"against_first\":\"\"",
                        "\"cost_whole\":\"+15.00\",\"against_first\":\"-11.67\"",
                        "\"cost_whole\":\"\",\"against_first\":\"\"",
                        "\"cost_whole\":\"+15.00\",\"against_first\":\"\"");
    }

    @Test
    void servesThePageItsFilesAndNothingElse() throws IOException {
        try (LivePage page = LivePage.open(0, Optional.empty())) {
            assertThat(get(page, "/"))
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-security-policy: default-src 'none'; script-src 'self'")
                    .contains("X-content-type-options: nosniff")
                    .contains("nothing is sent to a market");
            assertThat(get(page, "/page.js")).startsWith("HTTP/1.1 200").contains("EventSource");
            assertThat(get(page, "/page.css")).startsWith("HTTP/1.1 200").contains("text/css");
            for (String path : List.of("/page.html", "/../version.properties", "/events/x", "/%2e%2e/x")) {
                assertThat(get(page, path)).as(path).startsWith("HTTP/1.1 404");
            }
        }
    }

    @Test
    void refusesOtherSitesNamesAndMethods() throws IOException {
        try (LivePage page = LivePage.open(0, Optional.empty())) {
            String close = "Connection: close\r\n\r\n";
            assertThat(request(page, "GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n" + close))
                    .startsWith("HTTP/1.1 421");
            assertThat(request(page, "GET /events HTTP/1.1\r\nHost: 127.0.0.1:1\r\n" + close))
                    .startsWith("HTTP/1.1 421");
            assertThat(request(
                            page,
                            "GET /events HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: http://evil.example\r\n" + close))
                    .startsWith("HTTP/1.1 403");
            assertThat(request(page, "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 0\r\n" + close))
                    .startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void metricsAndHealthAreThoseOfTheNewestSnapshot() throws IOException {
        try (LivePage page = LivePage.open(0, Optional.empty())) {
            assertThat(get(page, "/health")).contains("{\"status\":\"running\"}");
            page.show(snapshot(7, false));
            page.show(snapshot(8, true));
            assertThat(get(page, "/health")).startsWith("HTTP/1.1 200").contains("{\"status\":\"finished\"}");
            assertThat(get(page, "/metrics"))
                    .contains("slipway_live_rows_total{symbol=\"DEMO\"} 8\n")
                    .contains("slipway_live_clock_seconds{symbol=\"DEMO\"} 6.000\n")
                    .contains("slipway_live_filled_qty{order=\"o1\",strategy=\"twap \\\"x\\\"\"} 200\n")
                    .contains("slipway_live_fills_total{order=\"o1\",strategy=\"twap \\\"x\\\"\"} 1\n")
                    .doesNotContain("commits")
                    .doesNotContain("lag");
            page.show(snapshot(9, true).withCounts(5, 0));
            assertThat(get(page, "/metrics"))
                    .contains(
                            "# TYPE slipway_live_commits_total counter\nslipway_live_commits_total{symbol=\"DEMO\"} 5\n")
                    .contains("slipway_live_lag_records{symbol=\"DEMO\"} 0\n");
        }
    }

    /** The instruments' own counts are on the page, where they have some. */
    @Test
    void theHeaderHasLagCommitsAndHealth() {
        List<LiveSnapshot> all = List.of(snapshot(7, false).withCounts(34, 12), snapshot(7, false));
        String json = LiveText.json(1, all, false, LiveText.Health.of(all, 1_999_999));
        assertThat(json)
                .contains("\"health\":{\"status\":\"running\",\"age_ms\":1}")
                .containsOnlyOnce("\"commits\":34,\"lag\":12,")
                .containsOnlyOnce("\"lag\"");
        List<LiveSnapshot> ended = List.of(snapshot(7, true), snapshot(7, true));
        assertThat(LiveText.Health.of(all, 60 * SECOND).isSilent()).isFalse();
        assertThat(LiveText.Health.of(all, 60 * SECOND + 1_000_000)).isEqualTo(new LiveText.Health("silent", 60_001));
        assertThat(LiveText.Health.of(all, 61 * SECOND).isSilent()).isTrue();
        assertThat(LiveText.Health.of(List.of(all.get(0), ended.get(0)), 0).status())
                .isEqualTo("running");
        assertThat(LiveText.Health.of(ended, 61 * SECOND)).isEqualTo(new LiveText.Health("finished", 61_000));
        assertThat(LiveText.Health.of(List.of(), 0).status()).isEqualTo("running");
    }

    @Test
    void readersHearOfTheHealthWhenNothingIsNew() throws IOException {
        try (LivePage page = LivePage.open(0, Optional.empty()).tellingEvery(50);
                Socket reader = events(page)) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.startsWith("event: ")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("event: health");
            assertThat(lines.readLine()).matches("data: \\{\"status\":\"running\",\"age_ms\":\\d+}");
        }
    }

    /** 300 steps of 0.001 coin are 0.3, and 200 are 0.2. */
    @Test
    void quantitiesAreThoseOfAPersonAndNotSteps() {
        Instrument coin = new Instrument("BTC").withQtyStep(new BigDecimal("0.001"));
        List<LiveSnapshot> all = List.of(snapshot(coin, 7, false));
        assertThat(LiveText.json(1, all, false, LiveText.Health.of(all, 0)))
                .contains("\"qty\":0.3,")
                .contains("\"filled\":0.2,")
                .contains("\"qty\":0.2,\"px\":\"9.99\"");
        assertThat(LiveText.metrics(all, 0)).contains("strategy=\"twap \\\"x\\\"\"} 0.2\n");
        StringWriter lines = new StringWriter();
        new LiveView(Optional.empty(), new PrintWriter(lines)).accept(all.get(0));
        assertThat(lines.toString()).contains("sold 0.2 at 9.99");
    }

    @Test
    void readersGetEverySnapshotThatIsNewAndNoneWaitsForAnother() throws IOException {
        try (LivePage page = LivePage.open(0, Optional.empty());
                Socket idle = events(page);
                Socket reader = events(page)) {
            assertThat(idle.isConnected()).isTrue();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            for (int rows = 1; rows <= 50; rows++) {
                page.show(snapshot(rows, false));
                String line = lines.readLine();
                while (!line.startsWith("data: ")) {
                    line = lines.readLine();
                }
                assertThat(line)
                        .contains("\"rows\":" + rows + ",")
                        .contains("\"nbbo\":null")
                        .contains("\"venues\":[{\"venue\":\"XCHI\",\"bids\":[{\"px\":\"9.98\",\"size\":700},"
                                + "{\"px\":\"9.97\",\"size\":1200}],\"asks\":[]}]")
                        .contains("\"arrival\":{\"bid\":\"9.99\",\"ask\":\"10.01\"}")
                        .contains("\"elapsed\":0.5")
                        .contains("\"name\":\"twap \\\"x\\\"\",\"filled\":200")
                        .contains("\"cost\":\"+30.00\",\"cost_twap\":\"+49.90\",\"cost_vwap\":\"+39.96\"")
                        .contains(
                                "{\"twap\":\"10.02\",\"twap_s\":5.0,\"vwap\":\"10.01\",\"prints\":2,\"print_qty\":400}")
                        .contains("{\"qty\":60,\"type\":\"limit\",\"px\":\"10.01\",\"venue\":\"XCHI\","
                                + "\"ahead\":\"1500\"}")
                        .contains("\"px\":\"10.02\",\"venue\":\"XNAS\",\"ahead\":\"\"}");
            }
        }
    }

    /** One venue shows both sides, one a bid alone, and one nothing. */
    @Test
    void booksAreTheLevelsOfTheVenuesThatShowSome() {
        VenueBooks books = new VenueBooks(new int[] {2, 5, 39});
        MarketEvent row = new MarketEvent();
        row.times(SECOND, SECOND).origin(39, 0).action(BookAction.MODIFY, BookSide.NONE, 0);
        row.orderWithoutPrice(0).levels(1).bid(10 * DOLLAR, 300).ask(12 * DOLLAR, 400);
        books.apply(row);
        row.times(SECOND, SECOND).origin(2, 0).bid(9 * DOLLAR, 500).noAsk();
        books.apply(row);
        assertThat(LiveSnapshot.Books.of(books.view()))
                .isEqualTo(new LiveSnapshot.Books(
                        new NationalQuote(10 * DOLLAR, 12 * DOLLAR),
                        List.of(
                                new LiveSnapshot.Venue(2, List.of(new LiveSnapshot.Level(9 * DOLLAR, 500)), List.of()),
                                new LiveSnapshot.Venue(
                                        39,
                                        List.of(new LiveSnapshot.Level(10 * DOLLAR, 300)),
                                        List.of(new LiveSnapshot.Level(12 * DOLLAR, 400))))));
    }

    private static String post(LivePage page, String headers, String body) throws IOException {
        return request(
                page,
                "POST /control HTTP/1.1\r\nHost: localhost:PORT\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    @Test
    void wishesAreTakenFromThisPageAloneAndAsJson() throws IOException {
        List<OrderWish> wishes = new ArrayList<>();
        String body = "{\"v\":1,\"action\":\"pause\",\"id\":\"o1\"}";
        String origin = "Origin: http://localhost:PORT\r\n";
        String json = "Content-Type: application/json\r\n";
        try (LivePage page = LivePage.open(0, Optional.of(wishes::add))) {
            assertThat(post(page, json, body)).as("no origin").startsWith("HTTP/1.1 403");
            assertThat(post(page, origin, body)).as("a form").startsWith("HTTP/1.1 403");
            assertThat(post(page, "Origin: http://evil.example\r\n" + json, body))
                    .startsWith("HTTP/1.1 403");
            assertThat(post(page, origin + json, body.replace("pause", "sell everything")))
                    .startsWith("HTTP/1.1 400")
                    .contains("unknown: action=sell everything");
            assertThat(post(page, origin + json, "{")).startsWith("HTTP/1.1 400");
            assertThat(wishes).isEmpty();
            assertThat(post(page, origin + json, body)).startsWith("HTTP/1.1 202");
        }
        assertThat(wishes).containsExactly(new OrderWish(OrderWish.Kind.PAUSE, "o1", Map.of()));
        try (LivePage page = LivePage.open(0, Optional.empty())) {
            assertThat(post(page, origin + json, body)).startsWith("HTTP/1.1 405");
        }
    }

    private static Socket events(LivePage page) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(page.address()).getPort());
        socket.setSoTimeout(20_000);
        String request = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
