package io.slipway.kafka;

import io.slipway.kafka.wire.Encoding;
import java.time.Duration;

/**
 * Options for writing market data to a topic.
 *
 * @param topic name of the topic; created if it does not exist
 * @param newTopicPartitions number of partitions of a new topic, positive; an existing topic is not changed
 * @param encoding form of the events on the topic
 * @param eventsPerRecord maximum number of events in a binary record, 1 to 4096; a JSON record always holds one
 * @param speed speed relative to the recording
 * @param brokerWait time within which a broker that is away may come back, positive; after it the stream fails
 * @param resumes true to go on with a stream of the same id that has not ended, and to leave one as it is that has
 */
public record StreamOptions(
        String topic,
        int newTopicPartitions,
        Encoding encoding,
        int eventsPerRecord,
        ReplaySpeed speed,
        Duration brokerWait,
        boolean resumes) {

    /** Time within which a broker may come back by default: a restart takes less, and a person waits as long. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(15);

    /** Larger packs compress only slightly better; smaller ones repeat the header more often. */
    private static final int DEFAULT_EVENTS = 256;

    /** Keeps a pack of ordinary events well below Kafka's default record limit of 1 MiB. */
    private static final int MOST_EVENTS = 4096;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public StreamOptions {
        if (brokerWait.toMillis() < 1 || brokerWait.toMillis() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "the wait for a broker is out of range: value=" + brokerWait + ", expected 1 ms to 12 days");
        }
        if (topic.isBlank() || newTopicPartitions < 1 || eventsPerRecord < 1 || eventsPerRecord > MOST_EVENTS) {
            throw new IllegalArgumentException("stream options out of range: topic=\"" + topic + "\", partitions="
                    + newTopicPartitions + ", eventsPerRecord=" + eventsPerRecord);
        }
    }

    /** Binary encoding at full speed, 256 events per record, one partition for a new topic. */
    public static StreamOptions to(String topic) {
        return new StreamOptions(topic, 1, Encoding.BINARY, DEFAULT_EVENTS, ReplaySpeed.MAX, USUAL_WAIT, false);
    }

    public StreamOptions withNewTopicPartitions(int partitions) {
        return new StreamOptions(topic, partitions, encoding, eventsPerRecord, speed, brokerWait, resumes);
    }

    public StreamOptions withEncoding(Encoding newEncoding) {
        return new StreamOptions(topic, newTopicPartitions, newEncoding, eventsPerRecord, speed, brokerWait, resumes);
    }

    public StreamOptions withEventsPerRecord(int events) {
        return new StreamOptions(topic, newTopicPartitions, encoding, events, speed, brokerWait, resumes);
    }

    public StreamOptions withSpeed(ReplaySpeed newSpeed) {
        return new StreamOptions(topic, newTopicPartitions, encoding, eventsPerRecord, newSpeed, brokerWait, resumes);
    }

    /** The same with another time for a broker to come back. */
    public StreamOptions withBrokerWait(Duration wait) {
        return new StreamOptions(topic, newTopicPartitions, encoding, eventsPerRecord, speed, wait, resumes);
    }

    /** The same, which goes on with a stream of the same id. */
    public StreamOptions resuming() {
        return new StreamOptions(topic, newTopicPartitions, encoding, eventsPerRecord, speed, brokerWait, true);
    }
}
