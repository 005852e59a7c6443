package io.slipway.outflow;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * The observation of one hypothetical order at a venue over one horizon.
 *
 * @param endNs end of its horizon
 * @param atBest true if it joined the best price of all venues, false if its venue showed a worse one
 * @param queue shares displayed when it joined
 * @param outflow shares that left the front of the queue, those that would have filled the probe included: the xi of the model;
 *     no less than this where the queue was not used up
 * @param adverseE9 how far the mid moved against a fill at the first mid over the horizon, positive if against us; zero where
 *     nothing was filled or a mid was missing
 * @param completionE9 what a share cost above the first mid at the end of the horizon, without fee, where a far side was known
 */
public record OutflowSample(
        long endNs, boolean atBest, double queue, double outflow, long adverseE9, long completionE9) {

    /** True if the order would have been filled at least in part. */
    public boolean isFilled() {
        return outflow > queue;
    }

    /** Shares that reached the order: an order of {@code L} shares in its place would have been filled {@code min(L, reached)}. */
    double reached() {
        return Math.max(0, outflow - queue);
    }

    /** Adds itself to a state, with its time since that of the sample before it. */
    void save(StateWriter state, long beforeNs) {
        state.put(endNs - beforeNs)
                .put(atBest)
                .put(queue)
                .put(outflow)
                .put(adverseE9)
                .put(completionE9);
    }

    static OutflowSample restored(StateReader state, long beforeNs) {
        return new OutflowSample(
                beforeNs + state.takeLong(),
                state.takeBoolean(),
                state.takeDouble(),
                state.takeDouble(),
                state.takeLong(),
                state.takeLong());
    }
}
