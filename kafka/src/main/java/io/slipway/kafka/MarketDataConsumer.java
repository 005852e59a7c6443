package io.slipway.kafka;

import io.slipway.kafka.wire.RecordOffsets;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads one complete stream of market data from a Kafka topic. The end marker's event count and SHA-256 prove that it is
 * complete.
 *
 * <pre>{@code
 * MarketDataConsumer consumer = new MarketDataConsumer(KafkaConnection.of("localhost:9092"));
 * MarketTape tape = consumer.load(StreamRequest.newestOf("market-data"), StreamMonitor.NONE);
 * }</pre>
 */
public final class MarketDataConsumer {

    private static final String INTERNAL = "__";

    /** Retention deletes a segment at a time, and seldom, so that a reader meets it more than once only if it is too slow to ever read the topic. */
    private static final int MOST_BEGINNINGS = 3;

    private final KafkaConnection connection;
    private final Supplier<TapeStorage> storage;
    private Function<Instrument, EventDigest> digests = EventDigest::new;

    /** Creates a consumer that stores events on the heap. */
    public MarketDataConsumer(KafkaConnection connection) {
        this(connection, TapeStorage::heap);
    }

    /**
     * Creates a consumer with another storage.
     *
     * @param storage supplies one storage for each stream that is read
     */
    public MarketDataConsumer(KafkaConnection connection, Supplier<TapeStorage> storage) {
        this.connection = connection;
        this.storage = storage;
    }

    /**
     * The same, whose digests are made elsewhere, to be worked out on another core for instance.
     *
     * @param made makes a digest without events for each stream that is read
     */
    public MarketDataConsumer digestingBy(Function<Instrument, EventDigest> made) {
        digests = made;
        return this;
    }

    /**
     * Reads the requested stream from the beginning of the topic. If the stream is still being written, waits for its end.
     *
     * @throws KafkaProblem if the broker does not answer, the topic does not exist, or the stream does not begin or end
     *     within the idle limit
     * @throws io.slipway.market.MarketDataException if the stream is damaged, if several streams match the request, or if
     *     the topic contains records that Slipway did not write
     * @throws java.util.concurrent.CancellationException if {@code monitor} cancels or the thread is interrupted
     */
    public MarketTape load(StreamRequest request, StreamMonitor monitor) {
        return read(request, storage, monitor, StreamLoad::load);
    }

    /**
     * Reads the requested stream as {@link #load} does and proves that it is complete, but keeps only what it tells of itself. Of a
     * stream without an end, which is not read further than to its beginning, the facts are those that it declares.
     *
     * @throws KafkaProblem as {@link #load}
     * @throws io.slipway.market.MarketDataException as {@link #load}
     */
    public StreamFacts survey(StreamRequest request, StreamMonitor monitor) {
        Map<Integer, ByteBuffer> buffers = new HashMap<>();
        // Each part of the tape overwrites the one before: nobody reads it.
        TapeStorage forgetful =
                bytes -> buffers.computeIfAbsent(bytes, ByteBuffer::allocate).duplicate();
        return read(request, () -> forgetful, monitor, StreamLoad::facts);
    }

    /**
     * Reads the requested stream as {@link #load} does, to be worked row by row. Of a stream without an end, which is not read further
     * than to its beginning, there are only the facts that it declares.
     *
     * @throws KafkaProblem as {@link #load}
     * @throws io.slipway.market.MarketDataException as {@link #load}
     */
    public Recording record(StreamRequest request, StreamMonitor monitor) {
        return read(request, storage, monitor, StreamLoad::recording);
    }

    /**
     * A stream that was read whole.
     *
     * @param facts the stream
     * @param tape its events; empty if it has no end
     * @param offsets offsets of its data records; none if it has no end
     */
    public record Recording(StreamFacts facts, Optional<MarketTape> tape, RecordOffsets offsets) {}

    /**
     * Finds the newest stream that has begun, whether it has ended or not; waits for one within the idle limit.
     *
     * @throws KafkaProblem if the broker does not answer, the topic does not exist, or no stream begins
     */
    public StreamBegin newest(StreamRequest request, StreamMonitor monitor) {
        return consume(request, monitor, consumer -> new NewestStream(consumer, request, monitor).find());
    }

    /**
     * Finds the newest stream of each symbol that has begun; waits for one within the idle limit.
     *
     * @param request the topic, and the id of the streams if one is meant
     * @throws KafkaProblem if the broker does not answer, the topic does not exist, or no stream begins
     */
    public Map<String, StreamBegin> newestBySymbol(StreamRequest request, StreamMonitor monitor) {
        return consume(request, monitor, consumer -> new NewestStream(consumer, request, monitor).findAll());
    }

    /** The newest stream of an id and a symbol, as far as it goes; empty if there is none. */
    Optional<BegunStream> begun(String topic, String id, String symbol, StreamMonitor monitor) {
        return consume(
                StreamRequest.newestOf(topic),
                monitor,
                consumer -> new BegunStreamScan(consumer, id, symbol, monitor).read());
    }

    private <T> T read(
            StreamRequest request, Supplier<TapeStorage> kept, StreamMonitor monitor, Function<StreamLoad, T> result) {
        return consume(
                request, monitor, consumer -> result.apply(new StreamLoad(consumer, request, kept, digests, monitor)));
    }

    private <T> T consume(
            StreamRequest request, StreamMonitor monitor, Function<KafkaConsumer<byte[], byte[]>, T> work) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties())) {
            List<TopicPartition> partitions = partitions(consumer, request.topic());
            consumer.assign(partitions);
            return whileRecordsStay(request.topic(), monitor, () -> {
                consumer.seekToBeginning(partitions);
                return work.apply(consumer);
            });
        } catch (InterruptException e) {
            throw StreamLoad.cancelled();
        } catch (KafkaException e) {
            throw connection.problem("reading topic " + request.topic(), e);
        } catch (OutOfMemoryError e) {
            if (KafkaConnection.isForeignAnswer(e)) {
                throw connection.problem("reading topic " + request.topic(), e);
            }
            throw e;
        }
    }

    /**
     * Does work on the records of a topic from its beginning, and begins it anew if records are deleted before they were read. To go on
     * behind them could take an older stream for the newest one.
     */
    private static <T> T whileRecordsStay(String topic, StreamMonitor monitor, Supplier<T> work) {
        for (int left = MOST_BEGINNINGS - 1; ; left--) {
            try {
                return work.get();
            } catch (OffsetOutOfRangeException e) {
                if (left == 0) {
                    throw e;
                }
                monitor.onWarning(
                        "records of the topic were deleted while it was read, so it is read anew: topic=" + topic);
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        Map<String, List<PartitionInfo>> topics = new TreeMap<>(consumer.listTopics(KafkaConnection.ANSWER_LIMIT));
        List<PartitionInfo> found = topics.get(topic);
        if (found == null) {
            topics.keySet().removeIf(name -> name.startsWith(INTERNAL));
            throw new KafkaProblem("no such topic: topic=" + topic + ", present="
                    + (topics.isEmpty() ? "none" : String.join(" ", topics.keySet())));
        }
        List<TopicPartition> partitions = new ArrayList<>();
        found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        return partitions;
    }
}
