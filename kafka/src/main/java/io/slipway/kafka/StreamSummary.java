package io.slipway.kafka;

/**
 * Totals of one written stream.
 *
 * @param runId id of the stream
 * @param events number of events
 * @param records number of Kafka records, including the begin and end markers
 * @param bytes size of the record values before compression, in bytes
 * @param seconds time from the begin marker to the last acknowledgement, in seconds
 * @param lateness delays of the events against their due times; none if the stream was not paced
 * @param complete true if the stream has its end marker; false if it was cancelled
 */
public record StreamSummary(
        String runId, long events, long records, long bytes, double seconds, Lateness lateness, boolean complete) {

    /**
     * Delays of the events of a paced stream: from the time at which each was due to the time at which its record was handed to Kafka's
     * producer. What producer and broker take after that is not in them.
     *
     * @param medianNs delay that half of the events did not exceed, in ns
     * @param p99Ns delay that 99 of 100 events did not exceed, in ns
     * @param mostNs the largest delay, in ns
     */
    public record Lateness(long medianNs, long p99Ns, long mostNs) {

        /** No event was late, as none was due at any time. */
        public static final Lateness NONE = new Lateness(0, 0, 0);
    }
}
