package io.slipway.flink;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import java.time.Instant;
import java.util.List;

/** A strategy that takes what is displayed, and always fails in one half minute of the example. */
public final class FailingPlugin implements Plugin {

    private static final long FROM_NS = Instant.parse("2024-08-01T14:02:00Z").getEpochSecond() * 1_000_000_000;
    private static final long TO_NS = FROM_NS + 30_000_000_000L;

    @Override
    public List<Definition<Strategy>> strategies() {
        return List.of(Definition.of("fails-once", "Fails in half a minute.", setup -> new Strategy() {
            @Override
            public void decide(TradingContext context) {
                if (context.nowNs() >= FROM_NS && context.nowNs() < TO_NS) {
                    throw new IllegalStateException("cannot decide");
                }
                if (context.remainingQty() > 0) {
                    context.takeAtBest(context.remainingQty());
                }
            }
        }));
    }
}
