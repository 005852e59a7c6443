package io.slipway.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

    @TempDir
    Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aMachineWithoutPseudoFilesHasNoKnownLimits() {
        assertThat(Limits.below(root).memory()).isEmpty();
        assertThat(Limits.below(root).openFiles()).isEmpty();
    }

    @Test
    void memoryIsThatOfTheMachineWithoutAGroup() throws IOException {
        file("proc/meminfo", "MemTotal:        1024 kB\nMemFree:          512 kB\n");
        assertThat(Limits.below(root).memory()).hasValue(1_048_576);
    }

    @Test
    void theLeastLimitOfAGroupAndThoseAboveItCounts() throws IOException {
        file("proc/meminfo", "MemTotal:  9000000 kB\n");
        file("proc/self/cgroup", "0::/system.slice/slipway.service\n");
        file("sys/fs/cgroup/system.slice/slipway.service/memory.max", "max\n");
        file("sys/fs/cgroup/system.slice/memory.max", "440401920\n");
        assertThat(Limits.below(root).memory()).hasValue(440_401_920);
    }

    @Test
    void version1OfGroupsIsReadToo() throws IOException {
        file("proc/meminfo", "MemTotal:  9000000 kB\n");
        file("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/small\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("sys/fs/cgroup/memory/small/memory.limit_in_bytes", "314572800\n");
        assertThat(Limits.below(root).memory()).hasValue(314_572_800);
    }

    @Test
    void aContainerSeesItsOwnGroupAsTheRoot() throws IOException {
        file("proc/meminfo", "MemTotal:  9000000 kB\n");
        file("proc/self/cgroup", "0::/docker/7f\n");
        file("sys/fs/cgroup/memory.max", "536870912\n");
        assertThat(Limits.below(root).memory()).hasValue(536_870_912);
    }

    @Test
    void openFilesAreTheSoftLimit() throws IOException {
        file("proc/self/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max open files            1024                 524288               files
                """);
        assertThat(Limits.below(root).openFiles()).hasValue(1_024);
    }
}
