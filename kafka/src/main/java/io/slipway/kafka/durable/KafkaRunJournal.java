package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.wire.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A journal in Kafka topics. State, position and outputs of one interval are one transaction. Opening a journal fences off a
 * process that has it open, and ends the transaction that a dead one has left. Not thread-safe.
 */
public final class KafkaRunJournal implements RunJournal {

    /** Compacted topic of the newest state of each run. */
    public static final String STATES = "slipway.state";

    private static final String HEAD = "slipway-state";

    /** States grow with the orders and fills of a run: 1.3 MB were measured for 14 strategies on a busy day. */
    private static final int LARGEST_STATE_BYTES = 8 * 1024 * 1024;

    /** A dead engine holds up readers for this long unless it is started again. */
    private static final int TRANSACTION_LIMIT_MS = 30_000;

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final String runId;
    private final TopicPartition states = new TopicPartition(STATES, 0);
    private final KafkaProducer<byte[], byte[]> producer;

    private KafkaRunJournal(KafkaConnection connection, String runId, KafkaProducer<byte[], byte[]> producer) {
        this.connection = connection;
        this.runId = runId;
        this.producer = producer;
    }

    /**
     * Opens the journal of a run, and creates the topics that are absent.
     *
     * @param runId id of the run; a second process with the same id takes it over
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static KafkaRunJournal open(KafkaConnection connection, String runId, StreamMonitor monitor) {
        TopicPreparation topics = new TopicPreparation(connection, monitor);
        topics.prepareCompacted(STATES, LARGEST_STATE_BYTES);
        topics.prepare(Output.ORDERS, 1);
        topics.prepare(Output.FILLS, 1);
        KafkaProducer<byte[], byte[]> producer = null;
        try {
            producer = new KafkaProducer<>(properties(connection, runId));
            producer.initTransactions();
            return new KafkaRunJournal(connection, runId, producer);
        } catch (KafkaException e) {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
            throw connection.problem("taking over the run " + runId, e);
        }
    }

    private static Map<String, Object> properties(KafkaConnection connection, String runId) {
        Map<String, Object> properties = new HashMap<>(connection.producerProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "slipway-" + runId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_STATE_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * LARGEST_STATE_BYTES);
        return properties;
    }

    @Override
    public Optional<SavedRun> newest() {
        Map<String, Object> properties = new HashMap<>(connection.consumerProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        byte[] key = key();
        SavedRun newest = null;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(states));
            consumer.seekToBeginning(List.of(states));
            Long end = consumer.endOffsets(List.of(states), KafkaConnection.ANSWER_LIMIT)
                    .get(states);
            while (end != null && consumer.position(states, KafkaConnection.ANSWER_LIMIT) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    newest = Arrays.equals(key, record.key()) ? parsed(record) : newest;
                }
            }
        } catch (KafkaException e) {
            throw connection.problem("reading the state of run " + runId, e);
        }
        return Optional.ofNullable(newest);
    }

    private static @Nullable SavedRun parsed(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        if (record.headers().lastHeader(HEAD) == null) {
            throw RecordPlace.of(record).problem("not a state of a run", "header " + HEAD + "=missing");
        }
        return SavedRun.parse(record.headers().lastHeader(HEAD).value(), record.value());
    }

    @Override
    public void commit(List<Output> outputs, SavedRun run, Consumer<CrashPoint> points) {
        try {
            producer.beginTransaction();
            outputs.forEach(this::send);
            points.accept(CrashPoint.OUTPUTS_SENT);
            sendState(run);
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
    private void sendState(SavedRun run) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(states.topic(), states.partition(), key(), run.state());
        record.headers().add(new RecordHeader(HEAD, run.headBytes()));
        Future<RecordMetadata> unused = producer.send(record);
    }

    private KafkaProblem problem(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new KafkaProblem("another process has taken over the run, this one ends: id=" + runId, failure);
            }
        }
        return connection.problem("committing the run " + runId, failure);
    }

    private byte[] key() {
        return runId.getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves the journal. An open transaction is not committed. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
