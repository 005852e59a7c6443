package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.Output;
import io.slipway.text.Units;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of {@code live} in a browser, with an engine in a process of its own and a real broker: numbers, keyboard, a kill, a phone.
 *
 */
@Tag("slow")
@Timeout(300)
class LivePageBrowserTest {

    /** The numbers of the page, all of one snapshot. */
    private static final String NUMBERS = """
            (() => {
              const number = text => Number(text.replace(/[^0-9.-]/g, ''));
              const market = document.querySelector('.market');
              if (!market) return {rows: -1, orders: {}};
              const orders = {};
              for (const card of document.querySelectorAll('article.order')) {
                const figures = {};
                for (const pair of card.querySelectorAll('.figures div')) {
                  figures[pair.querySelector('dt').textContent] = pair.querySelector('dd').textContent;
                }
                orders[card.getAttribute('aria-label').replace('Order ', '')] = {
                  state: card.querySelector('.chip').textContent,
                  filled: number(card.querySelector('.line .number').textContent.split(' of ')[0]),
                  sent: number(figures.orders), fills: number(figures.fills), cost: figures.cost,
                  arrival: card.querySelector('.window').textContent.split('start ')[1] || '',
                  strategy: card.querySelector('.line strong').textContent};
              }
              return {rows: number(market.querySelector('.number').textContent),
                clock: market.querySelector('.quiet').textContent, state: document.getElementById('state').textContent,
                quote: market.querySelector('.quote').textContent,
                bids: [...document.querySelectorAll('#venues tbody tr')].map(r => r.children[2].textContent).filter(t => t),
                asks: [...document.querySelectorAll('#venues tbody tr')].map(r => r.children[3].textContent).filter(t => t),
                orders};
            })()""";

    private static final String HEALTH = "document.getElementById('health').textContent";

    private static final String FOCUS =
            "document.activeElement.closest('article')?.getAttribute('aria-label') + ' ' + document.activeElement.textContent";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void numbersAreThoseOfTheJournalAndKeysAreEnough() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                LiveEngine engine = new LiveEngine(broker.bootstrapServers(), folder);
                BrowserTab tab = BrowserTab.open(browser)) {
            engine.releaseTo(40);
            engine.start("--page-control");
            awaitPage(engine);
            tab.go(engine.address());
            JsonNode first = compare(tab, engine);
            tab.await(
                    HEALTH,
                    text -> text.asText()
                            .matches("lag \\d+ records?, [1-9]\\d* commits, last update (now|\\d+ s ago)"));
            assertThat(first.at("/orders/buy/fills").asInt()).isGreaterThan(1);
            assertThat(first.at("/orders/sell/sent").asInt()).isPositive();
            pauseAndResume(tab, engine);
            killAndStartAgain(tab, engine);
            cancel(tab, engine);
            everyScreenIsFine(tab);
            end(tab, engine);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void theTokenIsTypedIntoAFormAndIsInNoAddress() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip(folder);
        Path token = Files.writeString(folder.resolve("token"), "a-token-of-20-chars+\n");
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                LiveEngine engine = new LiveEngine(broker.bootstrapServers(), folder);
                BrowserTab tab = BrowserTab.open(browser)) {
            engine.releaseTo(20);
            engine.start("--page", "--page-token-file", token.toString());
            awaitPage(engine);
            tab.go(engine.address());
            tab.await("document.title", title -> title.asText().equals("Slipway live: log in"));
            String send = "document.querySelector('input').value = '%s'; document.querySelector('button').click()";
            tab.value("window.old = true; " + send.formatted("a-token-that-is-wrong"));
            tab.await("document.title + window.old", text -> text.asText().equals("Slipway live: log inundefined"));
            tab.value(send.formatted("a-token-of-20-chars+"));
            tab.await(NUMBERS, page -> page.path("rows").asLong() == engine.rows());
            assertThat(tab.value("location.href").asText()).isEqualTo(engine.address());
            assertThat(tab.value("document.cookie").asText())
                    .as("scripts see no cookie")
                    .isEmpty();
        }
    }

    /** Waits until an engine says that its page is there. */
    static void awaitPage(LiveEngine engine) throws IOException, InterruptedException {
        for (int left = 400;
                left > 0 && !(Files.exists(engine.log()) && engine.printed().contains("Page: "));
                left--) {
            assertThat(engine.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(engine.printed()).contains("Page: " + engine.address());
    }

    /** Waits for all rows on the page, and compares its numbers with the journal at the commit of the same row and clock. */
    private static JsonNode compare(BrowserTab tab, LiveEngine engine) throws IOException, InterruptedException {
        tab.await(NUMBERS, page -> page.path("rows").asLong() == engine.rows());
        for (int left = 20; left > 0; left--) {
            JsonNode page = tab.value(NUMBERS);
            // The commit of what is on the page follows within a second, and is visible soon after.
            TimeUnit.MILLISECONDS.sleep(1_200);
            for (JsonNode commit : engine.committed(Output.METRICS)) {
                String clock = Units.formatTime(commit.path("clock_ns").asLong());
                if (commit.path("events").asLong() == page.path("rows").asLong()
                        && clockOfPage(clock).equals(page.path("clock").asText())) {
                    compare(page, commit, engine);
                    return page;
                }
            }
        }
        throw new AssertionError("no commit of a moment that the page showed: " + tab.value(NUMBERS));
    }

    private static String clockOfPage(String time) {
        return time.replace("T", " ").replace("Z", "").replaceFirst("(\\.\\d{3})\\d*$", "$1");
    }

    private static void compare(JsonNode page, JsonNode commit, LiveEngine engine) throws IOException {
        List<JsonNode> fills = engine.committed(Output.FILLS);
        int allSent = 0;
        int allFills = 0;
        for (Map.Entry<String, JsonNode> each : page.path("orders").properties()) {
            JsonNode order = each.getValue();
            List<JsonNode> own = fills.stream()
                    .filter(fill -> fill.path("run").asText().equals("run." + each.getKey()))
                    .filter(fill ->
                            fill.path("fill").asInt() < order.path("fills").asInt())
                    .toList();
            assertThat(own)
                    .as("%s: %s", each.getKey(), page)
                    .hasSize(order.path("fills").asInt());
            BigDecimal filled = sum(own, fill -> number(fill, "qty"));
            assertThat(order.path("filled").decimalValue()).isEqualByComparingTo(filled);
            if (filled.signum() > 0) {
                int sign = each.getKey().equals("buy") ? 1 : -1;
                BigDecimal cash = sum(own, fill -> number(fill, "qty").multiply(number(fill, "px")))
                        .multiply(BigDecimal.valueOf(sign))
                        .add(sum(own, fill -> number(fill, "fee")));
                String[] arrival = order.path("arrival").asText().split(" / ", -1);
                BigDecimal mid = new BigDecimal(arrival[0])
                        .add(new BigDecimal(arrival[1]))
                        .divide(new BigDecimal(2));
                BigDecimal paid = cash.subtract(mid.multiply(filled).multiply(BigDecimal.valueOf(sign)));
                BigDecimal bps =
                        paid.multiply(new BigDecimal(10_000)).divide(mid.multiply(filled), 2, RoundingMode.HALF_UP);
                assertThat(order.path("cost").asText()).isEqualTo(String.format(Locale.ROOT, "%+.2f bps", bps));
            }
            allSent += order.path("sent").asInt();
            allFills += order.path("fills").asInt();
        }
        compareVenues(page);
        assertThat(allSent).isEqualTo(commit.path("orders").asInt());
        assertThat(allFills).isEqualTo(commit.path("fills").asInt());
    }

    /** The NBBO is the best of the venues' table; both are missing once no order is worked. */
    private static void compareVenues(JsonNode page) {
        List<BigDecimal> bids = new ArrayList<>();
        List<BigDecimal> asks = new ArrayList<>();
        page.path("bids").forEach(each -> bids.add(new BigDecimal(each.asText())));
        page.path("asks").forEach(each -> asks.add(new BigDecimal(each.asText())));
        boolean finished = page.path("state").asText().equals("finished");
        assertThat(bids.isEmpty()).isEqualTo(finished);
        assertThat(page.path("quote").asText())
                .isEqualTo(finished ? "none" : Collections.max(bids) + " / " + Collections.min(asks));
    }

    private static BigDecimal number(JsonNode fill, String field) {
        return new BigDecimal(fill.path(field).asText());
    }

    private static BigDecimal sum(List<JsonNode> fills, Function<JsonNode, BigDecimal> value) {
        return fills.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void focus(BrowserTab tab, String wanted) {
        for (int left = 30; left > 0 && !tab.value(FOCUS).asText().equals(wanted); left--) {
            tab.press(BrowserTab.Key.TAB);
        }
        assertThat(tab.value(FOCUS).asText()).isEqualTo(wanted);
        assertThat(tab.value("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .as("the focus is seen")
                .isEqualTo("solid");
    }

    private static void awaitState(BrowserTab tab, String order, String state) throws InterruptedException {
        tab.await(
                NUMBERS, page -> page.at("/orders/" + order + "/state").asText().equals(state));
    }

    private static void pauseAndResume(BrowserTab tab, LiveEngine engine) throws IOException, InterruptedException {
        focus(tab, "Order buy Pause");
        tab.press(BrowserTab.Key.ENTER);
        awaitState(tab, "buy", "paused");
        assertThat(tab.value(FOCUS).asText()).as("the focus stays").isEqualTo("Order buy Resume");
        JsonNode before = compare(tab, engine);
        engine.releaseTo(55);
        JsonNode paused = compare(tab, engine);
        assertThat(paused.path("rows").asLong())
                .isGreaterThan(before.path("rows").asLong());
        for (String same : List.of("sent", "fills", "filled", "state")) {
            assertThat(paused.at("/orders/buy/" + same)).isEqualTo(before.at("/orders/buy/" + same));
        }
        tab.press(BrowserTab.Key.SPACE);
        awaitState(tab, "buy", "working");
        engine.releaseTo(70);
        JsonNode resumed = compare(tab, engine);
        assertThat(resumed.at("/orders/buy/fills").asInt())
                .isGreaterThan(paused.at("/orders/buy/fills").asInt());
    }

    /** The page that is open finds the engine that goes on. */
    private static void killAndStartAgain(BrowserTab tab, LiveEngine engine) throws IOException, InterruptedException {
        JsonNode before = tab.value(NUMBERS);
        tab.value("window.notLoadedAgain = true");
        engine.kill();
        tab.await(
                "document.getElementById('state').textContent",
                text -> text.asText().equals("no connection, trying again"));
        assertThat(tab.value(NUMBERS).path("orders")).as("what was known stays").isNotEmpty();
        engine.releaseTo(75);
        engine.start("--page-control");
        tab.await(NUMBERS, page -> page.path("state").asText().equals("running"));
        JsonNode after = compare(tab, engine);
        assertThat(tab.value("window.notLoadedAgain").asBoolean()).isTrue();
        assertThat(engine.printed()).contains("continues: id=run, row=");
        assertThat(after.at("/orders/buy/filled").asInt())
                .isGreaterThanOrEqualTo(before.at("/orders/buy/filled").asInt());
    }

    private static void cancel(BrowserTab tab, LiveEngine engine) throws IOException, InterruptedException {
        focus(tab, "Order sell Cancel");
        tab.press(BrowserTab.Key.ENTER);
        awaitState(tab, "sell", "cancelled");
        assertThat(tab.value(
                                "[...document.querySelectorAll('[aria-label=\"Order sell\"] button')].every(b => b.disabled)")
                        .asBoolean())
                .isTrue();
        JsonNode cancelled = compare(tab, engine);
        engine.releaseTo(85);
        JsonNode later = compare(tab, engine);
        assertThat(later.at("/orders/sell/sent")).isEqualTo(cancelled.at("/orders/sell/sent"));
        assertThat(later.at("/orders/buy/state").asText()).isEqualTo("working");
    }

    private static void everyScreenIsFine(BrowserTab tab) throws IOException {
        try (InputStream script =
                Objects.requireNonNull(LivePageBrowserTest.class.getResourceAsStream("/axe.min.js"))) {
            tab.value(new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";true");
        }
        for (int width : new int[] {1_400, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                tab.screen(width, 844, dark);
                String screen = width + (dark ? " dark" : " light");
                assertThat(tab.value("innerWidth + ' ' + matchMedia('(prefers-color-scheme: dark)').matches")
                                .asText())
                        .isEqualTo(width + " " + dark);
                assertThat(tab.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                                .asInt())
                        .as("wider than the screen: %s", screen)
                        .isZero();
                assertThat(tab.value(
                                        "document.querySelectorAll('#fills tr').length + ' ' + Math.max("
                                                + "...[...document.querySelectorAll('.scroll')].map(s => s.scrollWidth - s.clientWidth))")
                                .asText())
                        .as("newest fills, and pixels of a table out of sight: %s", screen)
                        .matches("[1-9]\\d* 0");
                assertThat(tab.value("axe.run(document).then(found => found.violations.map(one => one.id + ' of '"
                                        + " + one.nodes[0].html.slice(0, 120)).join('; '))")
                                .asText())
                        .as(screen)
                        .isEmpty();
                assertThat(tab.value("Math.min(...[...document.querySelectorAll('article button')]"
                                        + ".map(b => b.getBoundingClientRect().height))")
                                .asDouble())
                        .as("height of a button, for a thumb: %s", screen)
                        .isGreaterThanOrEqualTo(40);
            }
        }
    }

    private static void end(BrowserTab tab, LiveEngine engine) throws IOException, InterruptedException {
        engine.releaseTo(LiveEngine.SECONDS + 1);
        engine.awaitEnd();
        JsonNode page = tab.await(NUMBERS, each -> each.path("state").asText().equals("finished"));
        List<JsonNode> commits = engine.committed(Output.METRICS);
        compare(page, commits.get(commits.size() - 1), engine);
    }
}
