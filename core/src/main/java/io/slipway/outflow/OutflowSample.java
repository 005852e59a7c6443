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

    /** Adds itself to a state, with the steps from the time of the sample before it to its own. */
    void save(StateWriter state, int steps) {
        state.put(2L * steps + (atBest ? 1 : 0))
                .put(queue)
                .put(outflow)
                .put(adverseE9)
                .put(completionE9);
    }

    /** A sample of which the time and {@code atBest} were read already. */
    static OutflowSample restored(StateReader state, long endNs, boolean atBest) {
        return new OutflowSample(
                endNs, atBest, state.takeDouble(), state.takeDouble(), state.takeLong(), state.takeLong());
    }
}
