package io.slipway.kafka;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The settings of Kafka's clients. A client ignores settings of others, so a slip of the pen would change nothing. */
final class ClientSettings {

    /** Settings of a provider of secrets, whose names the user chooses. */
    private static final String PROVIDERS = "config.providers.";

    /** Begins a value that a provider of secrets replaces. */
    private static final String PROVIDED = "${";

    private static final List<ConfigDef> CLIENTS =
            List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

    private ClientSettings() {}

    /**
     * Checks a setting.
     *
     * @throws UnknownSettingException if neither a producer nor a consumer nor an admin client knows its name
     * @throws IllegalArgumentException if one of them refuses its value
     */
    static void check(String name, String value) {
        if (name.startsWith(PROVIDERS)) {
            return;
        }
        if (CLIENTS.stream().noneMatch(client -> client.names().contains(name))) {
            throw new UnknownSettingException(name, names());
        }
        if (!value.contains(PROVIDED)) {
            CLIENTS.forEach(client -> checkValue(client.configKeys().get(name), name, value));
        }
    }

    private static void checkValue(@Nullable ConfigKey key, String name, String value) {
        if (key == null) {
            return;
        }
        try {
            Object parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        CLIENTS.forEach(client -> names.addAll(client.names()));
        return names;
    }
}
