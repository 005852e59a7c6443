package io.slipway.app.run;

import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.kafka.KafkaConnection;
import io.slipway.text.ConfigException;
import io.slipway.text.Nearest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
            return file.isPresent() ? with(connection, file.get()) : connection;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(DataSettings.KAFKA_CONFIG) + ": " + e.getMessage(), e);
        }
    }

    /**
     * A connection with the client settings of a file. Names that are like none of Kafka's may be those of a plug-in of its clients, and
     * are left to it.
     *
     * @throws IllegalArgumentException if the file cannot be used, or the name of a setting is misspelled
     */
    public static KafkaConnection with(KafkaConnection connection, Path file) {
        KafkaConnection with = connection.withSettingsFrom(file);
        Set<String> known = KafkaConnection.settingNames();
        for (String name : new TreeSet<>(with.settings().keySet())) {
            if (!known.contains(name) && Nearest.of(name, known).isPresent()) {
                throw new IllegalArgumentException(
                        "not a setting of Kafka's clients: name=" + name + Nearest.hint(name, known));
            }
        }
        return with;
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
