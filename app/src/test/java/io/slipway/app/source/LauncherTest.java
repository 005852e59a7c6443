package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The least size of the files named, together, for which the optimising compiler works: 500 MB. */
    private static final int LARGE_BYTES = 500_000_000;

    private static final int LARGE_KIB = (LARGE_BYTES + 1023) / 1024;

    private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

    /** Runs {@code is_long}, the only part of a checkout's launcher that needs no build, and says what follows from it. */
    private static final String OF_CHECKOUT =
            "eval \"$(sed -n '/^large_kib=/p; /^is_long() {/,/^}/p; /^reads_topic() {/,/^}/p' \"$0\")\"; "
                    + "[ -n \"$large_kib\" ] && { is_long \"$@\" || reads_topic \"$@\"; } || echo " + C1_ONLY;

    /** Stands for the {@code du} of the system: a file holds its size in KiB, so that large ones need no disk. */
    private static final String SIZES = """
            #!/bin/sh
            [ "$1 $2" = "-skH --" ] || exit 1
            find "$3" -type f -exec cat {} + | awk '{ kib += $1 } END { print kib "\t" FILENAME }'
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        writeProgram("jdk/bin/java", "#!/bin/sh\necho ' java.specification.version = 17'\nprintf '%s\\n' \"$@\"\n");
        writeProgram("bin/du", SIZES);
        write("large.csv", LARGE_KIB);
        write("a half.csv", LARGE_KIB / 2 + 1);
        write("data/days/half.tape", LARGE_KIB / 2 + 1);
        write("small.csv", LARGE_KIB / 2 - 2);
    }

    private void writeProgram(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void write(String name, int kib) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, kib + "\n");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (old, first) -> first + ":" + old);
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
        assertThat(batch).contains("GEQ " + LARGE_BYTES + " set \"COMPILER=%LATE%\"");
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
