package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {

    @TempDir
    Path folder;

    @Test
    void refusesSettingsThatAskForTransactions() throws IOException {
        Path file = Files.writeString(folder.resolve("tx.properties"), "acks=all\ntransactional.id=x1\n");
        KafkaConnection connection = KafkaConnection.of("localhost:9092");
        assertThatThrownBy(() -> connection.withSettingsFrom(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remove transactional.id from the Kafka settings");
    }

    @Test
    void refusesANameThatNoClientKnows() throws IOException {
        Path file = Files.writeString(folder.resolve("slip.properties"), "acks=all\nsasl.mechansim=PLAIN\n");
        KafkaConnection connection = KafkaConnection.of("localhost:9092");
        assertThatThrownBy(() -> connection.withSettingsFrom(file))
                .isInstanceOf(UnknownSettingException.class)
                .hasMessage("not a setting of Kafka's clients: name=sasl.mechansim");
    }

    @Test
    void acceptsSettingsOfEveryClientAndOfProvidersOfSecrets() {
        Map<String, String> settings = Map.of(
                "linger.ms", "1",
                "fetch.min.bytes", "1",
                "bootstrap.controllers", "localhost:9093",
                "config.providers.vault.class", "x.Vault");
        assertThat(new KafkaConnection("localhost:9092", settings).settings()).isEqualTo(settings);
    }
}
