package io.slipway.kafka;

import io.slipway.kafka.wire.Encoding;

/**
 * How market data is written to a topic.
 *
 * @param newTopicPartitions partitions of the topic if it is made; an existing topic stays as it is
 * @param eventsPerRecord most events in one binary record, 1 to 4096; a JSON record holds one
 */
public record StreamOptions(
        String topic, int newTopicPartitions, Encoding encoding, int eventsPerRecord, ReplaySpeed speed) {

    private static final int DEFAULT_EVENTS = 256;
    private static final int MOST_EVENTS = 4096;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public StreamOptions {
        if (topic.isBlank() || newTopicPartitions < 1 || eventsPerRecord < 1 || eventsPerRecord > MOST_EVENTS) {
            throw new IllegalArgumentException("stream options out of range: topic=\"" + topic + "\", partitions="
                    + newTopicPartitions + ", eventsPerRecord=" + eventsPerRecord);
        }
    }

    /** Binary at full speed, 256 events a record, one partition if the topic is new. */
    public static StreamOptions to(String topic) {
        return new StreamOptions(topic, 1, Encoding.BINARY, DEFAULT_EVENTS, ReplaySpeed.MAX);
    }

    public StreamOptions withNewTopicPartitions(int partitions) {
        return new StreamOptions(topic, partitions, encoding, eventsPerRecord, speed);
    }

    public StreamOptions withEncoding(Encoding newEncoding) {
        return new StreamOptions(topic, newTopicPartitions, newEncoding, eventsPerRecord, speed);
    }

    public StreamOptions withEventsPerRecord(int events) {
        return new StreamOptions(topic, newTopicPartitions, encoding, events, speed);
    }

    public StreamOptions withSpeed(ReplaySpeed newSpeed) {
        return new StreamOptions(topic, newTopicPartitions, encoding, eventsPerRecord, newSpeed);
    }
}
