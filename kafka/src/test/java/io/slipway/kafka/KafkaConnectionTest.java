package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
