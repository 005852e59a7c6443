package io.slipway.backtest;

import io.slipway.market.MarketTape;
import io.slipway.model.ParentOrder;
import java.util.List;

/**
 * Many parent orders, each worked by every strategy, because one order is one draw. Immutable: parents may run in several
 * threads at once, and an outcome depends on its own order alone.
 */
public final class Study {

    private final MarketTape tape;
    private final BacktestSettings settings;
    private final List<ParentOrder> parents;
    private final List<Strategy> strategies;

    /** Works every one of {@code parents} in place of the order of {@code settings}. */
    public Study(MarketTape tape, BacktestSettings settings, List<ParentOrder> parents, List<Strategy> strategies) {
        this.tape = tape;
        this.settings = settings;
        this.parents = List.copyOf(parents);
        this.strategies = List.copyOf(strategies);
    }

    /** The orders. */
    public List<ParentOrder> parents() {
        return parents;
    }

    /** The strategies. */
    public List<Strategy> strategies() {
        return strategies;
    }

    /** Works one parent. */
    public ParentOutcome run(int parent) {
        return ParentOutcome.of(new Backtest(tape, settings.withOrder(parents.get(parent))), strategies);
    }
}
