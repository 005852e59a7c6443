package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the compiler by the launchers of a checkout and of an archive, which are run with a {@code java} that prints its options. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are shell scripts")
class LauncherTest {

    private static final int MB = 1_000_000;
    private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

    /** Runs {@code is_long}, the only part of a checkout's launcher that needs no build, and says what follows from it. */
    private static final String OF_CHECKOUT =
            "eval \"$(sed -n '/^large_kib=/p; /^is_long() {/,/^}/p; /^reads_topic() {/,/^}/p' \"$0\")\"; "
                    + "[ -n \"$large_kib\" ] && { is_long \"$@\" || reads_topic \"$@\"; } || echo " + C1_ONLY;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho ' java.specification.version = 17'\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        write("large.csv", 101 * MB);
        write("a half.csv", 51 * MB);
        write("data/days/half.tape", 51 * MB);
        write("small.csv", MB);
    }

    /** Writes zeros, which take space on the disk, unlike a file that is only made long. */
    private void write(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(MB);
            for (int left = bytes; left > 0; left -= MB) {
                channel.write(zeros.clear());
            }
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().remove("SLIPWAY_JAVA_OPTS");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** True if both launchers let the optimising compiler work. */
    private boolean isOptimised(String... words) throws IOException, InterruptedException {
        Path root = SharedFiles.root();
        List<String> archive = new ArrayList<>(
                List.of("sh", root.resolve("dist/src/bin/slipway").toString()));
        List<String> checkout = new ArrayList<>(
                List.of("bash", "-uc", OF_CHECKOUT, root.resolve("slipway").toString()));
        Stream.of(archive, checkout).forEach(each -> each.addAll(List.of(words)));
        String ofArchive = run(archive);
        assertThat(ofArchive).contains("io.slipway.app.Main").endsWith(words[words.length - 1] + "\n");
        boolean optimised = !ofArchive.lines().toList().contains(C1_ONLY);
        assertThat(run(checkout)).isEqualTo(optimised ? "" : C1_ONLY + "\n");
        return optimised;
    }

    @Test
    void itWorksWhereTheFilesNamedAreLargeTogether() throws Exception {
        assertThat(isOptimised("backtest", "--input", "large.csv")).isTrue();
        assertThat(isOptimised("backtest", "--input=large.csv", "--quiet")).isTrue();
        assertThat(isOptimised("inspect", "a half.csv", "data/days/half.tape")).isTrue();
        assertThat(isOptimised("study", "--corpus", "data", "--input", "a half.csv"))
                .isTrue();
        assertThat(isOptimised("inspect", "*.csv")).isTrue();
    }

    @Test
    void itDoesNotWorkWhereTheyAreSmallOrAreNotRead() throws Exception {
        assertThat(isOptimised("demo")).isFalse();
        assertThat(isOptimised("backtest", "--input", "small.csv", "--threads", "3", "a half.csv"))
                .isFalse();
        assertThat(isOptimised("study", "--corpus", "data", "--sizes", "none*")).isFalse();
        assertThat(isOptimised("study", "--corpus", "data", "--symbols", "*", "--days=*", "--quiet"))
                .isFalse();
        assertThat(isOptimised("backtest", "--input", "small.csv", "--out", "large.csv", "--cache=large.csv"))
                .isFalse();
        assertThat(isOptimised("data", "small.csv", "--cache", "large.csv", "--quiet"))
                .isFalse();
    }

    @Test
    void itWorksForWorkThatNoFileTells() throws Exception {
        String batch = Files.readString(SharedFiles.root().resolve("dist/src/bin/slipway.bat"));
        assertThat(batch).contains("GEQ " + 100 * MB + " set \"COMPILER=\"");
        for (String command : List.of("cluster", "record", "run", "work")) {
            assertThat(isOptimised(command, "--quiet")).as(command).isTrue();
        }
        for (String command : List.of("backtest", "tune", "study", "calibrate")) {
            assertThat(isOptimised(command, "--topic", "quotes")).as(command).isTrue();
            assertThat(isOptimised(command, "--topic=quotes")).as(command).isTrue();
        }
        assertThat(batch).contains("in (backtest tune study calibrate) do if \"%~1\"==\"%%c\" if defined TOPIC");
        assertThat(isOptimised("produce", "--topic", "quotes")).isFalse();
        assertThat(isOptimised("live", "--topic", "quotes")).isFalse();
    }
}
