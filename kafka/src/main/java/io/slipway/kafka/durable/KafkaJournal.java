package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * States and outputs of one engine in Kafka topics: those of one commit are one transaction. Opening a journal fences off a process that
 * has it open, and ends the transaction that a dead one has left. Not thread-safe.
 */
public final class KafkaJournal implements AutoCloseable {

    /** Compacted topic of the newest states. */
    public static final String STATES = "slipway.state";

    private static final TopicPartition STATE_PARTITION = new TopicPartition(STATES, 0);

    /** The journals of a state that begins anew are one record: 1.3 MB were measured for 14 strategies on a busy day. */
    private static final int LARGEST_STATE_BYTES = 8 * 1024 * 1024;

    /** A dead engine holds up readers for this long unless it is started again. */
    private static final int TRANSACTION_LIMIT_MS = 30_000;

    /** A broker ends the transaction of a dead engine at its limit, and looks for such ones every ten seconds. */
    private static final long LONGEST_WAIT_NS = 2_000_000L * TRANSACTION_LIMIT_MS;

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;
    private final StateParts parts = new StateParts();

    private KafkaJournal(KafkaConnection connection, String name, KafkaProducer<byte[], byte[]> producer) {
        this.connection = connection;
        this.name = name;
        this.producer = producer;
    }

    /**
     * Opens a journal, and creates the topics that are absent.
     *
     * @param name name of the engine; a second process with the same name takes it over
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static KafkaJournal open(KafkaConnection connection, String name, StreamMonitor monitor) {
        prepare(connection, monitor);
        KafkaProducer<byte[], byte[]> producer = null;
        try {
            producer = new KafkaProducer<>(properties(connection, name));
            producer.initTransactions();
            return new KafkaJournal(connection, name, producer);
        } catch (KafkaException e) {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
            throw connection.problem("taking over the run " + name, e);
        }
    }

    /**
     * Creates the topics that are absent.
     *
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static void prepare(KafkaConnection connection, StreamMonitor monitor) {
        new TopicPreparation(connection, monitor)
                .prepareJournal(STATES, LARGEST_STATE_BYTES, List.of(Output.ORDERS, Output.FILLS, Output.METRICS));
    }

    private static Map<String, Object> properties(KafkaConnection connection, String name) {
        Map<String, Object> properties = new HashMap<>(connection.producerProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "slipway-" + name);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_STATE_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * LARGEST_STATE_BYTES);
        return properties;
    }

    /**
     * The newest committed state of each key. Where an engine of another name has a transaction open, waits for its end: states that
     * were committed after its beginning cannot be read before.
     *
     * @param wanted the keys that are meant
     * @throws KafkaProblem if the broker fails
     * @throws io.slipway.market.MarketDataException if a record of such a key is no state
     */
    public Map<String, StateRecord> newest(Predicate<String> wanted) {
        read(connection, name, wanted, "read_committed", parts);
        return parts.newest();
    }

    /**
     * The newest committed state of each key, read without taking an engine over.
     *
     * @param name name of the reader, for messages
     * @param wanted the keys that are meant
     * @throws KafkaProblem if the broker fails
     * @throws io.slipway.market.MarketDataException if a record of such a key is no state
     */
    public static Map<String, StateRecord> newest(KafkaConnection connection, String name, Predicate<String> wanted) {
        StateParts read = new StateParts();
        read(connection, name, wanted, "read_committed", read);
        return read.newest();
    }

    /**
     * The newest state of each key, be it committed or not, without its journals: it says what a run is about, and is nothing to go on
     * from. Waits for nobody.
     *
     * @param name name of the reader, for messages
     * @param wanted the keys that are meant
     * @throws KafkaProblem if the broker fails
     * @throws io.slipway.market.MarketDataException if a record of such a key is no state
     */
    public static Map<String, StateRecord> written(KafkaConnection connection, String name, Predicate<String> wanted) {
        StateParts read = new StateParts();
        read(connection, name, wanted, "read_uncommitted", read);
        return read.heads();
    }

    private static void read(
            KafkaConnection connection, String name, Predicate<String> wanted, String isolation, StateParts into) {
        Map<String, Object> properties = new HashMap<>(connection.consumerProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(STATE_PARTITION));
            consumer.seekToBeginning(List.of(STATE_PARTITION));
            long end = end(connection);
            long sinceNs = System.nanoTime();
            while (consumer.position(STATE_PARTITION, KafkaConnection.ANSWER_LIMIT) < end) {
                if (System.nanoTime() - sinceNs > LONGEST_WAIT_NS) {
                    throw new KafkaProblem(
                            "a transaction of another run does not end: topic=" + STATES + ", run=" + name);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    into.read(record, wanted);
                }
            }
        } catch (KafkaException e) {
            throw connection.problem("reading the state of run " + name, e);
        }
    }

    /** The end of the states, those that are not committed included. */
    private static long end(KafkaConnection connection) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties())) {
            return consumer.endOffsets(List.of(STATE_PARTITION), KafkaConnection.ANSWER_LIMIT)
                    .getOrDefault(STATE_PARTITION, 0L);
        }
    }

    /**
     * Keeps states and publishes outputs, all of them or none.
     *
     * @param points told of each point that is reached
     * @throws KafkaProblem if the broker does not answer, or another process has taken the name over
     */
    public void commit(List<Output> outputs, List<StateRecord> newStates, Consumer<CrashPoint> points) {
        try {
            producer.beginTransaction();
            outputs.forEach(this::send);
            points.accept(CrashPoint.OUTPUTS_SENT);
            newStates.forEach(this::send);
            points.accept(CrashPoint.STATE_SENT);
            producer.commitTransaction();
            points.accept(CrashPoint.COMMITTED);
        } catch (KafkaException e) {
            throw problem(e);
        }
    }

    private void send(Output output) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                output.topic(), 0, Math.max(0, output.timeNs() / 1_000_000), output.keyBytes(), output.valueBytes()));
    }

    /** The position in the stream is a part of the state, so no group's offsets are committed beside it. */
    private void send(StateRecord state) {
        for (ProducerRecord<byte[], byte[]> record : parts.records(state, STATES, STATE_PARTITION.partition())) {
            Future<RecordMetadata> unused = producer.send(record);
        }
    }

    private KafkaProblem problem(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new RunTakenOver(name, failure);
            }
        }
        return connection.problem("committing the run " + name, failure);
    }

    /** Leaves the journal. An open transaction is not committed. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
