package io.slipway.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach a Kafka cluster: bootstrap servers, and the user's own client settings such as security. The user's
 * settings win over our tuning, but not over what correctness needs (acks, idempotence, byte values).
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param settings Kafka client settings by their Kafka names
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> settings) {

    /** How long a broker may take to answer before it counts as absent. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);

    private static final int LONGEST_DELIVERY_MS = 15_000;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final long LEAST_BUFFER_BYTES = 4L * 1024 * 1024;
    private static final long MOST_BUFFER_BYTES = 32L * 1024 * 1024;
    private static final int HEAP_SHARE = 16;

    /**
     * Checks the servers.
     *
     * @throws IllegalArgumentException if a server is not {@code host:port}
     */
    public KafkaConnection {
        for (String server : bootstrapServers.split(",", -1)) {
            if (!server.strip().matches(".+:\\d{1,5}")) {
                throw new IllegalArgumentException(
                        "not a Kafka server, expected host:port: bootstrap=" + bootstrapServers);
            }
        }
        settings = Map.copyOf(settings);
    }

    /** A connection without settings of the user's own. */
    public static KafkaConnection of(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * This connection with the settings of a Java {@code .properties} file (UTF-8) in place of its own.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a properties file
     */
    public KafkaConnection withSettingsFrom(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read the Kafka settings: file=" + file + ", reason=" + e, e);
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return new KafkaConnection(bootstrapServers, read);
    }

    /** Settings for an admin client. */
    public Map<String, Object> adminProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        return mine(properties);
    }

    /** Settings for an idempotent producer of byte keys and values that waits for all replicas. */
    public Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_DELIVERY_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MS);
        mine(properties);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    /** Settings for a consumer of byte keys and values that belongs to no group and commits nothing. */
    public Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // Closing waits for the fetch that is on its way, which the broker holds back for so long.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        mine(properties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    /** The servers only: settings may hold passwords. */
    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers + "]";
    }

    /** What went wrong while {@code doing}, as a sentence for the user. */
    KafkaProblem problem(String doing, Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return new KafkaProblem(
                    "the Kafka broker does not answer: bootstrap=" + bootstrapServers + ", while=" + doing, cause);
        }
        return new KafkaProblem(
                "Kafka failed: bootstrap=" + bootstrapServers + ", while=" + doing + ", reason=" + reason(cause),
                cause);
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private Map<String, Object> mine(Map<String, Object> properties) {
        properties.putAll(settings);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    private static long bufferBytes() {
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        return Math.max(LEAST_BUFFER_BYTES, Math.min(MOST_BUFFER_BYTES, share));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
