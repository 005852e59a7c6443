package io.slipway.kafka;

import io.slipway.kafka.wire.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Sends the records of one stream asynchronously and fails at the first call after a record has failed. */
final class RecordSender implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final String topic;
    private final byte[] key;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long records;
    private long bytes;

    /**
     * Creates the Kafka producer.
     *
     * @param properties its settings
     * @throws KafkaProblem if they are not valid
     */
    RecordSender(KafkaConnection connection, String topic, String symbol, Map<String, Object> properties) {
        this.connection = connection;
        this.topic = topic;
        this.key = symbol.getBytes(StandardCharsets.UTF_8);
        try {
            this.producer = new KafkaProducer<>(properties);
        } catch (KafkaException e) {
            throw connection.problem("connecting a producer", e);
        }
    }

    /**
     * Sends a record asynchronously.
     *
     * @param eventNs time of the record's event, in nanoseconds since 1970 UTC
     * @throws KafkaProblem if this or an earlier record failed
     */
    void send(WireHeaders headers, long eventNs, byte[] value) {
        check();
        // Kafka rejects timestamps before 1970.
        long timestampMs = Math.max(0, Math.floorDiv(eventNs, 1_000_000L));
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, null, timestampMs, key, value, headers.toHeaders()),
                    (metadata, exception) -> onAnswer(exception));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw connection.problem("sending to topic " + topic, e);
        }
        records++;
        bytes += value.length;
    }

    /**
     * Waits until the broker has acknowledged all records.
     *
     * @throws KafkaProblem if one of them failed
     */
    void flush() {
        producer.flush();
        check();
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** Sends the pending records, unless one has failed or the thread is interrupted, and closes the connection. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            producer.close(failure.get() != null || interrupted ? Duration.ZERO : CLOSE_LIMIT);
        } catch (KafkaException e) {
            onAnswer(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void onAnswer(@Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    private void check() {
        Exception first = failure.get();
        if (first != null) {
            throw connection.problem("sending to topic " + topic, first);
        }
    }
}
