package io.slipway.strategies.resting;

import io.slipway.market.MarketUpdate;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The mean split of {@link ContKukanovRule}, held. Before the order's window the rule is asked once a slice how it would split a
 * slice of the order; the mean share that it takes and the mean shares that it rests by venue hold for the whole window. Where data
 * begins too late to ask, its first split in the window holds. Nothing of the window itself is used otherwise.
 */
final class FixedSplit implements PlacementRule {

    private final ContKukanovRule router;
    private final PlacementRule equal = EqualRest.unlimited();
    private final ParentOrder order;
    private final long sliceNs;
    private final long slices;
    private final long[] asked;
    private final double[] rested;
    private double taken;
    private long nextNs;

    /**
     * Holds the mean of {@code slices} splits.
     *
     * @param slices slices before the order's window of which the mean is taken, positive
     */
    FixedSplit(StrategySetup setup, ContKukanovRule router, long slices) {
        this.router = router;
        this.slices = slices;
        order = setup.order();
        sliceNs = setup.schedule().sliceNs();
        asked = new long[setup.venues()];
        rested = new double[setup.venues()];
        nextNs = order.startNs() - slices * sliceNs;
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        router.onMarket(update, context);
        long nowNs = context.nowNs();
        if (nowNs >= nextNs && nowNs < order.startNs()) {
            nextNs += (1 + (nowNs - nextNs) / sliceNs) * sliceNs;
            if (router.canRest(context, asked.length)) {
                learn(router.split(context, sliceQty(), asked), asked);
            }
        }
    }

    private long sliceQty() {
        return Math.max(1, Math.min(order.qty(), (long)
                ((double) order.qty() * sliceNs / Math.max(1, order.endNs() - order.startNs()))));
    }

    /** Adds a split as shares of its quantity, so that all splits count alike. */
    private void learn(long take, long[] limits) {
        double whole = (double) take + LongStream.of(limits).sum();
        taken += take / whole;
        for (int venue = 0; venue < limits.length; venue++) {
            rested[venue] += limits[venue] / whole;
        }
    }

    @Override
    public long split(TradingContext context, long qty, long[] limits) {
        if (count() == 0) {
            long take = router.split(context, qty, limits);
            learn(take, limits);
            return take;
        }
        long resting = qty - Math.round(qty * taken / count());
        double weights = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            weights += weight(context, venue);
        }
        if (weights == 0) {
            return qty - resting + equal.split(context, resting, limits);
        }
        Arrays.fill(limits, 0);
        long left = resting;
        for (int venue = 0; venue < limits.length; venue++) {
            double weight = weight(context, venue);
            limits[venue] = weight == 0 ? 0 : Math.min(left, Math.round(left * weight / weights));
            left -= limits[venue];
            weights -= weight;
        }
        return qty - resting + left;
    }

    /** Number of splits in the mean: the shares of each add up to one. */
    private double count() {
        return taken + Arrays.stream(rested).sum();
    }

    /** The share that rests at a venue; none where it could not join the best price now. */
    private double weight(TradingContext context, int venue) {
        return context.near().isAtBest(venue) && context.isRoutable(venue) ? rested[venue] : 0;
    }

    @Override
    public long receivesFromNs(long startNs) {
        return router.receivesFromNs(startNs) - slices * sliceNs;
    }

    @Override
    public void save(StateWriter state) {
        state.put(taken).put(nextNs);
        for (double each : rested) {
            state.put(each);
        }
        router.save(state);
    }

    @Override
    public void restore(StateReader state) {
        taken = state.takeDouble();
        nextNs = state.takeLong();
        for (int venue = 0; venue < rested.length; venue++) {
            rested[venue] = state.takeDouble();
        }
        router.restore(state);
    }
}
