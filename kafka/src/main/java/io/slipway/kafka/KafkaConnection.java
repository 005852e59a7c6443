package io.slipway.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The address of a Kafka cluster and the user's client settings, for example for security. The user's settings override the
 * tuning of this class, but not the settings that correctness needs: acks, idempotence and byte values.
 *
 * <pre>{@code
 * KafkaConnection connection = KafkaConnection.of("localhost:9092").withSettingsFrom(Path.of("client.properties"));
 * }</pre>
 *
 * @param bootstrapServers {@code host:port}; several are separated by commas
 * @param settings Kafka client settings by their Kafka names
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> settings) {

    /** Time after which a silent broker counts as absent: longer than a slow start, short enough for a person to wait. */
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);

    /** Longer than the limit of an answer, so that a request can be sent again. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(15);

    private static final int LINGER_MS = 5;

    private static final int BATCH_BYTES = 256 * 1024;
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final long LEAST_BUFFER_BYTES = 4L * 1024 * 1024;

    /** Kafka's own default. */
    private static final long MOST_BUFFER_BYTES = 32L * 1024 * 1024;

    /** The producer's buffer takes at most one sixteenth of the heap, between the two limits above. */
    private static final int HEAP_SHARE = 16;

    /**
     * Checks the servers.
     *
     * @throws IllegalArgumentException if a server is not {@code host:port}, or settings ask for transactions
     */
    public KafkaConnection {
        for (String server : bootstrapServers.split(",", -1)) {
            if (!server.strip().matches(".+:\\d{1,5}")) {
                throw new IllegalArgumentException(
                        "not a Kafka server, expected host:port: bootstrap=" + bootstrapServers);
            }
        }
        if (settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
            throw new IllegalArgumentException(
                    "transactions are not used, as a stream's markers say whether it is complete:" + " remove "
                            + ProducerConfig.TRANSACTIONAL_ID_CONFIG + " from the Kafka settings");
        }
        settings = Map.copyOf(settings);
    }

    /** A connection without client settings. */
    public static KafkaConnection of(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * Returns this connection with the client settings of a Java {@code .properties} file in UTF-8. They replace its settings.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a properties file
     */
    public KafkaConnection withSettingsFrom(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("no such file: file=" + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read the Kafka settings: file=" + file + ", reason=" + e, e);
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return new KafkaConnection(bootstrapServers, read);
    }

    /** Names of all settings of Kafka's clients. */
    public static Set<String> settingNames() {
        Set<String> names = new TreeSet<>(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }

    /** Properties of an admin client. */
    public Map<String, Object> adminProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        return mine(properties);
    }

    /** Properties of an idempotent producer of byte keys and values that waits for all in-sync replicas. */
    public Map<String, Object> producerProperties() {
        return producerProperties(USUAL_WAIT, LINGER_MS);
    }

    /** Properties of such a producer, whose records wait for a broker that is away. */
    Map<String, Object> producerProperties(Duration brokerWait) {
        return producerProperties(brokerWait, LINGER_MS);
    }

    /** The same of a producer whose records are sent at once, as they have waited for others already or come at their own times. */
    Map<String, Object> promptProperties(Duration brokerWait) {
        return producerProperties(brokerWait, 0);
    }

    /**
     * Properties of such a producer.
     *
     * @param brokerWait time after which a record that was not taken is given up
     * @param lingerMs time for which a record waits for others, in milliseconds
     */
    private Map<String, Object> producerProperties(Duration brokerWait, int lingerMs) {
        int waitMs = Math.max(2 * LINGER_MS, millis(brokerWait));
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, waitMs);
        // Kafka wants a delivery to take no less than a request and the linger time.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis(ANSWER_LIMIT), waitMs - LINGER_MS));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, waitMs);
        mine(properties);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    /**
     * Asks the broker for the topics that a consumer reads and that have been silent.
     *
     * @throws KafkaProblem if one was deleted
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static void requireTopics(Consumer<?, ?> consumer) {
        for (TopicPartition read : consumer.assignment()) {
            if (consumer.partitionsFor(read.topic(), ANSWER_LIMIT).isEmpty()) {
                throw new KafkaProblem("the topic was deleted while it was read: topic=" + read.topic());
            }
        }
        consumer.endOffsets(consumer.assignment(), ANSWER_LIMIT);
    }

    /** Properties of a consumer of byte keys and values that joins no group and commits no offsets. */
    public Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_LIMIT));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // Closing the consumer waits for its last fetch, which the broker may hold for this long.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        mine(properties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Records that were deleted before they were read are an error, not a reason to go on behind them.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    /** The servers only, because settings may contain passwords. */
    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers + "]";
    }

    /** Returns the exception for a failure while {@code doing}, with a sentence for the user. */
    public KafkaProblem problem(String doing, Throwable failure) {
        return new KafkaFailure(this).problem(doing, failure);
    }

    /**
     * Tells whether Kafka's client asked for more memory than a batch can need: it takes the first bytes of a server of
     * another protocol for the length of an answer.
     */
    static boolean isForeignAnswer(OutOfMemoryError failure) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free > 2L * FETCH_BYTES
                && Stream.of(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(NetworkReceive.class.getName()));
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
