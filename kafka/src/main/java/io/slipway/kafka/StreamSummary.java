package io.slipway.kafka;

/**
 * What was written of a run.
 *
 * @param records Kafka records, with the begin and end markers
 * @param bytes size of the values of these records before compression
 * @param seconds from the begin marker to the end
 * @param maxLatenessNs by how much the latest event was late against its time; 0 if the stream was not paced
 * @param complete whether the run was not cancelled, so that it has its end marker
 */
public record StreamSummary(
        String runId, long events, long records, long bytes, double seconds, long maxLatenessNs, boolean complete) {}
