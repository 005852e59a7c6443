package io.slipway.outflow;

import io.slipway.placement.distribution.OutflowDistribution;
import java.util.List;

/** How a law of outflow is made of what probes saw. */
public interface OutflowEstimation {

    /** How many samples of a venue are kept, unless an estimation needs more. */
    int USUALLY_KEPT = 256;

    /** How many samples of a venue it wants kept; the same number of times as often the usual is how much earlier it begins to hear. */
    default int kept() {
        return USUALLY_KEPT;
    }

    /**
     * The law for an order that joins now.
     *
     * @param samples what probes at the venue saw, oldest first, at least one
     * @param queue shares that stand there now
     * @param nowNs the present
     */
    OutflowDistribution law(List<OutflowSample> samples, double queue, long nowNs);
}
