package io.slipway.kafka.durable;

import io.slipway.engine.Replay;
import io.slipway.engine.StrategyProgress;
import io.slipway.engine.StrategyResult;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketRows;
import java.util.ArrayList;
import java.util.List;

/** One order of a run: its replay on the rows that it shares with others, and how much of it was published. Not thread-safe. */
final class OrderProgress {

    private final DurableOrder order;
    private final OrderRows rows;
    private final Replay replay;
    private List<StrategyProgress> published;
    private long commits;
    private boolean finished;
    private boolean settled;

    private OrderProgress(DurableOrder order, OrderRows rows, Replay replay) {
        this.order = order;
        this.rows = rows;
        this.replay = replay;
        published = replay.progress();
        commits = order.head().commits();
        finished = order.head().finished();
        settled = finished;
    }

    /**
     * An order at its beginning, or where its state was saved.
     *
     * @param keepsSteps true to keep the steps of the child orders of an order at its beginning
     * @throws MarketDataException if the state cannot be read
     */
    static OrderProgress of(DurableOrder order, MarketRows.Glanced held, boolean keepsSteps) {
        SavedRun.Head head = order.head();
        boolean endless = order.facts().stream().endless();
        OrderRows rows = new OrderRows(
                held,
                head.row(),
                head.passed(),
                order.backtest().spec().order().endNs(),
                endless ? order.facts().lastNs() : Long.MAX_VALUE);
        return new OrderProgress(order, rows, replay(order, rows, keepsSteps));
    }

    private static Replay replay(DurableOrder order, OrderRows rows, boolean keepsSteps) {
        if (order.saved().isEmpty()) {
            Replay begun =
                    order.backtest().startOn(rows, order.backtest().spec().strategies());
            return keepsSteps ? begun.keepSteps() : begun;
        }
        SavedRun saved = order.saved().get();
        try {
            Replay replay = rows.restored(() -> order.backtest()
                    .resumeOn(
                            rows,
                            order.backtest().spec().strategies(),
                            saved.state().bytes()));
            if (replay.neededIndex() < saved.head().row() && !saved.head().passed()) {
                throw new IllegalArgumentException("the position is ahead of the state: row="
                        + saved.head().row() + ", needed=" + replay.neededIndex());
            }
            return replay;
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(
                    "the state of the run cannot be read, another version of the program wrote it: id=" + order.id()
                            + ", reason=" + e.getMessage() + "; give the run another id",
                    e);
        }
    }

    OrderRows rows() {
        return rows;
    }

    /** Goes on as far as the rows go. */
    void advance() {
        while (!finished && rows.lets(replay)) {
            replay.leap();
            if (rows.lets(replay)) {
                finished = !replay.step();
            }
        }
    }

    /** True if it is at its end. */
    boolean isFinished() {
        return finished;
    }

    /** True if its end was published. */
    boolean isSettled() {
        return settled;
    }

    /** True if it has child orders or fills that were not published. */
    boolean hasOutputs() {
        List<StrategyProgress> now = replay.progress();
        return RunMetrics.orders(now) > RunMetrics.orders(published)
                || RunMetrics.fills(now) > RunMetrics.fills(published);
    }

    /** Number of the first row that it still needs. */
    long neededIndex() {
        return rows.neededBy(replay);
    }

    /** Time of the order's run, in nanoseconds since 1970 UTC. */
    long clockNs() {
        return replay.clockNs();
    }

    /** A commit of the order, which is published once {@link #published} was told. */
    record Draft(SavedRun state, List<Output> outputs, RunMetrics metrics, List<StrategyProgress> progress) {}

    /**
     * The next commit.
     *
     * @param offset offset of the record of the first row that it needs
     * @param events rows that the run has worked
     */
    Draft draft(long offset, long events, long lagRecords) {
        List<StrategyProgress> now = replay.progress();
        SavedRun.Head head = new SavedRun.Head(
                order.plan(),
                order.facts(),
                offset,
                neededIndex(),
                commits + 1,
                finished,
                !finished && replay.neededIndex() < neededIndex());
        RunMetrics metrics = new RunMetrics(
                order.id(),
                order.facts().stream().symbol(),
                events,
                replay.clockNs(),
                lagRecords,
                commits + 1,
                RunMetrics.orders(now),
                RunMetrics.fills(now));
        List<Output> outputs = new ArrayList<>(
                Output.between(order.id(), order.facts().stream().instrument(), published, now));
        outputs.add(metrics.toOutput());
        return new Draft(new SavedRun(head, replay.save()), outputs, metrics, now);
    }

    /** A draft was committed. */
    void published(Draft draft) {
        commits++;
        published = draft.progress();
        settled = finished;
    }

    /** Child orders and fills of its strategies at the last commit. */
    List<StrategyProgress> progress() {
        return published;
    }

    String id() {
        return order.id();
    }

    List<StrategyResult> results() {
        return replay.results();
    }
}
