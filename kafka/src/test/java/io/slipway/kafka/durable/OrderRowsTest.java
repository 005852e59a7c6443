package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.Replay;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.kafka.SampleMarket;
import io.slipway.market.RowSource;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tape.MarketRows;
import io.slipway.tape.MarketTape;
import io.slipway.tape.RowWindow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that see the rows of a stream a few at a time, and pass those that no strategy acts on, against runs on the whole tape. */
class OrderRowsTest {

    private static final long MS = 1_000_000;
    private static final int ROWS = 4_000;
    private static final int MARKETS = 12;

    private final SplittableRandom random = new SplittableRandom(3);
    private long passed;
    private long resumed;

    private Backtest backtest(long seed) {
        MarketTape tape = SampleMarket.tape("AAPL", seed, ROWS);
        ParentOrder order = new ParentOrder(
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        random.nextLong(1_000, 20_000),
                        tape.firstEventNs() + 100 * MS,
                        tape.lastEventNs() - random.nextLong(600 * MS))
                .withPrices(new PriceLimits(null, random.nextBoolean() ? PriceBand.LULD : PriceBand.OFF));
        List<StrategySpec> strategies = Stream.of("twap", "vwap", "rest-then-cross")
                .limit(1 + random.nextInt(3))
                .map(name -> Catalogue.installed().find(name).orElseThrow())
                .map(found -> RunSpec.of(order).strategy(found))
                .toList();
        RunSpec spec = RunSpec.of(order).withSchedule(ScheduleSettings.ofSlices(random.nextLong(50 * MS, 900 * MS)));
        return new Backtest(tape, spec.withSpecs(strategies));
    }

    private static RowWindow window(MarketTape tape, long first) {
        long[] next = {first};
        return new RowWindow(tape.identity(), tape.publisherIds(), tape.namesOrders(), first, event -> {
            if (next[0] == tape.size()) {
                return RowSource.Arrival.END;
            }
            tape.read(next[0]++, event);
            return RowSource.Arrival.ROW;
        });
    }

    /** Works a few rows at a time, and sometimes goes on from the state that was saved, with other rows before it forgotten. */
    private Replay work(Backtest backtest, boolean isWindow) {
        MarketTape tape = backtest.tape();
        List<StrategySpec> strategies = backtest.spec().strategies();
        long endNs = backtest.spec().order().endNs();
        MarketRows.Glanced held = isWindow ? window(tape, 0) : tape;
        OrderRows rows = new OrderRows(held, 0, false, endNs, Long.MAX_VALUE);
        Replay run = backtest.startOn(rows, strategies);
        boolean working = true;
        for (long row = 0; working; ) {
            for (long to = row + 1 + random.nextInt(500); row < to && held.has(row); row++) {
                rows.onRow(row, held.eventNs(row));
            }
            if (!held.has(row)) {
                rows.onEnd();
            }
            working = advance(rows, run);
            if (working && random.nextInt(4) == 0 && run.neededIndex() >= row) {
                resumed++;
                byte[] state = run.save().bytes();
                held = isWindow ? window(tape, row) : tape;
                OrderRows again = new OrderRows(held, row, false, endNs, Long.MAX_VALUE);
                run = again.restored(() -> backtest.resumeOn(again, strategies, state));
                rows = again;
            }
        }
        return run;
    }

    private boolean advance(OrderRows rows, Replay run) {
        boolean working = true;
        while (working && rows.lets(run)) {
            long before = run.neededIndex();
            run.leap();
            passed += run.neededIndex() - before;
            if (rows.lets(run)) {
                working = run.step();
            }
        }
        return working;
    }

    @Test
    void rowsThatArePassedOfATapeOrAWindowChangeNoFill() {
        for (int market = 0; market < MARKETS; market++) {
            Backtest backtest = backtest(market);
            assertThat(work(backtest, market % 2 == 0).results())
                    .as("market=%s", market)
                    .isEqualTo(backtest.run());
        }
        assertThat(passed).isGreaterThan(MARKETS * ROWS / 4);
        assertThat(resumed).isGreaterThan(MARKETS);
    }
}
