package io.slipway.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.doctor.Check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyChecksTest {

    private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path root;

    @BeforeEach
    void install() throws IOException {
        Files.writeString(root.resolve("slipway-sbom.json"), """
                {"bomFormat":"CycloneDX","metadata":{"timestamp":"2026-11-01T00:00:00Z"},"components":[
                 {"name":"kafka-clients","version":"4.4.0"},{"name":"slipway-core","version":"0.1.0"}]}
                """);
        Files.createDirectory(root.resolve("lib"));
        jar("kafka-clients-4.4.0.jar");
        jar("slipway-core-0.1.0.jar");
    }

    private void jar(String name) throws IOException {
        Files.writeString(root.resolve("lib").resolve(name), "x");
    }

    @Test
    void theJarsOfTheListAreAllRight() {
        List<Check> checks = DependencyChecks.all(root, MADE.plus(Duration.ofDays(182)));
        assertThat(checks).extracting(Check::status).containsExactly(Status.OK, Status.OK);
        assertThat(checks.get(0).text()).isEqualTo("2 jars, all in the list of versions");
    }

    @Test
    void anotherVersionIsAFault() throws IOException {
        Files.delete(root.resolve("lib/kafka-clients-4.4.0.jar"));
        jar("kafka-clients-4.3.1.jar");
        Check check = DependencyChecks.all(root, MADE).get(0);
        assertThat(check.status()).isEqualTo(Status.FAIL);
        assertThat(check.text())
                .isEqualTo("not in the list of versions: kafka-clients-4.3.1.jar;"
                        + " in the list only: kafka-clients-4.4.0.jar");
    }

    @Test
    void anOldListIsAWarning() {
        assertThat(DependencyChecks.all(root, MADE.plus(Duration.ofDays(183)))
                        .get(1)
                        .status())
                .isEqualTo(Status.WARN);
    }

    @Test
    void aCloneHasNoList() {
        assertThat(DependencyChecks.all(root.resolve("lib"), MADE).get(0).text())
                .startsWith("no list of versions here");
    }
}
