package io.slipway.kafka;

import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Reads market data from a Kafka topic: exactly one whole run, proved by its end marker. */
public final class MarketDataConsumer {

    private static final String INTERNAL = "__";

    private final KafkaConnection connection;
    private final Supplier<TapeStorage> storage;

    /** A reader that keeps what it reads on the heap. */
    public MarketDataConsumer(KafkaConnection connection) {
        this(connection, TapeStorage::heap);
    }

    /** A reader that keeps each run that it reads in its own {@code storage}. */
    public MarketDataConsumer(KafkaConnection connection, Supplier<TapeStorage> storage) {
        this.connection = connection;
        this.storage = storage;
    }

    /**
     * Reads the requested run from the beginning of the topic; waits for its end if it is still being written.
     *
     * @throws KafkaProblem if the broker does not answer, there is no such topic, or the run does not begin or end within
     *     the idle limit
     * @throws io.slipway.market.MarketDataException if the run is damaged, if the request could mean several runs, or if
     *     the topic holds something else than Slipway's records
     * @throws java.util.concurrent.CancellationException if {@code monitor} calls it off or the thread is interrupted
     */
    public MarketTape load(StreamRequest request, StreamMonitor monitor) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties())) {
            List<TopicPartition> partitions = partitions(consumer, request.topic());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new StreamLoad(consumer, request, storage, monitor).load();
        } catch (InterruptException e) {
            throw StreamLoad.cancelled();
        } catch (KafkaException e) {
            throw connection.problem("reading topic " + request.topic(), e);
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
