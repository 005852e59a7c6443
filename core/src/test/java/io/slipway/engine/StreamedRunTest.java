package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import io.slipway.tape.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Runs whose rows arrive one by one, and are forgotten, against runs on the whole tape. */
class StreamedRunTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int ROWS = 400;

    private static RowWindow from(MarketTape tape, long first) {
        long[] next = {first};
        return new RowWindow("stream", tape.publisherIds(), tape.namesOrders(), first, event -> {
            if (next[0] == tape.size()) {
                return RowSource.Arrival.END;
            }
            tape.read(next[0]++, event);
            return RowSource.Arrival.ROW;
        });
    }

    private static Backtest backtest(SplittableRandom random, Latency latency) {
        ParentOrder order = new ParentOrder(
                random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(5000), 5 * SECOND, 300 * SECOND);
        RunSpec spec = RunSpec.of(order)
                .withSchedule(new ScheduleSettings(10 * SECOND, StandardCurve.US_EQUITY, 3, 1))
                .withParameters(new StaticParameters(0, 50, 0).toParameters())
                .withLatency(latency)
                .withStrategies(Catalogue.installed().strategies());
        return new Backtest(Tapes.of(Tapes.spread(Tapes.random(random, ROWS))), spec);
    }

    private static List<Latency> latencies() {
        return List.of(Latency.NONE, Latency.constant(false, 2 * SECOND, SECOND, 0));
    }

    @Test
    void rowsThatArriveOneByOneGiveTheFillsOfTheTape() {
        SplittableRandom random = new SplittableRandom(11);
        for (Latency latency : latencies()) {
            for (int round = 0; round < 5; round++) {
                Backtest backtest = backtest(random, latency);
                RowWindow rows = from(backtest.tape(), 0);
                Replay run = backtest.startOn(rows, backtest.spec().strategies());
                long most = 0;
                while (run.step()) {
                    rows.release(run.neededIndex());
                    most = Math.max(most, rows.size());
                }
                assertThat(run.results()).isEqualTo(backtest.run());
                assertThat(most).isLessThan(backtest.tape().size() / 2);
            }
        }
    }

    /** The rows of a tape with clocks between them, at random times up to that of the row that follows. */
    private static RowWindow withClocks(MarketTape tape, SplittableRandom random) {
        long[] next = {0};
        MarketEvent row = new MarketEvent();
        return new RowWindow("stream", tape.publisherIds(), tape.namesOrders(), 0, event -> {
            if (next[0] == tape.size()) {
                return RowSource.Arrival.END;
            }
            tape.read(next[0], row);
            if (random.nextInt(3) > 0) {
                long timeNs = row.eventNs() - random.nextInt(3) * SECOND / 2;
                event.times(timeNs, timeNs);
                return RowSource.Arrival.CLOCK;
            }
            next[0]++;
            event.copyOf(row);
            return RowSource.Arrival.ROW;
        });
    }

    @Test
    void clocksBetweenRowsChangeNoFill() {
        SplittableRandom random = new SplittableRandom(15);
        for (Latency latency : latencies()) {
            for (int round = 0; round < 5; round++) {
                Backtest backtest = backtest(random, latency);
                List<StrategySpec> strategies = backtest.spec().strategies();
                Replay run = backtest.startOn(withClocks(backtest.tape(), random), strategies);
                assertThat(run.toEnd()).isEqualTo(backtest.run());
            }
        }
    }

    /** The whole tape's first rows, then nothing but clocks. */
    @Test
    void timersFireInSilenceAndTheOrderEndsInIt() {
        Backtest backtest = backtest(new SplittableRandom(16), Latency.NONE);
        MarketTape tape = backtest.tape();
        long[] next = {0};
        long[] clockNs = {0};
        int rowsBefore = (int) tape.size() / 8;
        RowWindow rows = new RowWindow("stream", tape.publisherIds(), tape.namesOrders(), 0, event -> {
            if (next[0] < rowsBefore) {
                tape.read(next[0]++, event);
                clockNs[0] = event.eventNs();
                return RowSource.Arrival.ROW;
            }
            clockNs[0] += SECOND;
            event.times(clockNs[0], clockNs[0]);
            return RowSource.Arrival.CLOCK;
        });
        Replay run = backtest.startOn(rows, backtest.spec().strategies());
        long ordersInSilence = 0;
        long before = 0;
        while (run.step()) {
            long orders = run.progress().stream()
                    .mapToLong(each -> each.sent().size())
                    .sum();
            ordersInSilence += run.clockNs() == clockNs[0] && run.neededIndex() == rowsBefore ? orders - before : 0;
            before = orders;
        }
        assertThat(ordersInSilence).isGreaterThan(5);
        assertThat(clockNs[0]).isBetween(300 * SECOND, 302 * SECOND);
        MarketTape.Builder record = new MarketTape.Builder(tape.instrument());
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < rowsBefore; row++) {
            tape.read(row, event);
            record.add(event);
        }
        assertThat(run.results()).isEqualTo(new Backtest(record.build(), backtest.spec()).run());
    }

    @Test
    void aRunGoesOnFromItsStateAndTheRowsThatItNeeds() {
        SplittableRandom random = new SplittableRandom(12);
        int resumed = 0;
        for (Latency latency : latencies()) {
            for (int round = 0; round < 5; round++) {
                Backtest backtest = backtest(random, latency);
                List<StrategySpec> strategies = backtest.spec().strategies();
                RowWindow rows = from(backtest.tape(), 0);
                Replay run = backtest.startOn(rows, strategies);
                while (run.step()) {
                    rows.release(run.neededIndex());
                    if (random.nextInt(40) == 0) {
                        rows = from(backtest.tape(), run.neededIndex());
                        run = backtest.resumeOn(rows, strategies, run.save().bytes());
                        resumed++;
                    }
                }
                assertThat(run.results()).isEqualTo(backtest.run());
            }
        }
        assertThat(resumed).isGreaterThan(25);
    }

    @Test
    void theProgressOfARunOnlyGrowsAndEndsAsItsResult() {
        Backtest backtest = backtest(new SplittableRandom(13), latencies().get(1));
        Replay run = backtest.startOn(from(backtest.tape(), 0), backtest.spec().strategies());
        List<StrategyProgress> before = run.progress();
        while (run.step()) {
            List<StrategyProgress> now = run.progress();
            for (int i = 0; i < now.size(); i++) {
                StrategyProgress was = before.get(i);
                assertThat(now.get(i).fills().subList(0, was.fills().size())).isEqualTo(was.fills());
                assertThat(now.get(i).sent().subList(0, was.sent().size())).isEqualTo(was.sent());
            }
            before = now;
        }
        List<StrategyResult> results = run.results();
        List<StrategyProgress> end = run.progress();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            names.add(end.get(i).name());
            assertThat(end.get(i).fills()).isEqualTo(results.get(i).fills());
            assertThat(end.get(i).cashE9()).isEqualTo(results.get(i).execution().cashE9());
        }
        assertThat(names).isEqualTo(results.stream().map(StrategyResult::name).toList());
    }

    @Test
    void aReleasedRowCannotBeRead() {
        Backtest backtest = backtest(new SplittableRandom(14), Latency.NONE);
        RowWindow rows = from(backtest.tape(), 0);
        assertThat(rows.has(5)).isTrue();
        rows.release(3);
        MarketEvent event = new MarketEvent();
        assertThatThrownBy(() -> rows.read(2, event)).isInstanceOf(IndexOutOfBoundsException.class);
        rows.read(3, event);
        MarketEvent expected = new MarketEvent();
        backtest.tape().read(3, expected);
        assertThat(event.isSameAs(expected)).isTrue();
        assertThat(rows.has(ROWS)).isFalse();
    }
}
