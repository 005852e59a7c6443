import io.slipway.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics read and written by plain Kafka clients, without Slipway's code between. */
final class Topics {

    private Topics() {}

    /** All records of a topic that are there now. */
    static List<ConsumerRecord<byte[], byte[]>> all(String servers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        each(servers, topic, records::add);
        return records;
    }

    /** Reads all records of a topic that are there now. */
    static void each(String servers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> seen) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(servers)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(seen);
            }
        }
    }

    /** Follows a topic from its beginning, which may not be there yet, until told to stop. */
    static Thread follow(
            String servers, String topic, BooleanSupplier stop, Consumer<ConsumerRecord<byte[], byte[]>> seen) {
        Thread thread = new Thread(
                () -> {
                    TopicPartition partition = new TopicPartition(topic, 0);
                    try (KafkaConsumer<byte[], byte[]> consumer = consumer(servers)) {
                        while (!consumer.listTopics().containsKey(topic) && !stop.getAsBoolean()) {
                            Programs.pause(20);
                        }
                        consumer.assign(List.of(partition));
                        consumer.seekToBeginning(List.of(partition));
                        while (!stop.getAsBoolean()) {
                            consumer.poll(Duration.ofMillis(5)).forEach(seen);
                        }
                    }
                },
                "follow-" + topic);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
        Map<String, Object> properties =
                new HashMap<>(KafkaConnection.of(servers).consumerProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("fetch.max.wait.ms", 5);
        return new KafkaConsumer<>(properties);
    }

    /** Seconds to write values some times over with a plain producer of the same settings. */
    static double write(String servers, String topic, List<byte[]> values, int times) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(KafkaConnection.of(servers).producerProperties())) {
            long began = System.nanoTime();
            for (int i = 0; i < times; i++) {
                for (byte[] value : values) {
                    producer.send(new ProducerRecord<>(topic, value));
                }
            }
            producer.flush();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** A number of a JSON text, by the name of its key. */
    static long number(byte[] json, String key) {
        String text = new String(json, StandardCharsets.UTF_8);
        int at = text.indexOf("\"" + key + "\":") + key.length() + 3;
        int end = at;
        while (end < text.length() && "-0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Long.parseLong(text.substring(at, end));
    }
}
