package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.stream.TapeFeed;
import io.slipway.config.Command;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWish.Kind;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Side;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many orders in one live run, and orders that people change while they are worked. */
class LiveOrdersTest {

    private static final Origin ORIGIN = new Origin("1", "test");
    private static final long SECOND = 1_000_000_000L;

    private static MarketTape tape;

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void readTape() {
        tape = MarketTape.readAll(
                SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(2))));
    }

    private static String at(int seconds) {
        return Units.formatTime(tape.firstEventNs() + seconds * SECOND);
    }

    private static RunConfig command() {
        return RunConfig.of(Settings.parse(
                Command.BACKTEST,
                Map.of("qty", "3000", "strategies", "twap", "slice", "5s", "start", at(10), "end", at(100))));
    }

    /** Gives each wish at the first look after a time of the run. */
    private static OrderInbox at(Map<Integer, OrderWish> bySecond, TapeFeed feed) {
        Map<Integer, OrderWish> left = new HashMap<>(bySecond);
        MarketEvent last = new MarketEvent();
        return () -> {
            tape.read(feed.given() - 1, last);
            long seconds = (last.eventNs() - tape.firstEventNs()) / SECOND;
            List<OrderWish> due = new ArrayList<>();
            left.entrySet().removeIf(each -> each.getKey() <= seconds && due.add(each.getValue()));
            return due;
        };
    }

    private static Map<String, ConfiguredRun> run(List<LiveOrder> orders, Map<Integer, OrderWish> wishes) {
        TapeFeed feed = new TapeFeed(tape);
        Map<String, List<Fill>> shown = new HashMap<>();
        LiveRun run = new LiveRun(command(), orders, feed, TapeStorage::heap, at(wishes, feed), snapshot -> {
            for (LiveSnapshot.Order order : snapshot.orders()) {
                List<Fill> now = order.strategies().get(0).fills();
                List<Fill> before = shown.getOrDefault(order.id(), List.of());
                assertThat(now.subList(0, before.size())).isEqualTo(before);
                shown.put(order.id(), now);
            }
        });
        Map<String, ConfiguredRun> results = run.run(ORIGIN);
        results.forEach((id, result) -> assertThat(shown.get(id))
                .isEqualTo(result.result().strategies().get(0).fills()));
        return results;
    }

    private static StrategyResult of(Map<String, ConfiguredRun> runs, String id) {
        return Objects.requireNonNull(runs.get(id), id).result().strategies().get(0);
    }

    private static boolean hasFillBetween(StrategyResult result, int fromSecond, int toSecond) {
        long fromNs = tape.firstEventNs() + fromSecond * SECOND;
        long toNs = tape.firstEventNs() + toSecond * SECOND;
        return result.fills().stream().anyMatch(fill -> fill.timeNs() >= fromNs && fill.timeNs() < toNs);
    }

    @Test
    void eachOrderOfAFileIsThatOfItsOwnBacktest() throws IOException {
        Path file = Files.writeString(
                directory.resolve("orders.csv"),
                "id,side,qty,start,end,strategy,limit\n"
                        + "a,buy,2000," + at(10) + "," + at(60) + ",twap,\n"
                        + "b,sell,1500," + at(40) + "," + at(90) + ",\"rest-then-cross,twap\",1\n"
                        + ",buy,,,,sweep,\n");
        List<LiveOrder> orders = OrderFile.read(file, command());
        assertThat(orders).extracting(LiveOrder::id).containsExactly("a", "b", "order-3");
        Map<String, ConfiguredRun> runs = run(orders, Map.of());
        for (LiveOrder order : orders) {
            assertThat(of(runs, order.id()).fills())
                    .isEqualTo(ConfiguredRun.backtest(tape, order.config(), ORIGIN)
                            .result()
                            .strategies()
                            .get(0)
                            .fills());
            assertThat(of(runs, order.id()).fills()).isNotEmpty();
        }
        assertThat(of(runs, "b").order().side()).isEqualTo(Side.SELL);
        assertThat(Objects.requireNonNull(runs.get("b")).result().strategies()).hasSize(2);
        assertThat(of(runs, "order-3").order().qty()).isEqualTo(3000);
        LiveResults.write(directory, runs);
        assertThat(Files.readAllLines(directory.resolve("parents.csv"))).hasSize(5);
        assertThat(directory.resolve("b/results.json")).exists();
        assertThat(LiveResults.text(runs)).contains("8,000").contains("weighted by cash");
    }

    @Test
    void anOrderIsPausedResumedAndCancelled() {
        StrategyResult alone = of(run(List.of(new LiveOrder("a", command())), Map.of()), "a");
        assertThat(hasFillBetween(alone, 40, 60)).isTrue();
        Map<String, ConfiguredRun> runs = run(
                List.of(new LiveOrder("a", command())),
                Map.of(
                        40, new OrderWish(Kind.PAUSE, "a", Map.of()),
                        60, new OrderWish(Kind.RESUME, "a", Map.of()),
                        85, new OrderWish(Kind.CANCEL, "a", Map.of()),
                        90, new OrderWish(Kind.RESUME, "a", Map.of())));
        StrategyResult changed = of(runs, "a");
        assertThat(hasFillBetween(changed, 41, 60)).isFalse();
        assertThat(hasFillBetween(changed, 60, 70)).isTrue();
        assertThat(hasFillBetween(changed, 86, 200)).isFalse();
        long before = tape.firstEventNs() + 40 * SECOND;
        assertThat(changed.fills().stream().filter(fill -> fill.timeNs() < before))
                .containsExactlyElementsOf(alone.fills().stream()
                        .filter(fill -> fill.timeNs() < before)
                        .toList());
        assertThat(changed.unfilledQty()).isPositive();
    }

    @Test
    void whatReplacesAnOrderHasTheQuantityThatIsLeft() {
        Map<String, ConfiguredRun> runs = run(
                List.of(new LiveOrder("a", command())),
                Map.of(
                        50, new OrderWish(Kind.REPLACE, "a", Map.of("strategy", "sweep", "limit", "100000")),
                        52, new OrderWish(Kind.REPLACE, "a", Map.of("limit", "1"))));
        StrategyResult old = of(runs, "a");
        StrategyResult left = of(runs, "a.2");
        assertThat(left.name()).isEqualTo("sweep");
        assertThat(old.execution().qty()).isPositive();
        assertThat(left.order().qty()).isEqualTo(3000 - old.execution().qty());
        assertThat(left.fills()).isNotEmpty();
        assertThat(left.fills().get(0).timeNs())
                .isGreaterThanOrEqualTo(left.order().startNs());
        assertThat(runs).containsOnlyKeys("a", "a.2");
    }

    @Test
    void aNewOrderStartsAtTheClockOfTheRowAtWhichItBecomesKnown() {
        Map<String, ConfiguredRun> runs = run(
                List.of(new LiveOrder("a", command())),
                Map.of(
                        30, new OrderWish(Kind.NEW, "n", Map.of("qty", "700", "side", "sell")),
                        31, new OrderWish(Kind.NEW, "later", Map.of("start", at(80), "qty", "10")),
                        32, new OrderWish(Kind.NEW, "bad", Map.of("quantity", "10")),
                        33, new OrderWish(Kind.NEW, "a", Map.of("qty", "10"))));
        assertThat(runs).containsOnlyKeys("a", "n", "later");
        assertThat((of(runs, "n").order().startNs() - tape.firstEventNs()) / SECOND)
                .isEqualTo(30);
        assertThat(of(runs, "later").order().startNs()).isEqualTo(tape.firstEventNs() + 80 * SECOND);
        String start = Objects.requireNonNull(runs.get("n")).config().settings().text(OrderSettings.START);
        assertThat(Units.parseTimeNs(start)).isEqualTo(of(runs, "n").order().startNs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,qty;a,10;a,20|orders.csv:3: two orders of one name: id=a",
                "id,qtty;a,10|orders.csv:2: not a setting of an order: name=qtty",
                "id,qty;a,ten|orders.csv:2: qty: ",
                "id,qty;a|orders.csv:2: cells=1, expected as many as in the header: 2",
                "id,strategy;a,twapp|twapp",
                "id,qty;../a,5|orders.csv:2: id: expected",
                "id,qty|--orders: no order",
            })
    void aWrongFileIsRefusedWithItsLine(String text, String sentence) throws IOException {
        Path file = Files.writeString(directory.resolve("orders.csv"), text.replace(';', '\n'));
        assertThatThrownBy(() -> OrderFile.read(file, command()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(sentence);
    }
}
