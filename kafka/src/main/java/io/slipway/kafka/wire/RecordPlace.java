package io.slipway.kafka.wire;

import io.slipway.market.MarketDataException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record stands, for messages. */
public record RecordPlace(String topic, int partition, long offset) {

    public static RecordPlace of(ConsumerRecord<?, ?> record) {
        return new RecordPlace(record.topic(), record.partition(), record.offset());
    }

    /** What is wrong with the record, as a sentence for the user. */
    public MarketDataException problem(String what) {
        return new MarketDataException(what + ": " + this);
    }

    /** What is wrong, with more of {@code name=value, name=value}. */
    public MarketDataException problem(String what, String details) {
        return new MarketDataException(what + ": " + this + ", " + details);
    }

    @Override
    public String toString() {
        return "topic=" + topic + ", partition=" + partition + ", offset=" + offset;
    }
}
