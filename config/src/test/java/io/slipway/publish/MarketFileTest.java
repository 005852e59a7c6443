package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.Backtest;
import io.slipway.engine.StrategyResult;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.OrderStep;
import io.slipway.model.QuoteState;
import io.slipway.result.RunResult;
import io.slipway.result.TapePrints;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.tca.order.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarketFileTest {

    private static final MarketTape TAPE = MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.demo()));
    private static final String START = "2024-08-01T14:00:30Z";

    @TempDir
    private static Path directory = Path.of("");

    private static RunResult run = run("2024-08-01T14:09:00Z");
    private static JsonNode written = new ObjectMapper().createObjectNode();

    /** The market by replaying every row from the first: slow, and obvious. */
    private record Replayed(List<MarketEvent> rows, List<Long> timesNs) {

        static Replayed of(MarketTape tape) {
            Replayed all = new Replayed(new ArrayList<>(), new ArrayList<>());
            long nowNs = Long.MIN_VALUE;
            for (long row = 0; row < tape.size(); row++) {
                MarketEvent event = new MarketEvent();
                tape.read(row, event);
                if (!event.action().isPrint()) {
                    nowNs = Math.max(nowNs, event.eventNs());
                    all.rows.add(event);
                    all.timesNs.add(nowNs);
                }
            }
            return all;
        }

        /** The last row of each venue by a time. */
        Map<Integer, MarketEvent> at(long timeNs) {
            Map<Integer, MarketEvent> last = new HashMap<>();
            for (int i = 0; i < rows.size() && timesNs.get(i) <= timeNs; i++) {
                last.put(rows.get(i).publisherId(), rows.get(i));
            }
            return last;
        }
    }

    @BeforeAll
    static void write() throws IOException {
        written = write(run, "market.json");
    }

    private static RunResult run(String end) {
        RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, Map.of("start", START, "end", end)));
        Backtest backtest = new Backtest(TAPE, config.spec(TAPE, config.parameters()));
        return RunResult.of(backtest, config.strategies(), config.underTest(), GivenPrices.NONE);
    }

    private static JsonNode write(RunResult result, String name) throws IOException {
        Path file = directory.resolve(name);
        MarketFile.write(file, result);
        assertThat(Files.size(file)).isLessThan(700_000);
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(file.toFile());
    }

    private static List<Long> timesNs(JsonNode market) {
        long startNs = Instant.parse(market.path("start").asText()).getEpochSecond() * 1_000_000_000L;
        List<Long> times = new ArrayList<>();
        market.path("time_ms")
                .forEach(ms ->
                        times.add(startNs + ms.decimalValue().movePointRight(6).longValueExact()));
        return times;
    }

    private static OptionalLong priceE9(JsonNode market, JsonNode units) {
        BigDecimal unit = market.path("price_unit").decimalValue();
        return units.isNull()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        unit.multiply(units.decimalValue()).movePointRight(9).longValueExact());
    }

    private static OptionalLong bestBid(Map<Integer, MarketEvent> quotes) {
        return quotes.values().stream()
                .filter(MarketEvent::hasBid)
                .mapToLong(MarketEvent::bidPxE9)
                .max();
    }

    private static OptionalLong bestAsk(Map<Integer, MarketEvent> quotes) {
        return quotes.values().stream()
                .filter(MarketEvent::hasAsk)
                .mapToLong(MarketEvent::askPxE9)
                .min();
    }

    @Test
    void keepsEveryFillAndTheQuotesAtIt() {
        Replayed replayed = Replayed.of(TAPE);
        List<Long> times = timesNs(written);
        assertThat(times).isSorted();
        List<Fill> fills = run.strategies().stream()
                .flatMap(result -> result.fills().stream())
                .toList();
        assertThat(fills).hasSizeGreaterThan(50);
        for (Fill fill : fills) {
            int point = times.lastIndexOf(fill.timeNs());
            assertThat(point).isNotNegative();
            Map<Integer, MarketEvent> quotes = replayed.at(fill.timeNs());
            assertThat(priceE9(written, written.path("nbb").get(point))).isEqualTo(bestBid(quotes));
            assertThat(priceE9(written, written.path("nbo").get(point))).isEqualTo(bestAsk(quotes));
            MarketEvent venue = Objects.requireNonNull(quotes.get(fill.publisherId()));
            assertThat(venueQuote(point, fill.publisherId(), "ask")).hasValue(venue.askPxE9());
            assertThat(venueQuote(point, fill.publisherId(), "bid")).hasValue(venue.bidPxE9());
        }
    }

    /** The quote of a venue at a point: its last change up to there. */
    private static OptionalLong venueQuote(int point, int publisherId, String side) {
        JsonNode venue = written.path("venues").path(Integer.toString(publisherId));
        int change = -1;
        while (change + 1 < venue.path("at").size()
                && venue.path("at").get(change + 1).asInt() <= point) {
            change++;
        }
        return priceE9(written, venue.path(side).get(change));
    }

    /** A row that alters the best price of its venue, with the best bid and offer after it. */
    private record Change(long timeNs, OptionalLong bid, OptionalLong offer) {}

    private static List<Change> changes(long fromNs, long toNs) {
        Replayed replayed = Replayed.of(TAPE);
        Map<Integer, MarketEvent> quotes = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < replayed.rows().size(); i++) {
            MarketEvent row = replayed.rows().get(i);
            MarketEvent before = quotes.put(row.publisherId(), row);
            long timeNs = replayed.timesNs().get(i);
            boolean changed = before == null
                    || !bestBid(Map.of(0, before)).equals(bestBid(Map.of(0, row)))
                    || !bestAsk(Map.of(0, before)).equals(bestAsk(Map.of(0, row)));
            if (changed && timeNs >= fromNs && timeNs <= toNs) {
                changes.add(new Change(timeNs, bestBid(quotes), bestAsk(quotes)));
            }
        }
        return changes;
    }

    /** Between two neighbouring moments nothing happened, or a gap tells the exact range of it. */
    @Test
    void everyChangeIsAPointOrInTheRangeOfAGap() {
        List<Long> times = timesNs(written);
        List<Change> changes = changes(times.get(0), times.get(times.size() - 1));
        assertThat(written.path("changes").asInt()).isEqualTo(changes.size()).isGreaterThan(6_000);
        assertThat(written.path("points").asInt()).isBetween(1_000, 6_000);
        assertThat(written.path("gaps")).isNotEmpty();
        int leftOut = 0;
        for (JsonNode gap : written.path("gaps")) {
            leftOut += gap.path("changes").asInt();
            int end = gap.path("end").asInt();
            List<Change> inside = changes.stream()
                    .filter(change -> change.timeNs() > times.get(end - 1) && change.timeNs() < times.get(end))
                    .toList();
            LongSummaryStatistics bid = range(inside, end - 1, "nbb", Change::bid);
            LongSummaryStatistics offer = range(inside, end - 1, "nbo", Change::offer);
            assertThat(priceE9(written, gap.path("nbb_low"))).hasValue(bid.getMin());
            assertThat(priceE9(written, gap.path("nbb_high"))).hasValue(bid.getMax());
            assertThat(priceE9(written, gap.path("nbo_low"))).hasValue(offer.getMin());
            assertThat(priceE9(written, gap.path("nbo_high"))).hasValue(offer.getMax());
        }
        assertThat(changes.size() - leftOut)
                .isLessThanOrEqualTo(written.path("points").asInt());
    }

    private static LongSummaryStatistics range(
            List<Change> inside, int before, String column, Function<Change, OptionalLong> price) {
        LongSummaryStatistics range = inside.stream()
                .mapToLong(change -> price.apply(change).orElseThrow())
                .summaryStatistics();
        range.accept(priceE9(written, written.path(column).get(before)).orElseThrow());
        return range;
    }

    @Test
    void keepsEveryChangeOfAShortWindow() throws IOException {
        JsonNode market = write(run("2024-08-01T14:00:45Z"), "short.json");
        List<Long> times = timesNs(market);
        List<Change> changes = changes(times.get(0), times.get(times.size() - 1));
        assertThat(market.path("changes").asInt()).isEqualTo(changes.size()).isBetween(100, 6_000);
        assertThat(market.path("gaps")).isEmpty();
        assertThat(changes).extracting(Change::timeNs).allMatch(times::contains);
    }

    @Test
    void everyPrintOfTheWindowIsThere() {
        List<Long> times = timesNs(written);
        long qty = 0;
        List<String> expected = new ArrayList<>();
        for (long row = 0; row < TAPE.size(); row++) {
            MarketEvent event = new MarketEvent();
            TAPE.read(row, event);
            boolean shown = event.eventNs() >= times.get(0) && event.eventNs() <= times.get(times.size() - 1);
            if (shown && event.isTradeInBook()) {
                qty += event.size();
                expected.add(event.publisherId() + " " + event.size() + " "
                        + event.side().code());
            }
        }
        JsonNode prints = written.path("prints");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < prints.path("ms").size(); i++) {
            found.add(prints.path("venue").get(i).asText() + " "
                    + prints.path("qty").get(i).asText() + " "
                    + prints.path("side").get(i).asText());
        }
        assertThat(expected).hasSizeBetween(1_000, 3_000);
        assertThat(found).isEqualTo(expected);
        assertThat(prints.path("count").asInt()).isEqualTo(expected.size());
        assertThat(prints.path("volume").asLong()).isEqualTo(qty);
    }

    @Test
    void ofManyPrintsTheLargestOfAStretchAndThoseOfFillsStay() {
        TapePrints.Thinned thinned = TapePrints.thinned(0, 10, 4, Set.of(13L));
        long[][] prints = {{1, 5}, {2, 9}, {3, 7}, {11, 1}, {13, 2}, {14, 1}, {25, 3}};
        for (long[] print : prints) {
            thinned.onPrint(new MarketEvent().order(1, print[1]), print[0]);
        }
        assertThat(thinned.prints().count()).isEqualTo(7);
        assertThat(thinned.prints().qty()).isEqualTo(28);
        assertThat(thinned.prints().kept()).extracting(TapePrints.Print::timeNs).containsExactly(2L, 11L, 13L, 25L);
    }

    @Test
    void theChildOrdersOfEachStrategyAreThere() {
        for (StrategyResult strategy : run.strategies()) {
            JsonNode orders = written.path("orders").path(strategy.name());
            assertThat(orders.path("count").asInt())
                    .isEqualTo(orders.path("kept").size())
                    .isEqualTo(strategy.orders().size());
            for (int i = 0; i < orders.path("kept").size(); i++) {
                JsonNode order = orders.path("kept").get(i);
                assertThat(order.path("venue").asInt())
                        .isEqualTo(strategy.orders().get(i).publisherId());
                assertThat(order.path("step").get(0).asText()).isEqualTo("sent");
                assertThat(order.path("open").get(0).asLong())
                        .isEqualTo(strategy.orders().get(i).qty());
            }
        }
    }

    @Test
    void ofTooManyOrdersThoseThatFilledAreKeptFirst() {
        List<VenueOrder> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Fill> fills = i % 5 == 4
                    ? List.of(new Fill(i, 1, 1, 1, BigInteger.ZERO, Liquidity.TAKER, null, new QuoteState(0, false)))
                    : List.of();
            orders.add(new VenueOrder(1, i, 1, 0, fills, List.of(OrderStep.of(i, OrderStep.Kind.SENT, 1, 1))));
        }
        assertThat(OrderValues.kept(orders, 6))
                .extracting(VenueOrder::sentNs)
                .containsExactly(0L, 4L, 9L, 10L, 14L, 19L);
    }
}
