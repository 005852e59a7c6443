package io.slipway.app.study;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import java.time.Instant;
import java.util.List;

/** A strategy that sends a market order, and always fails on one day. */
public final class PoisonedPlugin implements Plugin {

    static final String DAY = "2024-08-05";

    @Override
    public List<Definition<Strategy>> strategies() {
        return List.of(Definition.of("poisoned", "Fails on one day.", setup -> new Strategy() {
            @Override
            public void decide(TradingContext context) {
                if (Instant.ofEpochSecond(0, context.nowNs()).toString().startsWith(DAY)) {
                    throw new IllegalStateException("cannot decide");
                }
                if (context.remainingQty() > 0) {
                    context.takeAtBest(context.remainingQty());
                }
            }
        }));
    }
}
