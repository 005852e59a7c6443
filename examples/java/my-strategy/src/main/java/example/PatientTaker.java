package example;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;

/** Takes the best price of all venues whenever it is no worse than at the start, so it may leave shares unfilled. */
final class PatientTaker implements Strategy {
    private long worst = Long.MAX_VALUE;

    public void onStart(TradingContext context) {
        if (context.far().hasBest()) { worst = signedBest(context); }
    }

    public void decide(TradingContext context) {
        if (context.far().hasBest() && signedBest(context) <= worst) { context.takeAtBest(context.remainingQty()); }
    }

    private static long signedBest(TradingContext context) {
        return context.order().side().sign() * context.far().bestPxE9();
    }

    public void save(StateWriter state) { state.put(worst); }

    public void restore(StateReader state) { worst = state.takeLong(); }
}
