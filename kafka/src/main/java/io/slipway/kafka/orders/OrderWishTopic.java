package io.slipway.kafka.orders;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the wishes of a topic, from its end on or from a position. Not thread-safe. */
public final class OrderWishTopic implements AutoCloseable {

    /** The usual topic. */
    public static final String USUAL = "slipway.orders.in";

    private final KafkaConnection connection;
    private final String topic;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<String> warnings;

    private OrderWishTopic(
            KafkaConnection connection,
            String topic,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<String> warnings) {
        this.connection = connection;
        this.topic = topic;
        partition = new TopicPartition(topic, 0);
        this.consumer = consumer;
        this.warnings = warnings;
    }

    /**
     * Opens the topic at its end, and creates it if it is absent.
     *
     * @param warnings told of records that are no wishes, which are left out
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer
     */
    public static OrderWishTopic open(KafkaConnection connection, String topic, Consumer<String> warnings) {
        new TopicPreparation(connection, StreamMonitor.NONE).prepare(topic, 1);
        try {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties());
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            long unused = consumer.position(partitions.get(0), KafkaConnection.ANSWER_LIMIT);
            return new OrderWishTopic(connection, topic, consumer, warnings);
        } catch (KafkaException e) {
            throw connection.problem("reading topic " + topic, e);
        }
    }

    /**
     * A wish at its place.
     *
     * @param offset its offset on the topic
     */
    public record Placed(OrderWish wish, long offset) {}

    /** Offset of the next record that {@link #take} looks at. */
    public long position() {
        return consumer.position(partition, KafkaConnection.ANSWER_LIMIT);
    }

    /** Goes back to an earlier position, or on to a later one. */
    public void seek(long offset) {
        consumer.seek(partition, offset);
    }

    /**
     * Takes the wishes that have come since the last call; never waits.
     *
     * @throws io.slipway.kafka.KafkaProblem if the broker fails
     */
    public List<Placed> take() {
        List<Placed> wishes = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
                try {
                    wishes.add(new Placed(OrderWish.parse(record.value()), record.offset()));
                } catch (IllegalArgumentException e) {
                    warnings.accept("left out, not a wish about an order: topic=" + topic + ", offset="
                            + record.offset() + ", reason=" + e.getMessage());
                }
            }
        } catch (KafkaException e) {
            throw connection.problem("reading topic " + topic, e);
        }
        return wishes;
    }

    /**
     * Writes a wish to a topic, which is created if it is absent.
     *
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer or refuses
     */
    public static void send(KafkaConnection connection, String topic, OrderWish wish) {
        new TopicPreparation(connection, StreamMonitor.NONE).prepare(topic, 1);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(connection.producerProperties())) {
            byte[] key = wish.id().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, 0, key, wish.toBytes())).get();
        } catch (ExecutionException e) {
            throw connection.problem("sending to topic " + topic, new KafkaException(e.getCause()));
        } catch (KafkaException e) {
            throw connection.problem("sending to topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }
}
