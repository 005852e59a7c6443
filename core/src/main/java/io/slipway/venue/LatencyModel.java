package io.slipway.venue;

import java.util.List;
import java.util.OptionalDouble;

/** How long messages between us and a venue take. A model gives the same answer for the same message, whenever it is asked. */
public interface LatencyModel {

    /**
     * From our sending an order, a cancel or a replacement to its effect at the venue.
     *
     * @param message the scenario's number of the message
     * @return nanoseconds, zero or more
     */
    long entryNs(int venue, long message);

    /**
     * From what happens at the venue to our knowing of it.
     *
     * @param report the scenario's number of the report
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
