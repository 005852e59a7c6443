package io.slipway.venue;

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
}
