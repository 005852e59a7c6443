package example;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketUpdate;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.latency.LatencyModel;
import java.util.List;
import java.util.function.IntFunction;

/** A strategy and models that fail in one of their methods. */
public final class FailingPlugin implements Plugin {

    /** Names of the methods of a strategy. */
    public static final List<String> OF_STRATEGY =
            List.of("create", "receivesFromNs", "onStart", "onMarket", "decide", "plan", "save", "restore");

    private final String place;

    /**
     * A plug-in that fails in a method.
     *
     * @param place the method, after the kind of model and a dot where it is a model's
     */
    public FailingPlugin(String place) {
        this.place = place;
    }

    private void reach(String where) {
        if (where.equals(place)) {
            throw new IllegalStateException("no " + where);
        }
    }

    @Override
    public List<Definition<Strategy>> strategies() {
        reach("strategies");
        return List.of(Definition.of("failing", "Fails.", setup -> {
            reach("create");
            return new Failing();
        }));
    }

    @Override
    public List<ModelDefinition<QueueModel>> queueModels() {
        return List.of(new ModelDefinition<>("queue", "Fails.", new QueueModel() {
            @Override
            public double aheadAfterCancel(double ahead, double behind, long cancelled) {
                reach("queue.aheadAfterCancel");
                return ahead;
            }

            @Override
            public long filledBy(long size, double ahead, long displayed, long open) {
                reach("queue.filledBy");
                return size;
            }
        }));
    }

    @Override
    public List<ModelDefinition<LatencyModel>> latencyModels() {
        return List.of(new ModelDefinition<>("latency", "Fails.", new LatencyModel() {
            @Override
            public long entryNs(int venue, long message) {
                reach("latency.entryNs");
                return 1;
            }

            @Override
            public long reportNs(int venue, long report) {
                reach("latency.reportNs");
                return 1;
            }
        }));
    }

    @Override
    public List<ModelDefinition<IntFunction<LiquidityLedger>>> liquidityModels() {
        return List.of(new ModelDefinition<>("liquidity", "Fails.", venues -> {
            reach("liquidity.apply");
            return new Ledger(new ConservedLiquidity(venues));
        }));
    }

    private final class Failing implements Strategy {

        @Override
        public long receivesFromNs(long startNs) {
            reach("receivesFromNs");
            return startNs;
        }

        @Override
        public void onStart(TradingContext context) {
            reach("onStart");
        }

        @Override
        public void onMarket(MarketUpdate update, TradingContext context) {
            reach("onMarket");
        }

        @Override
        public void decide(TradingContext context) {
            reach("decide");
            context.market(0, Math.min(1, context.remainingQty()));
        }

        @Override
        public List<Milestone> plan() {
            reach("plan");
            return List.of();
        }

        @Override
        public void save(StateWriter state) {
            reach("save");
        }

        @Override
        public void restore(StateReader state) {
            reach("restore");
        }
    }

    private final class Ledger implements LiquidityLedger {

        private final LiquidityLedger ledger;

        private Ledger(LiquidityLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        public long available(int venue, long signedPxE9, long displayed, long nowNs) {
            reach("liquidity.available");
            return ledger.available(venue, signedPxE9, displayed, nowNs);
        }

        @Override
        public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
            reach("liquidity.onTake");
            ledger.onTake(venue, signedPxE9, qty, displayed, nowNs);
        }

        @Override
        public void onLevels(int venue, DisplayedLevels displayed, long nowNs) {
            reach("liquidity.onLevels");
            ledger.onLevels(venue, displayed, nowNs);
        }

        @Override
        public long reusedQty() {
            reach("liquidity.reusedQty");
            return ledger.reusedQty();
        }

        @Override
        public void save(StateWriter state) {
            reach("liquidity.save");
            ledger.save(state);
        }

        @Override
        public void restore(StateReader state) {
            reach("liquidity.restore");
            ledger.restore(state);
        }
    }
}
