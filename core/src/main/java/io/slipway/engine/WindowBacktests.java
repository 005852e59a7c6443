package io.slipway.engine;

import io.slipway.calendar.Sessions;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backtests of many parent orders on one tape, each with the same results as a {@link Backtest} of its own. An order reads the tape
 * from the first row that one of its strategies is told of to its end, so its cost does not grow with the tape. Thread-safe.
 */
public final class WindowBacktests {

    private final MarketTape tape;
    private final RunSpec spec;
    private final @Nullable MarketCheckpoints checkpoints;

    /** Backtests of {@code spec}, whose order only tells the hours. The tape is read once, when the first order runs. */
    public WindowBacktests(MarketTape tape, RunSpec spec) {
        this(tape, spec, new TapeCheckpoints.Pass(tape, spec.order().sessions()));
    }

    /**
     * The same with checkpoints that are made with others of the tape.
     *
     * @param pass over {@code tape}, of the hours of the spec's order
     */
    public WindowBacktests(MarketTape tape, RunSpec spec, TapeCheckpoints.Pass pass) {
        this.tape = tape;
        this.spec = spec;
        checkpoints = spec.rules().equals(Rules.standard())
                ? new MarketCheckpoints(pass, tape, sessions(), latencies(spec))
                : null;
    }

    private WindowBacktests(WindowBacktests other, RunSpec spec) {
        this.tape = other.tape;
        this.spec = spec;
        this.checkpoints = other.checkpoints;
    }

    /** True if backtests of another spec on {@code other} see the market at the same times as these, before their orders begin. */
    public boolean isOfSameMarket(MarketTape other, RunSpec otherSpec) {
        return other == tape
                && otherSpec.order().sessions().equals(sessions())
                && (checkpoints != null) == otherSpec.rules().equals(Rules.standard())
                && latencies(otherSpec).stream()
                        .allMatch(feed -> latencies(spec).stream().anyMatch(feed::hearsWith));
    }

    /**
     * Backtests of another spec that share the checkpoints of these.
     *
     * @param other one {@linkplain #isOfSameMarket of the same market}
     */
    public WindowBacktests withSpec(RunSpec other) {
        return new WindowBacktests(this, other);
    }

    private static List<Latency> latencies(RunSpec spec) {
        return spec.strategies().stream().map(each -> each.model().latency()).toList();
    }

    private Sessions sessions() {
        return spec.order().sessions();
    }

    /**
     * Runs the strategies of the spec for each of some orders, those of one window in one pass.
     *
     * @param orders with the hours of the spec's order, all with one window
     * @return results by order, then by strategy
     * @throws IllegalArgumentException if the windows or the hours differ
     */
    public List<List<StrategyResult>> run(List<ParentOrder> orders) {
        ParentOrder first = orders.get(0);
        for (ParentOrder order : orders) {
            if (order.startNs() != first.startNs()
                    || order.endNs() != first.endNs()
                    || !order.sessions().equals(sessions())) {
                throw new IllegalArgumentException(
                        "orders of one pass have one window: first=" + first + ", other=" + order);
            }
        }
        List<RunSpec> specs = orders.stream().map(spec::withOrder).toList();
        if (checkpoints == null) {
            return specs.stream().map(each -> new Backtest(tape, each).run()).toList();
        }
        Replay run = new Replay(tape, specs).skip(checkpoints);
        run.toEnd();
        return run.resultsOf(specs);
    }
}
