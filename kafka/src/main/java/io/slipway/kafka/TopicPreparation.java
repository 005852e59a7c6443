package io.slipway.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates a topic and checks that it retains its records. Kafka timestamps are event times, so a broker's default retention
 * would delete old market data soon after it arrives.
 */
public final class TopicPreparation {

    private static final String KEEP = "-1";
    private static final Map<String, String> NEW_TOPIC_SETTINGS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            KEEP,
            TopicConfig.RETENTION_BYTES_CONFIG,
            KEEP,
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Long.toString(Long.MAX_VALUE));

    private final KafkaConnection connection;
    private final StreamMonitor monitor;

    /**
     * Prepares topics of a cluster.
     *
     * @param monitor receives the warnings
     */
    public TopicPreparation(KafkaConnection connection, StreamMonitor monitor) {
        this.connection = connection;
        this.monitor = monitor;
    }

    /**
     * Creates the topic if it is absent; otherwise warns if it does not retain its records.
     *
     * @throws KafkaProblem if the broker does not answer or rejects the request
     */
    public void prepare(String topic, int newPartitions) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            if (exists(admin, topic)) {
                warnOfLoss(admin, topic);
            } else {
                create(admin, new NewTopic(topic, Optional.of(newPartitions), Optional.empty()));
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw connection.problem("preparing topic " + topic, e);
        }
    }

    /**
     * Creates a topic that keeps the newest record of each key, if it is absent.
     *
     * @param recordBytes size of the largest record
     * @throws KafkaProblem if the broker does not answer or rejects the request
     */
    public void prepareCompacted(String topic, int recordBytes) {
        NewTopic compacted = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(recordBytes)));
        try (Admin admin = Admin.create(connection.adminProperties())) {
            if (!exists(admin, topic)) {
                createAsIs(admin, compacted);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw connection.problem("preparing topic " + topic, e);
        }
    }

    private static boolean exists(Admin admin, String topic) throws ExecutionException, TimeoutException {
        try {
            await(admin.describeTopics(List.of(topic)).allTopicNames());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, TimeoutException {
        createAsIs(admin, topic.configs(NEW_TOPIC_SETTINGS));
    }

    private static void createAsIs(Admin admin, NewTopic topic) throws ExecutionException, TimeoutException {
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void warnOfLoss(Admin admin, String topic) throws TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Map<ConfigResource, Config> configs =
                    await(admin.describeConfigs(List.of(resource)).all());
            Config config = configs.values().iterator().next();
            warnUnless(KEEP, config.get(TopicConfig.RETENTION_MS_CONFIG), topic);
            warnUnless(KEEP, config.get(TopicConfig.RETENTION_BYTES_CONFIG), topic);
            warnUnless(TopicConfig.CLEANUP_POLICY_DELETE, config.get(TopicConfig.CLEANUP_POLICY_CONFIG), topic);
        } catch (ExecutionException e) {
            monitor.onWarning("cannot read the settings of the topic, it may delete records: topic=" + topic
                    + ", reason=" + e.getCause());
        }
    }

    private void warnUnless(String keeping, ConfigEntry entry, String topic) {
        if (entry != null && !keeping.equals(entry.value())) {
            monitor.onWarning(
                    "the topic may delete what is written to it, records keep the time of their events: topic=" + topic
                            + ", " + entry.name() + "=" + entry.value() + ", expected=" + keeping);
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(KafkaConnection.ANSWER_LIMIT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaProblem("interrupted while waiting for the broker", e);
        }
    }
}
