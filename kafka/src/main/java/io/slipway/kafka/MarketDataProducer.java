package io.slipway.kafka;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;

/** Writes market data to a Kafka topic, one run after the other. */
public final class MarketDataProducer {

    private final KafkaConnection connection;
    private final StreamOptions options;

    public MarketDataProducer(KafkaConnection connection, StreamOptions options) {
        this.connection = connection;
        this.options = options;
    }

    /**
     * Writes all that {@code reader} has and closes it. A run that is cancelled gets no end marker, so that nobody takes
     * it for the whole; its summary says so.
     *
     * @throws KafkaProblem if the broker does not answer or does not take a record
     * @throws MarketDataException if the reader fails or has no event
     */
    public StreamSummary stream(MarketDataReader reader, StreamLabel run, StreamMonitor monitor) {
        return stream(new StreamSource.OfReader(reader), run, monitor);
    }

    /**
     * Writes all events of {@code tape}, as {@link #stream(MarketDataReader, StreamLabel, StreamMonitor)} does.
     *
     * @throws KafkaProblem if the broker does not answer or does not take a record
     */
    public StreamSummary stream(MarketTape tape, StreamLabel run, StreamMonitor monitor) {
        return stream(new StreamSource.OfTape(tape), run, monitor);
    }

    private StreamSummary stream(StreamSource source, StreamLabel run, StreamMonitor monitor) {
        try (source) {
            MarketEvent first = new MarketEvent();
            String symbol = source.instrument().symbol();
            if (!source.next(first)) {
                throw new MarketDataException("no market data: symbol=" + symbol + ", events=0");
            }
            new TopicPreparation(connection, monitor).prepare(options.topic(), options.newTopicPartitions());
            try (RecordSender sender = new RecordSender(connection, options.topic(), symbol)) {
                return new StreamSending(source, sender, options, run, monitor).run(first);
            }
        }
    }
}
