package example;

import io.slipway.model.ParentOrder;
import io.slipway.strategy.RoutableSide;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rests at the best quote where the queue is shortest, follows the price, and crosses in the last part of the window. */
final class JoinThenCross implements Strategy {
    private final long crossNs;

    JoinThenCross(StrategySetup setup) {
        ParentOrder order = setup.order();
        double resting = 1 - setup.parameters().value("cross_share");
        crossNs = order.startNs() + (long) ((order.endNs() - order.startNs()) * resting);
    }

    public void onStart(TradingContext context) { context.setTimer("cross", crossNs); }

    public void decide(TradingContext context) {
        RoutableSide near = context.near();
        if (context.nowNs() >= crossNs) {
            context.cancelAll();
            context.takeAtBest(context.remainingQty());
        } else if (near.hasBest()) {
            boolean stale = context.working().stream().anyMatch(each -> each.order().limitPxE9() != near.bestPxE9());
            if (stale) { context.cancelAll(); }
            IntStream.range(0, near.venues()).filter(v -> near.isAtBest(v) && context.isRoutable(v)).boxed()
                    .min(Comparator.comparingLong(v -> near.size(v))).filter(v -> context.remainingQty() > 0)
                    .ifPresent(v -> context.postOnly(v, context.remainingQty(), near.bestPxE9()));
        }
    }
}
