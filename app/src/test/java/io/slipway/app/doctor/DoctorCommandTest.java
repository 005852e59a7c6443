package io.slipway.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path folder;

    private Commands doctor(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "doctor";
        words[1] = "--out";
        words[2] = folder.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Commands.run(words);
    }

    @Test
    void aClusterThatAnswersIsDescribed() {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = broker.bootstrapServers();
            new TopicPreparation(KafkaConnection.of(servers), StreamMonitor.NONE).prepare("quotes", 1);
            Commands result = doctor("--bootstrap-servers", servers, "--topic", "quotes", "--topic", "absent");
            assertThat(result.err()).isEmpty();
            assertThat(result.out())
                    .containsPattern("ok    broker +cluster \\S+, brokers " + servers)
                    .containsPattern("ok    topic quotes +1 partition, 1 copy")
                    .containsPattern("warn  topic absent +does not exist")
                    .containsPattern("ok    clock +broker minus this machine");
        }
    }

    @Test
    void aBrokerThatIsAwayIsAFailureWithHelp() throws Exception {
        Commands result = doctor("--bootstrap-servers", "127.0.0.1:1", "--json");
        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED_CHECK);
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("status").asText()).isEqualTo("fail");
        JsonNode broker = StreamSupport.stream(json.get("checks").spliterator(), false)
                .filter(check -> check.get("name").asText().equals("broker"))
                .findFirst()
                .orElseThrow();
        assertThat(broker.get("status").asText()).isEqualTo("fail");
        assertThat(broker.get("text").asText()).endsWith("; nothing listens there");
        assertThat(broker.get("help").asText()).contains("start the broker");
    }

    @Test
    void aTopicNeedsACluster() {
        Commands result = doctor("--topic", "quotes");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--topic: give --bootstrap-servers");
    }

    @Test
    void wrongServersAreAUsageError() {
        Commands result = doctor("--bootstrap-servers", "nonsense");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("not a Kafka server, expected host:port");
    }
}
