package io.slipway.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import io.slipway.tape.MarketTape;
import io.slipway.venue.QueueModels;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import io.slipway.venue.latency.LatencyModels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random orders on real tapes: no level ever gives more than it showed, no trade more than it was. */
class RealTapeTest {

    private static final int SEEDS =
            Integer.getInteger("slipway.real.seeds", 2 * Integer.getInteger("slipway.times", 1));
    private static final int MANY = 10;

    private static MarketTape tape(String... files) {
        List<String> paths = List.of(files).stream()
                .map(file -> SharedFiles.file("data/" + file).toString())
                .toList();
        return MarketTape.readAll(DataFiles.open(paths, ReadOptions.all()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1_day/l1_day.csv",
                "taq/xxx_multivenue_mbp-1_2018-01-02_rth.csv",
                "taq/taq_quotes_XXX_2018-01-02.csv+taq/taq_trades_XXX_2018-01-02.csv"
            })
    void noLevelGivesMoreThanItShowed(String files) {
        MarketTape tape = tape(files.split("\\+"));
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomOrders orders = new RandomOrders(tape, seed);
            orders.run();
            assertThat(orders.taken).as("seed %s", seed).isPositive();
        }
    }

    @Test
    void tenOrdersForAllThatIsShownFillItOnce() {
        MarketTape tape = tape("taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv");
        VenueBooks books = new VenueBooks(tape.publisherIds());
        MarketView market = books.view();
        long[] filled = new long[1];
        VenueSimulator venues = new VenueSimulator(
                market,
                VenueModels.defaults(),
                report -> filled[0] += report.kind().isFill() ? report.lastQty() : 0);
        MarketEvent event = new MarketEvent();
        long clock = 0;
        int tried = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            clock = Math.max(clock, event.eventNs());
            if (event.action().isPrint()) {
                continue;
            }
            int venue = books.apply(event);
            venues.onBook(venue, clock);
            if (i % 500 == 0 && event.hasAsk()) {
                long left = venues.available(venue, Side.BUY, 0);
                filled[0] = 0;
                for (int k = 0; k < MANY; k++) {
                    venues.send(
                            ChildOrder.immediate(i * MANY + k, venue, Side.BUY, event.askSize(), event.askPxE9()),
                            clock);
                }
                assertThat(filled[0]).isEqualTo(left);
                venues.send(
                        ChildOrder.immediate(-i - 1, venue, Side.BUY, 50 * event.askSize(), event.askPxE9()), clock);
                assertThat(filled[0]).isEqualTo(left);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    /** A stream of random orders, and a second, plain account of what the tape allowed. */
    private static final class RandomOrders {

        private final MarketTape tape;
        private final SplittableRandom random;
        private final VenueBooks books;
        private final MarketView market;
        private final VenueSimulator venues;
        private final Map<Integer, Map<Long, Life>> lives = new HashMap<>();
        private final Map<Long, ChildOrder> sent = new HashMap<>();
        private long clock;
        private long taken;
        private long providedByThis;

        private static final class Life {
            long displayed;
            long shown;
            long taken;
        }

        RandomOrders(MarketTape tape, long seed) {
            this.tape = tape;
            random = new SplittableRandom(seed);
            books = new VenueBooks(tape.publisherIds());
            market = books.view();
            VenueModels models = VenueModels.defaults()
                    .withQueue(seed % 2 == 0 ? QueueModels.proportional() : QueueModels.tradesOnly())
                    .withLatency(LatencyModels.logNormal(seed * 300_000, 0, 0.5, seed));
            venues = new VenueSimulator(market, models, this::onReport);
        }

        void run() {
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                clock = Math.max(clock, event.eventNs());
                venues.advanceBefore(clock);
                providedByThis = 0;
                if (!event.action().isPrint()) {
                    int venue = books.apply(event);
                    show(venue, Side.BUY);
                    show(venue, Side.SELL);
                    venues.onBook(venue, clock);
                } else if (event.action() == BookAction.TRADE && event.hasPrice() && event.size() > 0) {
                    int venue = market.venueOf(event.publisherId());
                    venues.onPrint(venue, event.priceE9(), event.size(), event.side(), clock);
                    refill(venue, Side.BUY, event);
                    refill(venue, Side.SELL, event);
                    assertThat(providedByThis).isLessThanOrEqualTo(event.size());
                }
                if (random.nextInt(8) == 0) {
                    send(random.nextInt(market.venues()), random.nextBoolean() ? Side.BUY : Side.SELL, i);
                }
            }
        }

        /** A level ends where it would be shown and is not; beyond as many as the data has it may go on unseen. */
        private void show(int venue, Side taker) {
            Map<Long, Life> levels = lives.computeIfAbsent(key(venue, taker), any -> new HashMap<>());
            DisplayedSide displayed = market.opposite(taker);
            levels.keySet().removeIf(px -> displayed.find(venue, px) < 0 && !displayed.isHidden(venue, px));
            for (int level = 0; level < displayed.depth(venue); level++) {
                long size = displayed.size(venue, level);
                Life life = levels.computeIfAbsent(displayed.signedPxE9(venue, level), any -> new Life());
                life.shown += Math.max(0, size - life.displayed);
                life.displayed = size;
            }
        }

        /** A print at a level that does not fall is new size; a bound, because a later fall takes back what it explains. */
        private void refill(int venue, Side taker, MarketEvent print) {
            Life life = lives.getOrDefault(key(venue, taker), Map.of()).get(taker.sign() * print.priceE9());
            if (life != null) {
                life.shown += print.size();
            }
        }

        private static int key(int venue, Side taker) {
            return 2 * venue + (taker == Side.BUY ? 0 : 1);
        }

        private void send(int venue, Side side, long id) {
            if (!market.opposite(side).has(venue)
                    || !market.opposite(side.opposite()).has(venue)) {
                return;
            }
            long touch = side.sign() * market.opposite(side).signedPxE9(venue);
            long own = side.opposite().sign() * market.opposite(side.opposite()).signedPxE9(venue);
            long qty = 1 + random.nextLong(2 * market.opposite(side).size(venue));
            ChildOrder order = switch (random.nextInt(3)) {
                case 0 -> ChildOrder.market(id, venue, side, qty);
                case 1 -> ChildOrder.immediate(id, venue, side, qty, touch);
                default ->
                    new ChildOrder(
                            id, venue, side, qty, OrderType.POST_ONLY, own, TimeInForce.GTT, clock + 5_000_000_000L);
            };
            sent.put(id, order);
            venues.send(order, clock);
        }

        private void onReport(ExecutionReport report) {
            if (report.kind() == ExecutionReport.Kind.PROVIDED) {
                providedByThis += report.lastQty();
            } else if (report.kind() == ExecutionReport.Kind.TAKEN) {
                ChildOrder order = requireNonNull(sent.get(report.orderId()));
                Map<Long, Life> levels = requireNonNull(lives.get(key(report.venue(), order.side())));
                Life life = requireNonNull(levels.get(order.side().sign() * report.lastPxE9()));
                life.taken += report.lastQty();
                taken += report.lastQty();
                assertThat(life.taken).isLessThanOrEqualTo(life.shown);
            }
        }
    }
}
