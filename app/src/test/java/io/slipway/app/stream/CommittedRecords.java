package io.slipway.app.stream;

import io.slipway.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Records of a topic as a reader of committed transactions sees them. */
public final class CommittedRecords {

    private CommittedRecords() {}

    /**
     * The values of a topic's first partition, none if there is no such topic. A commit is visible to all soon after it was done, so what
     * stands in the topic and is neither committed nor aborted is waited for.
     */
    public static List<String> values(KafkaConnection connection, String topic) {
        Map<String, Object> properties = new HashMap<>(connection.consumerProperties());
        TopicPartition partition = new TopicPartition(topic, 0);
        long end;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            if (!consumer.listTopics().containsKey(topic)) {
                return List.of();
            }
            end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    values.add(new String(each.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return values;
    }
}
