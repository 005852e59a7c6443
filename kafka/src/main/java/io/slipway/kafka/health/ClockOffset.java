package io.slipway.kafka.health;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Clock of a broker against the clock of this machine, by the times that the broker gives to records. They have whole milliseconds.
 * The error is at most half the round trip, plus a millisecond.
 *
 * @param offsetMs broker minus this machine in milliseconds; positive if the broker is ahead
 * @param roundTripMs time from sending the record to its acknowledgement, in milliseconds
 */
public record ClockOffset(double offsetMs, double roundTripMs) {

    /** The first record waits for the connection; the quickest of the others is used. */
    private static final int RECORDS = 8;

    private static final double HALF_A_MILLISECOND = 0.5;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Measures with a topic of its own, which is deleted afterwards.
     *
     * @param clock clock of this machine
     * @throws KafkaProblem if the broker does not answer, or refuses the topic
     */
    public static ClockOffset measure(KafkaConnection connection, InstantSource clock) {
        String topic = "slipway.doctor-" + UUID.randomUUID().toString().substring(0, 8);
        NewTopic stamped = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
        try (Admin admin = Admin.create(connection.adminProperties())) {
            ClusterFacts.await(admin.createTopics(List.of(stamped)).all());
            try {
                return send(connection, topic, clock);
            } finally {
                ClusterFacts.await(admin.deleteTopics(List.of(topic)).all());
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw connection.problem("measuring its clock", e);
        }
    }

    private static ClockOffset send(KafkaConnection connection, String topic, InstantSource clock)
            throws ExecutionException, TimeoutException {
        Map<String, Object> properties = connection.producerProperties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        ClockOffset best = new ClockOffset(0, Double.MAX_VALUE);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
            for (int i = 0; i < RECORDS; i++) {
                ClockOffset next = one(producer, topic, clock);
                best = next.roundTripMs() < best.roundTripMs() ? next : best;
            }
        }
        return best;
    }

    private static ClockOffset one(KafkaProducer<byte[], byte[]> producer, String topic, InstantSource clock)
            throws ExecutionException, TimeoutException {
        byte[] value = "clock".getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        double before = clock.instant().toEpochMilli() + HALF_A_MILLISECOND;
        RecordMetadata sent = await(producer.send(new ProducerRecord<>(topic, value)));
        double roundTripMs = (System.nanoTime() - began) / NANOS_PER_MILLI;
        double stamped = sent.timestamp() + HALF_A_MILLISECOND;
        return new ClockOffset(stamped - (before + roundTripMs / 2), roundTripMs);
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) throws ExecutionException, TimeoutException {
        try {
            return sent.get(KafkaConnection.ANSWER_LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaProblem("interrupted while waiting for the broker", e);
        }
    }
}
