package io.slipway.kafka;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes market data to a Kafka topic, one stream after the other.
 *
 * <pre>{@code
 * MarketDataProducer producer = new MarketDataProducer(KafkaConnection.of("localhost:9092"), StreamOptions.to("market-data"));
 * StreamSummary summary = producer.stream(tape, new StreamLabel("aapl-2024-08-01", "aapl.csv"), StreamMonitor.NONE);
 * }</pre>
 */
public final class MarketDataProducer {

    private final KafkaConnection connection;
    private final StreamOptions options;
    private final LongSupplier nanoTime;
    private Optional<EventDigest.Hashing> hashing = Optional.empty();
    private boolean ahead;

    public MarketDataProducer(KafkaConnection connection, StreamOptions options) {
        this(connection, options, System::nanoTime);
    }

    /**
     * A producer that takes the time from elsewhere.
     *
     * @param nanoTime time of the machine in nanoseconds, from which {@link #follow} tells that a source is silent
     */
    public MarketDataProducer(KafkaConnection connection, StreamOptions options, LongSupplier nanoTime) {
        this.connection = connection;
        this.options = options;
        this.nanoTime = nanoTime;
    }

    /**
     * The same, which hashes the events of its next stream elsewhere, on another core for instance.
     *
     * @param elsewhere work that is used for that stream only
     */
    public MarketDataProducer hashingBy(EventDigest.Hashing elsewhere) {
        hashing = Optional.of(elsewhere);
        return this;
    }

    /**
     * The same, which reads its streams ahead on a thread of their own, so that a second core decodes while the first one packs and
     * sends. Rows are given some hundred at a time, so it is not for a reader that waits for its rows.
     */
    public MarketDataProducer readingAhead() {
        ahead = true;
        return this;
    }

    /**
     * Writes all events of {@code reader} and closes it. A cancelled stream gets no end marker, so no consumer takes it for a
     * complete one, and {@link StreamSummary#complete()} is false. With {@link StreamOptions#resuming} it goes on after the events of
     * a stream of the same id that has no end marker, whose producer must not work any more.
     *
     * @throws KafkaProblem if the broker does not answer or rejects a record
     * @throws MarketDataException if the reader fails or has no event
     */
    public StreamSummary stream(MarketDataReader reader, StreamLabel run, StreamMonitor monitor) {
        Optional<EventDigest.Hashing> ofThisStream = hashing;
        hashing = Optional.empty();
        EventDigest digest = ofThisStream
                .map(elsewhere -> new EventDigest(reader.instrument(), elsewhere))
                .orElseGet(() -> new EventDigest(reader.instrument()));
        StreamSource.OfReader source = new StreamSource.OfReader(reader, digest);
        return stream(ahead ? new StreamSource.Ahead(source) : source, run, monitor);
    }

    /**
     * Writes all events of {@code tape}, as {@link #stream(MarketDataReader, StreamLabel, StreamMonitor)} does.
     *
     * @throws KafkaProblem if the broker does not answer or rejects a record
     */
    public StreamSummary stream(MarketTape tape, StreamLabel run, StreamMonitor monitor) {
        return stream(new StreamSource.OfTape(tape), run, monitor);
    }

    /**
     * Writes the events of {@code reader} as they arrive, as a stream that needs no end: its begin marker declares what an end marker
     * would tell, and clocks say in silence that time passes. Closes the reader. A cancelled stream gets no end marker. With {@link
     * StreamOptions#resuming} it goes on with a stream of the same id that has none, if the reader gives its events again.
     *
     * @param publishers the publishers that may occur
     * @throws KafkaProblem if the broker does not answer or rejects a record
     * @throws MarketDataException if the reader fails or has no event, or a publisher occurs that is not declared
     */
    public StreamSummary follow(
            MarketDataReader reader, List<Integer> publishers, StreamLabel run, StreamMonitor monitor) {
        EventDigest digest = new EventDigest(reader.instrument());
        return send(new StreamSource.OfReader(reader, digest), true, monitor, (source, sender, first) -> {
            try (EndlessSending sending = new EndlessSending(source, sender, options, run, monitor, nanoTime)) {
                return sending.run(first, publishers, begun(source, run, monitor));
            }
        });
    }

    private StreamSummary stream(StreamSource source, StreamLabel run, StreamMonitor monitor) {
        return send(source, options.speed().isPaced(), monitor, (all, sender, first) -> {
            return new StreamSending(all, sender, options, run, monitor).run(first, begun(source, run, monitor));
        });
    }

    /** The events that the topic has of a stream that is to go on. */
    private Optional<BegunStream> begun(StreamSource source, StreamLabel run, StreamMonitor monitor) {
        if (!options.resumes()) {
            return Optional.empty();
        }
        String symbol = source.instrument().symbol();
        return new MarketDataConsumer(connection)
                .begun(options.topic(), run.id(), symbol, monitor)
                .filter(each -> each.events() > 0);
    }

    /** A way to write the events of a source, the first of which was read already. */
    private interface Sending {
        StreamSummary run(StreamSource source, RecordSender sender, MarketEvent first);
    }

    private StreamSummary send(StreamSource source, boolean promptly, StreamMonitor monitor, Sending sending) {
        try (source) {
            MarketEvent first = new MarketEvent();
            String symbol = source.instrument().symbol();
            if (!source.next(first)) {
                if (monitor.isCancelled()) {
                    throw StreamLoad.cancelled();
                }
                throw new MarketDataException("no market data: symbol=" + symbol + ", events=0");
            }
            new TopicPreparation(connection, monitor).prepare(options.topic(), options.newTopicPartitions());
            Map<String, Object> properties = promptly
                    ? connection.promptProperties(options.brokerWait())
                    : connection.producerProperties(options.brokerWait());
            try (RecordSender sender = new RecordSender(connection, options.topic(), symbol, properties)) {
                return sending.run(source, sender, first);
            }
        }
    }
}
