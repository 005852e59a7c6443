package io.slipway.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
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

    /** Size of a segment in largest records. Kafka compacts segments that are full, so they are small. */
    private static final int SEGMENT_RECORDS = 2;

    /** Share of superseded records that is compacted: a small one, as the newest states are small. */
    private static final String LEAST_DIRTY = "0.1";

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
        prepare(List.of(retaining(topic, newPartitions)), List.of(topic));
    }

    /**
     * Creates the topics of a journal that are absent, with one partition: one that keeps the newest record of each key, and others that
     * retain their records. Warns of others that are there and do not.
     *
     * @param recordBytes size of the largest record of {@code compacted}
     * @throws KafkaProblem if the broker does not answer or rejects the request
     */
    public void prepareJournal(String compacted, int recordBytes, List<String> others) {
        List<NewTopic> wanted = new ArrayList<>();
        wanted.add(compacted(compacted, recordBytes));
        others.forEach(each -> wanted.add(retaining(each, 1)));
        prepare(wanted, others);
    }

    /** A topic whose old records are soon gone, so that reading its newest ones takes no longer after days than after minutes. */
    private static NewTopic compacted(String topic, int recordBytes) {
        return new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(SEGMENT_RECORDS * recordBytes),
                        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        LEAST_DIRTY,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(recordBytes)));
    }

    private static NewTopic retaining(String topic, int partitions) {
        return new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(NEW_TOPIC_SETTINGS);
    }

    /**
     * Creates what is absent.
     *
     * @param retaining names of those that are to retain their records
     */
    private void prepare(List<NewTopic> wanted, List<String> retaining) {
        List<String> names = wanted.stream().map(NewTopic::name).toList();
        try (Admin admin = Admin.create(connection.adminProperties())) {
            Set<String> present = present(admin, names);
            create(
                    admin,
                    wanted.stream()
                            .filter(each -> !present.contains(each.name()))
                            .toList());
            warnOfLoss(admin, retaining.stream().filter(present::contains).toList());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw connection.problem("preparing topic " + String.join(", ", names), e);
        }
    }

    private static Set<String> present(Admin admin, List<String> topics) throws ExecutionException, TimeoutException {
        Set<String> present = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                TopicDescription unused = await(topic.getValue());
                present.add(topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return present;
    }

    private static void create(Admin admin, List<NewTopic> topics) throws ExecutionException, TimeoutException {
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            try {
                Void unused = await(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void warnOfLoss(Admin admin, List<String> topics) throws TimeoutException {
        List<ConfigResource> resources = topics.stream()
                .map(each -> new ConfigResource(ConfigResource.Type.TOPIC, each))
                .toList();
        Map<ConfigResource, KafkaFuture<Config>> found =
                admin.describeConfigs(resources).values();
        for (ConfigResource resource : resources) {
            String topic = resource.name();
            try {
                Config config = await(Objects.requireNonNull(found.get(resource), topic));
                warnUnless(KEEP, config.get(TopicConfig.RETENTION_MS_CONFIG), topic);
                warnUnless(KEEP, config.get(TopicConfig.RETENTION_BYTES_CONFIG), topic);
                warnUnless(TopicConfig.CLEANUP_POLICY_DELETE, config.get(TopicConfig.CLEANUP_POLICY_CONFIG), topic);
            } catch (ExecutionException e) {
                monitor.onWarning("cannot read the settings of the topic, it may delete records: topic=" + topic
                        + ", reason=" + e.getCause());
            }
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
