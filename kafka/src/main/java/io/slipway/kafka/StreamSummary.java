package io.slipway.kafka;

/**
 * Totals of one written stream.
 *
 * @param runId id of the stream
 * @param events number of events
 * @param records number of Kafka records, including the begin and end markers
 * @param bytes size of the record values before compression, in bytes
 * @param seconds time from the begin marker to the last acknowledgement, in seconds
 * @param maxLatenessNs largest delay of an event against its due time, in ns; 0 if the stream was not paced
 * @param complete true if the stream has its end marker; false if it was cancelled
 */
public record StreamSummary(
        String runId, long events, long records, long bytes, double seconds, long maxLatenessNs, boolean complete) {}
