package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.databento.RandomOrders.Ours;
import io.slipway.data.databento.csv.Csv;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Backtest;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.engine.Replay;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.venue.QueueModels;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The place in the queue from data that names orders, from the rows of a file to the fills. */
class ExactQueueTest {

    private static final int TAPES = 300 * Integer.getInteger("slipway.times", 1);
    private static final int RESUMED = 8 * Integer.getInteger("slipway.times", 1);
    private static final int MESSAGES = 120;
    private static final VenueModels EXACT = VenueModels.defaults().withQueue(QueueModels.exact());

    /** Orders of ours on a tape, row by row, and the same trace as that of a {@link FifoVenue}. */
    private static final class Reading {

        private final List<Ours> ours;
        private final VenueBooks books;
        private final MarketView market;
        private final List<String> fills = new ArrayList<>();
        private final Map<Long, Side> live = new TreeMap<>();
        private final Map<Long, String> traces = new TreeMap<>();
        private VenueSimulator venues;
        private long clock;
        private int done;
        private long filledQty;

        Reading(MarketTape tape, List<Ours> ours, int resumedEvery) {
            this.ours = ours;
            books = new VenueBooks(tape.publisherIds());
            market = books.view();
            venues = new VenueSimulator(market, EXACT, this::onReport);
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                actBefore(event.sequence());
                clock = Math.max(clock, event.eventNs());
                int venue = event.action().isBook() ? books.apply(event) : 0;
                venues.onEvent(venue, event, clock);
                String before = traces.getOrDefault(event.sequence(), " | ");
                String all = String.join(" ", fills);
                fills.clear();
                String fillsBefore = before.substring(0, before.indexOf(" | "));
                traces.put(event.sequence(), (fillsBefore + " " + all).strip() + " | " + aheads());
                if (resumedEvery > 0 && i % resumedEvery == 0) {
                    resume();
                }
            }
        }

        private void resume() {
            StateWriter saved = new StateWriter();
            venues.save(saved);
            venues = new VenueSimulator(market, EXACT, this::onReport);
            StateReader state = new StateReader(saved.toBytes());
            venues.restore(state);
            state.end();
            StateWriter again = new StateWriter();
            venues.save(again);
            assertThat(again.toBytes()).isEqualTo(saved.toBytes());
        }

        private void actBefore(long sequence) {
            for (; done < ours.size() && ours.get(done).afterSequence() < sequence; done++) {
                Ours next = ours.get(done);
                long pxE9 = next.px() * RandomOrders.CENT_E9;
                if (next.isNew()) {
                    live.put(next.id(), next.side());
                    venues.send(ChildOrder.day(next.id(), 0, next.side(), next.qty(), pxE9), clock);
                } else if (next.qty() == 0) {
                    venues.cancel(0, next.id(), clock);
                } else {
                    venues.replace(0, next.id(), next.qty(), pxE9, clock);
                }
            }
        }

        private void onReport(ExecutionReport report) {
            if (report.kind().isFill()) {
                long px = report.lastPxE9() / RandomOrders.CENT_E9;
                fills.add(report.orderId() + "*" + report.lastQty() + "@" + px);
                filledQty += report.lastQty();
            }
            if (report.leavesQty() == 0) {
                live.remove(report.orderId());
            }
        }

        private String aheads() {
            return live.entrySet().stream()
                    .map(order -> order.getKey() + ":" + (long) venues.ahead(0, order.getValue(), order.getKey()))
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void fillsAreThoseOfAListOfAllOrdersWithOursAmongThem() {
        long filled = 0;
        for (int seed = 0; seed < TAPES; seed++) {
            RandomOrders orders = new RandomOrders(seed, MESSAGES, true);
            Reading replay = new Reading(orders.tape(), orders.ours, seed % 2 == 0 ? 0 : 7);
            for (int i = 0; i < orders.traces.size(); i++) {
                String expected = summed(orders.traces.get(i));
                String actual = summed(replay.traces.getOrDefault(i + 1L, ""));
                assertThat(actual).as("seed %s, message %s", seed, i + 1).isEqualTo(expected);
            }
            filled += replay.filledQty;
        }
        assertThat(filled).isGreaterThan(10L * TAPES);
    }

    /** A trace in which each order has one fill. */
    private static String summed(String trace) {
        int bar = trace.indexOf("|");
        Map<String, Long> fills = new TreeMap<>();
        for (String fill : trace.substring(0, Math.max(0, bar)).strip().split(" ", -1)) {
            int star = fill.indexOf('*');
            if (star > 0) {
                fills.merge(
                        fill.substring(0, star),
                        Long.parseLong(fill.substring(star + 1, fill.indexOf('@'))),
                        Long::sum);
            }
        }
        return fills + " " + trace.substring(Math.max(0, bar)).strip();
    }

    /** A bid of 50 of ours behind 600; what leaves ahead of it, what leaves behind it, and the trade that reaches it. */
    @Test
    void aReadableQueue() {
        String rows = RandomOrders.HEADER + """
            1722519392000000001,160,2,1,A,B,10.00,100,0,1,128,1
            1722519392000000002,160,2,1,A,B,10.00,200,0,2,128,2
            1722519392000000003,160,2,1,A,B,10.00,300,0,3,128,3
            1722519392000000004,160,2,1,A,B,10.00,400,0,4,128,4
            1722519392000000005,160,2,1,C,B,10.00,400,0,4,128,5
            1722519392000000006,160,2,1,M,B,10.00,150,0,2,128,6
            1722519392000000007,160,2,1,M,B,10.00,120,0,1,128,7
            1722519392000000008,160,2,1,T,A,10.00,480,0,0,0,8
            1722519392000000008,160,2,1,F,B,10.00,150,0,2,0,8
            1722519392000000008,160,2,1,F,B,10.00,300,0,3,0,8
            1722519392000000008,160,2,1,F,B,10.00,30,0,1,0,8
            1722519392000000008,160,2,1,C,B,10.00,150,0,2,0,8
            1722519392000000008,160,2,1,C,B,10.00,300,0,3,0,8
            1722519392000000008,160,2,1,C,B,10.00,30,0,1,128,8
            1722519392000000009,160,2,1,T,A,9.99,70,0,0,0,9
            1722519392000000009,160,2,1,F,B,9.99,70,0,5,128,9
            """;
        MarketTape tape =
                MarketTape.readAll(RecordEvents.of(Csv.records(rows, false), "orders.csv", ReadOptions.all()));
        Reading replay = new Reading(tape, List.of(new Ours(3, -1, Side.BUY, 1000, 50, true)), 0);
        assertThat(replay.traces)
                .containsEntry(3L, " | ")
                .containsEntry(4L, " | -1:600")
                .containsEntry(5L, " | -1:600")
                .containsEntry(6L, " | -1:550")
                .containsEntry(7L, " | -1:450")
                .containsEntry(8L, "-1*30@1000 | -1:0")
                .containsEntry(9L, "-1*20@1000 | ");
    }

    private static Backtest backtest(int seed, MarketTape tape) {
        long qty = 50L + 10L * (seed % 40);
        Side side = seed % 2 == 0 ? Side.BUY : Side.SELL;
        ParentOrder order = new ParentOrder(side, qty, tape.firstEventNs(), tape.lastEventNs());
        RunSpec settings = RunSpec.of(order)
                .withSchedule(ScheduleSettings.ofSlices(5_000_000_000L))
                .withModel(ExecutionModel.DEFAULT.withQueue(QueueModels.exact()))
                .withParameters(new StaticParameters(0, 50, 0).toParameters());
        return new Backtest(tape, settings);
    }

    @Test
    void aBacktestGoesOnFromAnySavedStateToTheSameResults() {
        long provided = 0;
        for (int seed = 0; seed < RESUMED; seed++) {
            Backtest backtest = backtest(seed, new RandomOrders(seed, 300, false).tape());
            Latency latency = seed % 3 == 0 ? Latency.NONE : Latency.constant(seed % 3 == 1, 0, 40_000_000, 1_000_000);
            List<StrategySpec> strategies = Rules.standard().strategies().stream()
                    .map(strategy -> backtest.spec().withLatency(latency).strategy(strategy))
                    .toList();
            Replay whole = backtest.start(strategies);
            Replay resumed = backtest.start(strategies);
            for (int step = 0; whole.step(); step++) {
                assertThat(resumed.step()).isTrue();
                if (step % 11 == 0) {
                    resumed = backtest.resume(strategies, resumed.save().bytes());
                    assertThat(resumed.save().bytes()).isEqualTo(whole.save().bytes());
                }
            }
            assertThat(resumed.step()).isFalse();
            assertThat(resumed.results()).isEqualTo(whole.results());
            provided += whole.results().stream()
                    .flatMap(result -> result.fills().stream())
                    .filter(fill -> fill.liquidity() == Liquidity.MAKER)
                    .mapToLong(Fill::qty)
                    .sum();
        }
        assertThat(provided).isPositive();
    }

    @Test
    void dataWithoutOrdersIsRefused() {
        Backtest backtest = backtest(1, Csv.tape(Csv.text(Csv.ROW)));
        assertThatThrownBy(() -> backtest.run(Rules.standard().strategies()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data names orders")
                .hasMessageContaining("expected trades-only, proportional");
    }

    /**
     * Of orders that join the best quotes of a recorded day: no more is ahead than the pessimistic model says, and no less than
     * if all that left the price had stood ahead.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv",
                "dbn/esh4-glbx-mdp3-20231225.mbo.dbn.zst",
                "dbn/orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02.dbn.zst",
                "lobster/AAPL_2012-06-21_first998_message_10.csv"
            })
    void onRecordedOrdersThePlaceIsBetweenTheBounds(String name) {
        MarketTape tape = MarketTape.readAll(DataFiles.open(SharedData.file(name), ReadOptions.all()));
        long strictlyBetween = 0;
        for (Side side : Side.values()) {
            RecordedQueue queue = new RecordedQueue(tape, side);
            queue.replay();
            assertThat(queue.compared()).isGreaterThan(100);
            strictlyBetween += queue.strictlyBetween();
        }
        assertThat(strictlyBetween).as(name).isGreaterThanOrEqualTo(tape.size() > 50_000 ? 1_000 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv",
                "dbn/esh4-glbx-mdp3-20231225.mbo.dbn.zst",
                "lobster/AAPL_2012-06-21_first998_message_10.csv"
            })
    void recordedOrdersFillAnOrderThatRests(String name) {
        MarketTape tape = MarketTape.readAll(DataFiles.open(SharedData.file(name), ReadOptions.all()));
        Backtest backtest = backtest(20, tape);
        Definition<Strategy> resting = Rules.standard().find("rest-then-cross").orElseThrow();
        StrategyResult result = backtest.run(List.of(resting)).get(0);
        assertThat(result.execution().qty()).isPositive();
        assertThat(backtest.run(List.of(resting))).containsExactly(result);
    }
}
