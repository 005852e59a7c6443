package io.slipway.strategy;

import io.slipway.engine.StrategySpec;
import io.slipway.market.MarketUpdate;
import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.List;

/** A strategy that is called with every row, also while the one that it stands for is idle. It counts the calls. */
public final class Awake implements Strategy {

    private final Strategy strategy;
    private final boolean isAwake;
    private final Calls calls;

    /** Numbers of calls with rows before the start of the window, and of decisions. */
    public static final class Calls {
        public int before;
        public int decisions;
    }

    private Awake(Strategy strategy, boolean isAwake, Calls calls) {
        this.strategy = strategy;
        this.isAwake = isAwake;
        this.calls = calls;
    }

    /** The same strategy, called with every row. */
    public static StrategySpec of(StrategySpec spec) {
        return of(spec, true, new Calls());
    }

    /** The same strategy, called with every row if {@code isAwake}, with counts of its calls. */
    public static StrategySpec of(StrategySpec spec, boolean isAwake, Calls calls) {
        Definition<Strategy> definition = spec.definition();
        Definition<Strategy> counted = new Definition<>(
                definition.name(),
                definition.description(),
                definition.parameters(),
                definition.traits(),
                setup -> new Awake(definition.factory().apply(setup), isAwake, calls));
        return new StrategySpec(counted, spec.parameters(), spec.model());
    }

    @Override
    public long idleUntilNs() {
        return isAwake ? Strategy.super.idleUntilNs() : strategy.idleUntilNs();
    }

    @Override
    public WakesOn wakesOn() {
        return isAwake ? Strategy.super.wakesOn() : strategy.wakesOn();
    }

    @Override
    public WakesOn wakesAfterFills() {
        return isAwake ? Strategy.super.wakesAfterFills() : strategy.wakesAfterFills();
    }

    @Override
    public void onStart(TradingContext context) {
        strategy.onStart(context);
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        calls.before += context.nowNs() < context.order().startNs() ? 1 : 0;
        strategy.onMarket(update, context);
    }

    @Override
    public void onFill(ExecutionReport fill, TradingContext context) {
        strategy.onFill(fill, context);
    }

    @Override
    public void onReport(ExecutionReport report, TradingContext context) {
        strategy.onReport(report, context);
    }

    @Override
    public void onTimer(String name, TradingContext context) {
        strategy.onTimer(name, context);
    }

    @Override
    public void decide(TradingContext context) {
        calls.decisions++;
        strategy.decide(context);
    }

    @Override
    public long receivesFromNs(long startNs) {
        return strategy.receivesFromNs(startNs);
    }

    @Override
    public List<Milestone> plan() {
        return strategy.plan();
    }

    @Override
    public void save(StateWriter state) {
        strategy.save(state);
    }

    @Override
    public void restore(StateReader state) {
        strategy.restore(state);
    }
}
