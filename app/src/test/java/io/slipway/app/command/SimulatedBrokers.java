package io.slipway.app.command;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Orders and fills of two brokers with a known bias: Prompt takes a third at the arrival and lets the rest follow the quote until its
 * deadline, Late waits four seconds and pays the far touch for all. Each second order is of the other broker, each third of the other side.
 */
final class SimulatedBrokers {

    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_NS = Instant.parse("2024-08-01T14:00:30Z").getEpochSecond() * SECOND;
    private static final int ORDERS = 42;
    private static final long EVERY_NS = 13 * SECOND;
    private static final long WINDOW_NS = 8 * SECOND;
    private static final long DELAY_NS = 4 * SECOND;
    private static final long QTY = 300;
    private static final long TAKEN_QTY = 100;

    private final MarketTape tape;
    private final RunSpec run;
    private final StringBuilder orders =
            new StringBuilder("order_id,symbol,side,qty,decision_time,arrival_time,end_time,strategy,broker\n");
    private final StringBuilder fills =
            new StringBuilder("exec_id,order_id,time,venue,symbol,side,qty,price,fee,liquidity\n");

    SimulatedBrokers(Path marketData) {
        tape = MarketTape.readAll(DataFiles.open(marketData, ReadOptions.all()));
        run = RunSpec.of(new ParentOrder(Side.BUY, 1, 0, 1))
                .withFees(FeeTable.flat(FeeSchedule.perShare(3_000_000, 2_000_000)));
        for (int i = 0; i < ORDERS; i++) {
            add(i);
        }
    }

    private void add(int number) {
        boolean isLate = number % 2 == 1;
        Side side = number % 3 == 0 ? Side.SELL : Side.BUY;
        long arrivalNs = FIRST_NS + number * EVERY_NS;
        List<Fill> all = new ArrayList<>();
        if (isLate) {
            all.addAll(work("sweep", side, QTY, arrivalNs + DELAY_NS, arrivalNs + WINDOW_NS));
        } else {
            all.addAll(work("sweep", side, TAKEN_QTY, arrivalNs, arrivalNs + WINDOW_NS));
            all.addAll(work("peg-then-cross", side, QTY - TAKEN_QTY, arrivalNs, arrivalNs + WINDOW_NS));
        }
        String id = String.format(Locale.ROOT, "A%02d", number + 1);
        String word = side.name().toLowerCase(Locale.ROOT);
        orders.append(String.join(
                        ",",
                        id,
                        "DEMO",
                        word,
                        Long.toString(QTY),
                        time(arrivalNs - SECOND),
                        time(arrivalNs),
                        time(arrivalNs + WINDOW_NS),
                        isLate ? "SWEEP" : "PEG",
                        isLate ? "Late" : "Prompt"))
                .append('\n');
        int count = 0;
        for (Fill fill : all) {
            count++;
            fills.append(String.join(
                            ",",
                            id + "-" + count,
                            id,
                            time(fill.timeNs()),
                            VenueNames.load().mic(fill.publisherId()),
                            "DEMO",
                            word,
                            Long.toString(fill.qty()),
                            Money.toDecimal(fill.pxE9()).toPlainString(),
                            Money.toDecimal(fill.feeE9()).toPlainString(),
                            fill.liquidity().name().toLowerCase(Locale.ROOT)))
                    .append('\n');
        }
    }

    private List<Fill> work(String strategy, Side side, long qty, long startNs, long endNs) {
        RunSpec spec = run.withOrder(new ParentOrder(side, qty, startNs, endNs))
                .withStrategies(List.of(Catalogue.installed().find(strategy).orElseThrow()));
        return new Backtest(tape, spec).run().get(0).fills();
    }

    private static String time(long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }

    /** The text of {@code orders.csv}. */
    String orders() {
        return orders.toString();
    }

    /** The text of {@code fills.csv}. */
    String fills() {
        return fills.toString();
    }
}
