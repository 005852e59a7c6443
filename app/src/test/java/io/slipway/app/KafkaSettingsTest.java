package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of {@code --kafka-config} that Kafka's clients would take without a word, or with a stack trace. */
class KafkaSettingsTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sasl.mechansim=PLAIN|name=sasl.mechansim; did you mean sasl.mechanism?",
                "ssl.trustore.location=x|did you mean ssl.truststore.location?",
                "completely.different=x|name=completely.different",
                "transactional.id=me|remove transactional.id from the Kafka settings",
                "linger.ms=soon|Invalid value soon for configuration linger.ms",
                "security.protocol=TLS|security.protocol",
            })
    void aSettingThatCannotBeIsNamed(String line, String sentence) throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), line + "\n");
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Commands result = Commands.run(
                "produce", "--input", example, "--bootstrap-servers", "127.0.0.1:1", "--kafka-config", file.toString());
        assertThat(result.err()).startsWith("slipway: ").contains(sentence).doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
