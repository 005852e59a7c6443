package io.slipway.kafka.health;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * A cluster as it answers now.
 *
 * @param clusterId id of the cluster
 * @param brokers addresses of the brokers, as {@code host:port}
 * @param topics topics that were asked for and exist, by name
 */
public record ClusterFacts(String clusterId, List<String> brokers, Map<String, TopicFacts> topics) {

    /** Copies the lists. */
    public ClusterFacts {
        brokers = List.copyOf(brokers);
        topics = new TreeMap<>(topics);
    }

    /**
     * A topic.
     *
     * @param partitions number of its partitions
     * @param replicas number of copies of its first partition
     * @param settings its settings by their Kafka names; empty if this client may not read them
     */
    public record TopicFacts(int partitions, int replicas, Map<String, String> settings) {

        /** Copies the settings. */
        public TopicFacts {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * Asks a cluster.
     *
     * @param names topics to describe; those that do not exist are left out
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static ClusterFacts ask(KafkaConnection connection, Collection<String> names) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            DescribeClusterResult cluster = admin.describeCluster();
            List<String> brokers = await(cluster.nodes()).stream()
                    .map(ClusterFacts::address)
                    .sorted()
                    .toList();
            List<String> present = await(admin.listTopics().names()).stream()
                    .filter(names::contains)
                    .toList();
            Map<String, TopicFacts> topics = new HashMap<>();
            Map<String, TopicDescription> described =
                    await(admin.describeTopics(present).allTopicNames());
            for (Map.Entry<String, TopicDescription> each : described.entrySet()) {
                topics.put(each.getKey(), topic(admin, each.getValue()));
            }
            return new ClusterFacts(await(cluster.clusterId()), brokers, topics);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw connection.problem("asking for its topics", e);
        }
    }

    /** Version of the Kafka client of this program, such as 4.0.1. */
    public static String clientVersion() {
        Properties properties = new Properties();
        try (InputStream in = Admin.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown").strip();
    }

    private static String address(Node node) {
        return node.host() + ":" + node.port();
    }

    private static TopicFacts topic(Admin admin, TopicDescription topic) throws ExecutionException, TimeoutException {
        int replicas = topic.partitions().get(0).replicas().size();
        return new TopicFacts(topic.partitions().size(), replicas, settings(admin, topic.name()));
    }

    private static Map<String, String> settings(Admin admin, String topic) throws ExecutionException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> settings = new HashMap<>();
        try {
            Config config =
                    await(admin.describeConfigs(List.of(resource)).all()).get(resource);
            if (config != null) {
                config.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .forEach(entry -> settings.put(entry.name(), entry.value()));
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
        }
        return settings;
    }

    static <T> T await(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(KafkaConnection.ANSWER_LIMIT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaProblem("interrupted while waiting for the broker", e);
        }
    }
}
