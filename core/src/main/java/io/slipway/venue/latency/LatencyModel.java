package io.slipway.venue.latency;

import java.util.List;
import java.util.OptionalDouble;

/** The latency of messages to and from a venue. A model always gives the same answer for the same message. */
public interface LatencyModel {

    /**
     * Latency from sending an order, a cancel or a replacement to its effect at the venue.
     *
     * @param message number of the message within the strategy run
     * @return nanoseconds, zero or more
     */
    long entryNs(int venue, long message);

    /**
     * Latency from an event at the venue to the receipt of its report.
     *
     * @param report number of the report within the strategy run
     * @return nanoseconds, zero or more
     */
    long reportNs(int venue, long report);

    /** The model in numbers, for result files. */
    default Facts facts() {
        return new Facts(getClass().getSimpleName(), List.of(), List.of(), OptionalDouble.empty());
    }

    /**
     * A latency model in numbers.
     *
     * @param model name of the model
     * @param entryNs latencies of orders by venue: one value where it is constant, all samples where it is measured, the median where
     *     it is log-normal; the last list stands for all venues beyond it
     * @param reportNs likewise, of execution reports
     * @param sigma standard deviation of the logarithm, where it is log-normal
     */
    record Facts(String model, List<List<Long>> entryNs, List<List<Long>> reportNs, OptionalDouble sigma) {}
}
