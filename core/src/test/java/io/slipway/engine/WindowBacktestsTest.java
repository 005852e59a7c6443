package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Awake;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Orders that read their window only, against the same orders that read the whole tape and whose strategies are never idle. */
class WindowBacktestsTest {

    private static final long SECOND = Tapes.SECOND;
    private static final long TICK = 10_000_000L;
    private static final long FIRST_PX = 100_000_000_000L;
    private static final long WINDOW_NS = 30 * SECOND;
    private static final int ROWS = 900;
    private static final int ROWS_PER_CHECKPOINT = 16;
    private static final int VENUES = 4;

    /** Orders of the build; 10,000 were run by hand with this property. */
    private static final int ORDERS = Integer.getInteger("slipway.windows", 96);

    private static final int ORDERS_PER_TAPE = 4;

    private final SplittableRandom random = new SplittableRandom(14);

    /** Quotes of some venues around a price that wanders, with prints, clears, halts and, if asked, event times that go back. */
    private MarketTape tape(boolean isSorted, boolean namesOrders) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        long timeNs = 0;
        long mid = FIRST_PX;
        for (int i = 0; i < ROWS; i++) {
            timeNs += random.nextInt(4) == 0 ? 0 : random.nextLong(SECOND / 2);
            mid += TICK * random.nextLong(-1, 2);
            long backNs = isSorted || random.nextInt(10) > 0 ? 0 : random.nextLong(4 * SECOND);
            long eventNs = Math.max(0, timeNs - backNs);
            MarketEvent event = new MarketEvent()
                    .times(eventNs, eventNs + random.nextLong(2 * SECOND))
                    .origin(1 + random.nextInt(VENUES), i);
            tape.add(filled(event, mid, namesOrders));
        }
        return tape.build();
    }

    private MarketEvent filled(MarketEvent event, long mid, boolean namesOrders) {
        int kind = random.nextInt(40);
        BookAction action = kind == 0
                ? BookAction.CLEAR
                : kind == 1
                        ? BookAction.HALT
                        : kind < 4 ? BookAction.RESUME : kind < 14 ? BookAction.TRADE : BookAction.MODIFY;
        BookSide side = random.nextBoolean() ? BookSide.NONE : random.nextBoolean() ? BookSide.BID : BookSide.ASK;
        long bid = mid - TICK * (1 + random.nextInt(2));
        long ask = mid + TICK * (random.nextInt(12) == 0 ? -1 : 1 + random.nextInt(2));
        event.action(action, side, 0).order(random.nextBoolean() ? bid : ask, 1 + random.nextLong(300));
        event.bid(bid, random.nextInt(9) == 0 ? 0 : 1 + random.nextLong(500));
        event.ask(ask, random.nextInt(9) == 0 ? 0 : 1 + random.nextLong(500));
        if (namesOrders && action.isBook()) {
            event.noRemovals();
            if (random.nextBoolean()) {
                event.removals()
                        .add(
                                random.nextBoolean(),
                                bid,
                                1 + random.nextLong(200),
                                random.nextLong(300),
                                random.nextLong(2));
            }
        }
        return event;
    }

    /** Sessions with breaks, so that quotes are forgotten before, in and after windows; or none. */
    private TradingHours hours(MarketTape tape) {
        if (random.nextInt(3) == 0) {
            return TradingHours.UNLIMITED;
        }
        List<Session> sessions = new ArrayList<>();
        long fromNs = random.nextLong(20 * SECOND);
        while (fromNs < tape.lastEventNs() || sessions.isEmpty()) {
            long openNs = fromNs + random.nextLong(3 * SECOND);
            long closeNs = openNs + 20 * SECOND + random.nextLong(90 * SECOND);
            sessions.add(new Session(LocalDate.EPOCH, fromNs, openNs, closeNs));
            fromNs = closeNs + random.nextLong(10 * SECOND);
        }
        return new TradingHours(MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, Sessions.of(sessions));
    }

    private ExecutionModel model(QueueModel queue) {
        long ns = random.nextLong(3 * SECOND);
        Latency latency = switch (random.nextInt(4)) {
            case 0 -> Latency.constant(true, 0, ns / 4, 0);
            case 1 -> Latency.constant(true, ns, ns, ns / 2);
            case 2 -> Latency.constant(false, ns, 0, 0);
            default -> Latency.NONE;
        };
        return new ExecutionModel(
                latency,
                queue,
                random.nextInt(4) == 0 ? 1 + ns : 0,
                random.nextBoolean() ? 0 : 4 * SECOND,
                OutflowEstimations.parse(random.nextBoolean() ? "empirical" : "bucketed"),
                null,
                null,
                PrintRules.DEFAULT);
    }

    /** All strategies of the catalogue, each with conditions of its own now and then. */
    private RunSpec spec(MarketTape tape) {
        QueueModel queue = tape.namesOrders() && random.nextBoolean()
                ? QueueModels.exact()
                : random.nextBoolean() ? QueueModels.tradesOnly() : QueueModels.power(2);
        ParentOrder order = new ParentOrder(Side.BUY, 1, 0, tape.lastEventNs(), hours(tape), PriceLimits.UNLIMITED);
        RunSpec spec = RunSpec.of(order)
                .withFees(FeesTest.random(random, true))
                .withSchedule(new ScheduleSettings(10 * SECOND, StandardCurve.US_EQUITY, 3, 1))
                .withModel(model(queue))
                .withParameters(new StaticParameters(0, 50, 0).toParameters());
        List<StrategySpec> all = new ArrayList<>();
        for (var definition : Catalogue.installed().strategies()) {
            StrategySpec own = spec.strategy(definition);
            all.add(random.nextInt(6) == 0 ? own.withModel(model(queue)) : own);
        }
        return spec.withSpecs(all);
    }

    private List<ParentOrder> orders(MarketTape tape, RunSpec spec) {
        while (true) {
            long startNs = random.nextLong(tape.lastEventNs());
            try {
                List<ParentOrder> orders = new ArrayList<>();
                for (int i = 0; i < ORDERS_PER_TAPE; i++) {
                    Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
                    ParentOrder order = new ParentOrder(side, 1 + random.nextLong(3000), startNs, startNs + WINDOW_NS);
                    orders.add(order.within(spec.order().hours()));
                }
                return orders;
            } catch (IllegalArgumentException closed) {
                assertThat(closed).hasMessageContaining("the market is closed in all of the window");
            }
        }
    }

    @Test
    void anOrderHasTheSameResultsFromItsWindowAsFromTheWholeTape() {
        Set<Object> seen = new HashSet<>();
        long filled = 0;
        for (int i = 0; i < ORDERS; i += ORDERS_PER_TAPE) {
            MarketTape tape = tape(random.nextBoolean(), random.nextInt(3) == 0);
            RunSpec spec = spec(tape);
            List<ParentOrder> orders = orders(tape, spec);
            List<List<StrategyResult>> windows = new WindowBacktests(
                            tape,
                            spec,
                            new TapeCheckpoints.Pass(tape, spec.order().sessions(), ROWS_PER_CHECKPOINT))
                    .run(orders);
            for (int each = 0; each < orders.size(); each++) {
                List<StrategySpec> awake =
                        spec.strategies().stream().map(Awake::of).toList();
                List<StrategyResult> whole =
                        new Backtest(tape, spec.withOrder(orders.get(each)).withSpecs(awake)).run();
                assertThat(windows.get(each))
                        .as("seed of order %s of %s", each, i)
                        .isEqualTo(whole);
                whole.forEach(result -> seen.add(result.name()));
                filled += whole.stream()
                        .mapToLong(result -> result.fills().size())
                        .sum();
            }
            seen.add(spec.latency().recordedFeed());
            seen.add(spec.order().hours().equals(TradingHours.UNLIMITED));
            seen.add(spec.model().queue().isExact() ? "exact" : "levels");
        }
        assertThat(filled).isGreaterThan(10L * ORDERS);
        assertThat(seen)
                .contains(true, false, "exact", "levels", "cont-kukanov", "split-fixed", "peg-then-cross", "twap");
    }

    /** A row of the first session that comes in the second one shows its quote, as at the venue, and is no quote that just came. */
    @Test
    void aRowOfAnEarlierSessionCountsAsInTheWholeTape() {
        List<Tapes.Row> rows = List.of(
                Tapes.Row.quote(5, 1, 9_998, 100, 10_002, 100),
                Tapes.Row.quote(21, 1, 9_998, 100, 10_002, 100),
                Tapes.Row.quote(9, 2, 9_997, 100, 10_001, 60),
                Tapes.Row.quote(22, 1, 9_998, 100, 10_002, 90),
                Tapes.Row.quote(40, 1, 9_998, 100, 10_002, 90));
        MarketTape tape = Tapes.of(rows);
        List<Session> sessions = List.of(
                new Session(LocalDate.EPOCH, 0, SECOND, 10 * SECOND),
                new Session(LocalDate.EPOCH, 20 * SECOND, 20 * SECOND, 60 * SECOND));
        TradingHours hours = new TradingHours(MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, Sessions.of(sessions));
        ParentOrder order = new ParentOrder(Side.BUY, 100, 25 * SECOND, 50 * SECOND).within(hours);
        RunSpec spec = RunSpec.of(order)
                .withStrategies(List.of(Rules.standard().find("best-ask").orElseThrow()));
        TapeCheckpoints.Pass pass = new TapeCheckpoints.Pass(tape, hours.sessions(), 1);
        List<StrategyResult> whole = new Backtest(tape, spec).run();
        assertThat(new WindowBacktests(tape, spec, pass).run(List.of(order))).containsExactly(whole);
        assertThat(whole.get(0).fills().get(0).publisherId()).isEqualTo(2);
    }

    /** The rows that an order reads do not grow with the days before and after it. */
    @Test
    void theRowsThatAnOrderReadsDoNotGrowWithTheTape() {
        long[] reads = new long[2];
        for (int i = 0; i < 2; i++) {
            MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
            long seconds = (i + 1) * 40_000L;
            for (long at = -seconds; at < seconds; at++) {
                tape.add(Tapes.Row.quote((double) at, 1 + (int) Math.floorMod(at, 3L), 99, 100, 101, 100)
                        .toEvent());
            }
            AtomicLong read = new AtomicLong();
            MarketTape counted = tape.build().withReadListener(row -> read.incrementAndGet());
            RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 1, 0, SECOND))
                    .withStrategies(Catalogue.installed().strategies());
            WindowBacktests backtests = new WindowBacktests(counted, spec);
            List<ParentOrder> orders = List.of(new ParentOrder(Side.BUY, 5_000, 0, 600 * SECOND));
            backtests.run(orders);
            long whole = read.get();
            backtests.run(orders);
            reads[i] = read.get() - whole;
        }
        assertThat(reads[0]).isPositive();
        assertThat(reads[1]).isBetween(reads[0] - 8192, reads[0] + 8192).isLessThan(20_000);
    }

    @Test
    void ordersOfOnePassHaveOneWindow() {
        MarketTape tape = Tapes.of(Tapes.Row.quote(0, 1, 99, 100, 101, 100));
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 1, 0, SECOND));
        WindowBacktests backtests = new WindowBacktests(tape, spec);
        assertThatThrownBy(() -> backtests.run(
                        List.of(new ParentOrder(Side.BUY, 1, 0, SECOND), new ParentOrder(Side.BUY, 1, 1, SECOND))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one window");
    }
}
