package io.slipway.outflow;

import io.slipway.placement.distribution.OutflowDistribution;
import java.util.List;
import java.util.function.Function;

/** An estimate of the outflow distribution from the samples of hypothetical orders. */
public interface OutflowEstimation {

    /**
     * Number of samples per venue that are kept, unless an estimate needs more: enough for the tail of a distribution, few
     * enough to follow the day.
     */
    int USUALLY_KEPT = 256;

    /** Number of samples per venue that this estimate needs. It starts to receive data earlier in proportion. */
    default int kept() {
        return USUALLY_KEPT;
    }

    /** True if the distribution does not depend on the time, so that it holds for a queue until there is a new sample. */
    default boolean isTimeless() {
        return false;
    }

    /**
     * The outflow distribution for an order that joins now.
     *
     * @param samples samples of hypothetical orders at the venue, oldest first, at least one
     * @param joined the queue that it joins
     */
    OutflowDistribution law(List<OutflowSample> samples, JoinedQueue joined);

    /**
     * The distributions from some samples by the queue that an order joins, for several queues.
     *
     * @param samples as of {@link #law}; they do not change
     */
    default Function<JoinedQueue, OutflowDistribution> of(List<OutflowSample> samples) {
        return joined -> law(samples, joined);
    }
}
