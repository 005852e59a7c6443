package io.slipway.study;

import io.slipway.engine.Backtest;
import io.slipway.engine.Contender;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Benchmarks;
import io.slipway.tca.BestPossible;
import java.util.List;

/**
 * Many parent orders, each worked by every contender, because one order is one draw. Immutable: parents may run in several
 * threads at once, and an outcome depends on its own order alone.
 */
public final class Study {

    private final MarketTape tape;
    private final List<ParentOrder> parents;
    private final List<Contender> contenders;

    /** Works every one of {@code parents} in place of the order of each contender's settings. */
    public Study(MarketTape tape, List<ParentOrder> parents, List<Contender> contenders) {
        this.tape = tape;
        this.parents = List.copyOf(parents);
        this.contenders = List.copyOf(contenders);
    }

    /** The orders. */
    public List<ParentOrder> parents() {
        return parents;
    }

    /** Works one parent. */
    public ParentOutcome run(int parent) {
        ParentOrder order = parents.get(parent);
        List<Contender> working = contenders.stream()
                .map(contender ->
                        new Contender(contender.strategy(), contender.settings().withOrder(order)))
                .toList();
        Backtest backtest = new Backtest(tape, working.get(0).settings());
        Benchmarks benchmarks = backtest.benchmarks();
        return new ParentOutcome(
                order,
                benchmarks.arrivalMid(),
                benchmarks.endTouch(),
                BestPossible.of(tape, order, working.get(0).settings().fees()),
                backtest.runAll(working));
    }
}
