package io.slipway.app.run;

import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.kafka.KafkaConnection;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.Optional;

/** The Kafka cluster and topic that settings name. */
public final class KafkaCluster {

    public static final String DEFAULT_TOPIC = "mock_l1_stream";

    private static final String DEFAULT_BOOTSTRAP = "localhost:9092";

    private KafkaCluster() {}

    /** True if settings name a topic or a cluster. */
    public static boolean isGiven(Settings settings) {
        return settings.find(DataSettings.TOPIC).isPresent()
                || settings.find(DataSettings.BOOTSTRAP_SERVERS).isPresent()
                || settings.find(DataSettings.KAFKA_CONFIG).isPresent();
    }

    public static String topic(Settings settings) {
        return settings.find(DataSettings.TOPIC).orElse(DEFAULT_TOPIC);
    }

    /**
     * The connection.
     *
     * @throws ConfigException if the addresses or the file of client settings cannot be used
     */
    public static KafkaConnection connection(Settings settings) {
        KafkaConnection connection = servers(settings);
        Optional<Path> file = settings.find(DataSettings.KAFKA_CONFIG);
        try {
            return file.isPresent() ? connection.withSettingsFrom(file.get()) : connection;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(DataSettings.KAFKA_CONFIG) + ": " + e.getMessage(), e);
        }
    }

    private static KafkaConnection servers(Settings settings) {
        try {
            return KafkaConnection.of(
                    settings.find(DataSettings.BOOTSTRAP_SERVERS).orElse(DEFAULT_BOOTSTRAP));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(DataSettings.BOOTSTRAP_SERVERS) + ": " + e.getMessage(), e);
        }
    }
}
