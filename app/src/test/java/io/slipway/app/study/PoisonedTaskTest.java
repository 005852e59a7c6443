package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.panel.PanelKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study one day of which fails always: the other days are the result, in threads, in processes and in shares. */
class PoisonedTaskTest {

    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");
    private static final List<String> DAYS = List.of("2024-08-01", "2024-08-02", PoisonedPlugin.DAY, "2024-08-06");

    @TempDir
    private Path directory = Path.of("");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private Path jar = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        jar = directory.resolve("poisoned.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/io.slipway.strategy.Plugin"));
            out.write(PoisonedPlugin.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        Thread.currentThread().setContextClassLoader(loader());
        for (String symbol : List.of("AAA", "BBB")) {
            for (String day : DAYS) {
                Path file = directory.resolve(symbol + day + ".csv");
                run(
                        0,
                        "generate",
                        "--symbol",
                        symbol,
                        "--seed",
                        Integer.toString((symbol + day).hashCode()),
                        "--start",
                        day + "T14:00:00Z",
                        "--duration",
                        "15s",
                        "--out",
                        file.toString());
                run(0, "corpus", "add", corpus(), "--data", file.toString());
            }
        }
    }

    private URLClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
    }

    @AfterEach
    void forgetPlugins() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private String corpus() {
        return directory.resolve("corpus").toString();
    }

    private static Commands run(int exitCode, String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        return result;
    }

    private String[] study(String... more) {
        List<String> arguments = new ArrayList<>(List.of("study", "--plugin", jar.toString(), "--corpus", corpus()));
        arguments.addAll(List.of("--horizon", "4s", "--slice", "2s", "--starts", "3", "--sizes", "200"));
        arguments.addAll(List.of("--strategies", "poisoned,twap", "--quiet"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Path out(String name) {
        return directory.resolve(name);
    }

    @Test
    void theOtherDaysAreTheResultAndTheFailedOnesAreNamed() throws IOException {
        Path threads = out("threads");
        String warning = Commands.onStandardError(
                () -> run(ExitCode.INCOMPLETE, study("--threads", "2", "--out", threads.toString())));
        assertThat(warning).contains("incomplete: the work of 2 tasks failed").contains("--resume");
        Values found = ResultReader.object(threads, StudyKeys.FILE);
        assertThat(found.get(StudyKeys.LEFT_OUT))
                .extracting(each -> each.get(LeftOutKeys.OF))
                .containsExactly("AAA " + PoisonedPlugin.DAY, "BBB " + PoisonedPlugin.DAY);
        assertThat(found.get(StudyKeys.LEFT_OUT)).allSatisfy(each -> {
            assertThat(each.get(LeftOutKeys.ORDERS)).isEqualTo(6);
            assertThat(each.get(LeftOutKeys.REASON)).isEqualTo("java.lang.IllegalStateException: cannot decide");
        });
        assertThat(found.get(StudyKeys.BY_DAY))
                .extracting(each -> each.get(PanelKeys.LABEL))
                .containsExactly(DAYS.get(0), DAYS.get(1), DAYS.get(3));
        assertThat(Files.readString(threads.resolve("study.html")))
                .contains("Incomplete: the work of 2 tasks failed.")
                .contains("BBB " + PoisonedPlugin.DAY);
        assertThat(run(ExitCode.DONE, "audit", threads.toString()).out()).contains("left out");
        // The other days alone have the same orders and costs.
        Path others = out("others");
        run(0, study("--days", "2024-08-01..2024-08-02,2024-08-06", "--out", others.toString()));
        assertThat(threads.resolve("study.csv")).hasSameBinaryContentAs(others.resolve("study.csv"));
    }

    @Tag("slow")
    @Test
    void processesSharesAndAResumedStudyHaveTheSameBytes() throws IOException {
        Path threads = out("threads");
        run(ExitCode.INCOMPLETE, study("--out", threads.toString()));
        Path processes = out("processes");
        run(ExitCode.INCOMPLETE, study("--processes", "2", "--out", processes.toString()));
        same(processes, threads);
        Path plan = out("plan");
        run(0, study("--plan-only", plan.toString()));
        String warning =
                Commands.onStandardError(() -> run(ExitCode.INCOMPLETE, "work", plan.toString(), "--shard", "2/2"));
        assertThat(warning).contains(PoisonedPlugin.DAY + ", task 0, orders 0 to 5: ");
        run(ExitCode.INCOMPLETE, "work", plan.toString(), "--shard", "1/2");
        Path merged = out("merged");
        run(ExitCode.INCOMPLETE, "merge", plan.toString(), "--quiet", "--out", merged.toString());
        same(merged, threads);
        try (Stream<Path> kept = Files.list(out("threads.parts"))) {
            assertThat(kept.filter(file -> file.getFileName().toString().startsWith("part-")))
                    .hasSize(6);
        }
        run(ExitCode.INCOMPLETE, study("--resume", "--out", threads.toString()));
        same(processes, threads);
    }

    private static void same(Path out, Path other) {
        for (String file : FILES) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
        }
    }
}
