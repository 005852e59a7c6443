package io.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of {@code --kafka-config}. */
class KafkaSettingsTest {

    private static final String DEAD_BROKER = "127.0.0.1:1";
    private static final String EXAMPLE =
            SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();

    @TempDir
    private Path directory = Path.of("");

    /** The last two are of plug-ins. */
    @ParameterizedTest
    @CsvSource({
        "acsk=all, acsk; did you mean acks?",
        "security.protcol=SSL, security.protcol; did you mean security.protocol?",
        "ssl.truststore.lokation=/tmp/x, ssl.truststore.lokation; did you mean ssl.truststore.location?",
        "sasl.mechanisms=PLAIN, sasl.mechanisms; did you mean sasl.mechanism?",
        "schema.registry.url=http://127.0.0.1, ''",
        "basic.auth.user.info=a:b, ''",
    })
    void aMisspelledSettingOfKafkaIsNamedWithTheNearestOne(String line, String problem) throws IOException {
        Path settings = Files.write(
                directory.resolve("kafka.properties"),
                List.of("default.api.timeout.ms=400", "request.timeout.ms=300", line));
        for (String[] words : new String[][] {
            {"produce", "--input", EXAMPLE},
            {"order", "pause", "a1"},
            {"run", "--topic", "t", "--out", directory.resolve("x").toString()},
        }) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--bootstrap-servers", DEAD_BROKER, "--kafka-config", settings.toString()));
            Commands result = Commands.run(all.toArray(String[]::new));
            if (problem.isEmpty()) {
                assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.BROKER);
            } else {
                assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
                assertThat(result.err()).contains("not a setting of Kafka's clients: name=" + problem);
            }
        }
    }
}
