package io.slipway.kafka.durable;

import io.slipway.engine.Backtest;
import io.slipway.kafka.StreamFacts;
import java.util.Optional;

/**
 * An order of a run on a stream.
 *
 * @param id its id in the outputs and among the states
 * @param plan digest of its settings and the program
 * @param facts the stream; of one without an end, up to the end of the order
 * @param backtest its strategies on {@link StreamFacts#universe}
 * @param saved the state to go on from; empty for an order that begins
 */
public record DurableOrder(String id, String plan, StreamFacts facts, Backtest backtest, Optional<SavedRun> saved) {

    SavedRun.Head head() {
        return saved.map(SavedRun::head)
                .orElseGet(() -> new SavedRun.Head(plan, facts, facts.begin().offset(), 0, 0, false, false));
    }
}
