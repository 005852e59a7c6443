package io.slipway.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.doctor.Check.Status;
import io.slipway.kafka.health.ClockOffset;
import io.slipway.kafka.health.ClusterFacts.TopicFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorChecksTest {

    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @CsvSource({"47,FAIL", "48,WARN", "95,WARN", "96,OK"})
    void heap(long mib, Status status) {
        assertThat(MachineChecks.heap(mib * MIB).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"239,48,FAIL", "300,48,WARN", "320,48,OK", "600,512,WARN", "672,512,OK"})
    void memory(long mib, long heapMib, Status status) {
        assertThat(MachineChecks.memory(mib * MIB, heapMib * MIB).status()).isEqualTo(status);
    }

    @Test
    void theHeapThatWouldFitIsNamed() {
        assertThat(MachineChecks.memory(400 * MIB, 512 * MIB).help()).contains("-Xmx240m");
    }

    @ParameterizedTest
    @CsvSource({"16,FAIL", "17,OK", "25,OK"})
    void java(int feature, Status status) {
        assertThat(MachineChecks.java(feature).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"255,FAIL", "1024,WARN", "4096,OK", "9223372036854775807,OK"})
    void openFiles(long files, Status status) {
        assertThat(MachineChecks.openFiles(files).status()).isEqualTo(status);
    }

    @Test
    void aFileIsNoFolderForResults(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(MachineChecks.disk("disk, results", file.resolve("runs")).status())
                .isEqualTo(Status.FAIL);
        assertThat(MachineChecks.disk("disk, results", folder.resolve("a/b")).text())
                .contains(" free: folder=");
    }

    @Test
    void aTopicThatForgetsIsAWarning() {
        Check check = ClusterChecks.topic(
                "quotes", new TopicFacts(1, 3, Map.of("retention.ms", "604800000", "retention.bytes", "-1")));
        assertThat(check.status()).isEqualTo(Status.WARN);
        assertThat(check.text()).isEqualTo("1 partition, 3 copies, may delete records: retention.ms=604800000");
        assertThat(ClusterChecks.topic("quotes", new TopicFacts(1, 1, Map.of())).status())
                .isEqualTo(Status.OK);
    }

    @Test
    void statesMustBeCompacted() {
        assertThat(ClusterChecks.state(new TopicFacts(1, 1, Map.of("cleanup.policy", "delete")))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(ClusterChecks.state(new TopicFacts(1, 1, Map.of("max.message.bytes", "1048588")))
                        .status())
                .isEqualTo(Status.WARN);
        assertThat(ClusterChecks.state(new TopicFacts(
                                1, 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "8388608")))
                        .status())
                .isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"500,10,OK", "-505,10,OK", "507,10,WARN", "-9000,10,WARN", "9000,20000,OK"})
    void clock(double offsetMs, double roundTripMs, Status status) {
        assertThat(ClusterChecks.clock(new ClockOffset(offsetMs, roundTripMs)).status())
                .isEqualTo(status);
    }
}
