package io.slipway.engine;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.latency.LatencyModel;
import java.util.function.IntFunction;

/** Models of plug-ins whose failures are told as theirs. Those of Slipway are left as they are. */
final class GuardedModels {

    private GuardedModels() {}

    static ModelDefinition<QueueModel> queue(ModelDefinition<QueueModel> model) {
        return isOfPlugin(model.model())
                ? with(model, new Queue(model.model(), new PluginFailures(Queue.class, "queue model", model.name())))
                : model;
    }

    static ModelDefinition<LatencyModel> latency(ModelDefinition<LatencyModel> model) {
        return isOfPlugin(model.model())
                ? with(
                        model,
                        new Delays(model.model(), new PluginFailures(Delays.class, "latency model", model.name())))
                : model;
    }

    static ModelDefinition<IntFunction<LiquidityLedger>> liquidity(
            ModelDefinition<IntFunction<LiquidityLedger>> model) {
        return isOfPlugin(model.model())
                ? with(
                        model,
                        new Ledgers(model.model(), new PluginFailures(Ledgers.class, "liquidity model", model.name())))
                : model;
    }

    private static <T> ModelDefinition<T> with(ModelDefinition<T> model, T guarded) {
        return new ModelDefinition<>(model.name(), model.description(), guarded);
    }

    private static boolean isOfPlugin(Object model) {
        return PluginFailures.isOfPlugin(model.getClass().getName());
    }

    private record Queue(QueueModel model, PluginFailures failures) implements QueueModel {

        @Override
        public boolean isExact() {
            return failures.call(model, model::isExact);
        }

        @Override
        public double aheadAfterCancel(double ahead, double behind, long cancelled) {
            return failures.call(model, () -> model.aheadAfterCancel(ahead, behind, cancelled));
        }

        @Override
        public long filledBy(long size, double ahead, long displayed, long open) {
            return failures.call(model, () -> model.filledBy(size, ahead, displayed, open));
        }

        /** A refusal of the data is no failure. */
        @Override
        public void requireData(boolean namesOrders) {
            model.requireData(namesOrders);
        }

        @Override
        public String toString() {
            return model.toString();
        }
    }

    private record Delays(LatencyModel model, PluginFailures failures) implements LatencyModel {

        @Override
        public long entryNs(int venue, long message) {
            return failures.call(model, () -> model.entryNs(venue, message));
        }

        @Override
        public long reportNs(int venue, long report) {
            return failures.call(model, () -> model.reportNs(venue, report));
        }

        @Override
        public Facts facts() {
            return failures.call(model, model::facts);
        }

        @Override
        public String toString() {
            return model.toString();
        }
    }

    private record Ledgers(IntFunction<LiquidityLedger> model, PluginFailures failures)
            implements IntFunction<LiquidityLedger> {

        @Override
        public LiquidityLedger apply(int venues) {
            LiquidityLedger ledger = failures.call(model, () -> model.apply(venues));
            return isOfPlugin(ledger)
                    ? new Ledger(ledger, new PluginFailures(Ledger.class, failures.kind(), failures.name()))
                    : ledger;
        }

        @Override
        public String toString() {
            return model.toString();
        }
    }

    private record Ledger(LiquidityLedger model, PluginFailures failures) implements LiquidityLedger {

        @Override
        public long available(int venue, long signedPxE9, long displayed, long nowNs) {
            return failures.call(model, () -> model.available(venue, signedPxE9, displayed, nowNs));
        }

        @Override
        public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
            failures.run(model, () -> model.onTake(venue, signedPxE9, qty, displayed, nowNs));
        }

        @Override
        public void onLevels(int venue, DisplayedLevels displayed, long nowNs) {
            failures.run(model, () -> model.onLevels(venue, displayed, nowNs));
        }

        @Override
        public void onForget(int venue) {
            failures.run(model, () -> model.onForget(venue));
        }

        @Override
        public void onPrint(int venue, long signedPxE9, long size, long nowNs) {
            failures.run(model, () -> model.onPrint(venue, signedPxE9, size, nowNs));
        }

        @Override
        public boolean isEmpty(int venue) {
            return failures.call(model, () -> model.isEmpty(venue));
        }

        @Override
        public long reusedQty() {
            return failures.call(model, model::reusedQty);
        }

        @Override
        public void save(StateWriter state) {
            failures.run(model, () -> model.save(state));
        }

        @Override
        public void restore(StateReader state) {
            failures.run(model, () -> model.restore(state));
        }
    }
}
