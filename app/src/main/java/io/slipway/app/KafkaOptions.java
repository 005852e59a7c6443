package io.slipway.app;

import io.slipway.kafka.KafkaConnection;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the connection to a Kafka cluster. */
final class KafkaOptions {

    static final String DEFAULT_TOPIC = "mock_l1_stream";
    static final String DEFAULT_BOOTSTRAP = "localhost:9092";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka cluster, several addresses separated by commas [" + DEFAULT_BOOTSTRAP + "]")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties file of further client settings, such as security")
    private @Nullable Path kafkaConfig;

    boolean isGiven() {
        return bootstrapServers != null || kafkaConfig != null;
    }

    private KafkaConnection servers() {
        try {
            return KafkaConnection.of(bootstrapServers == null ? DEFAULT_BOOTSTRAP : bootstrapServers);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--bootstrap-servers: " + e.getMessage(), e);
        }
    }

    KafkaConnection connection() {
        KafkaConnection connection = servers();
        try {
            return kafkaConfig == null ? connection : connection.withSettingsFrom(kafkaConfig);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--kafka-config: " + e.getMessage(), e);
        }
    }
}
