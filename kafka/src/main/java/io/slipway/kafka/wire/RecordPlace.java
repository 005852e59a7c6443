package io.slipway.kafka.wire;

import io.slipway.market.MarketDataException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The position of a Kafka record, for messages.
 *
 * @param topic name of the topic
 * @param partition number of the partition, from 0
 * @param offset offset in the partition, from 0
 */
public record RecordPlace(String topic, int partition, long offset) {

    public static RecordPlace of(ConsumerRecord<?, ?> record) {
        return new RecordPlace(record.topic(), record.partition(), record.offset());
    }

    /** Returns an exception that says {@code what} is wrong with the record, as a sentence for the user. */
    public MarketDataException problem(String what) {
        return new MarketDataException(what + ": " + this);
    }

    /** Returns an exception with further details of the form {@code name=value, name=value}. */
    public MarketDataException problem(String what, String details) {
        return new MarketDataException(what + ": " + this + ", " + details);
    }

    @Override
    public String toString() {
        return "topic=" + topic + ", partition=" + partition + ", offset=" + offset;
    }
}
