package io.slipway.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.study.ClusterEngine.LocalCluster;
import io.slipway.app.study.StudyJob;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.store.TapeStore;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyException;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on a real cluster of two worker processes. */
class FlinkStudyTest {

    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");
    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");

    @TempDir
    private Path directory = Path.of("");

    private final FlinkEngine engine = new FlinkEngine();
    private @Nullable LocalCluster cluster;

    private LocalCluster cluster() {
        LocalCluster running = cluster;
        if (running == null) {
            throw new IllegalStateException("no cluster");
        }
        return running;
    }

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = socket.getLocalPort();
            socket.close();
            cluster = engine.start(2, port, directory.resolve("cluster"), process -> {});
        }
    }

    @AfterEach
    void end() {
        cluster().close();
    }

    private static StudyJob job() {
        Map<String, String> flags = new HashMap<>(Map.of(
                "start", "2024-08-01T14:00:30Z",
                "strategies", "cont-kukanov,twap",
                "param", "lambda_under=0.005,0.05",
                "horizon", "8s",
                "slice", "4s",
                "starts", "24",
                "folds", "4",
                "sizes", "300"));
        flags.put("input", EXAMPLE.toString());
        return StudyJob.read(RunConfig.of(Settings.parse(Command.STUDY, flags)), 1, TapeStore.none());
    }

    private Path write(StudyJob job, List<StudyPart> parts, String name) throws IOException {
        Path out = Files.createDirectory(directory.resolve(name));
        job.write(out, parts);
        return out;
    }

    private static List<StudyPart> local(StudyJob job) {
        return new StudyRunner(Runnable::run, StudyListener.NONE)
                .parts(job.panel().tasks(), job::work);
    }

    /** One of two workers is killed when a third of the orders is done; then the job goes on with the other. */
    @Test
    void aStudyWithAWorkerKilledHasTheBytesOfAStudyInOneProcess() throws IOException {
        StudyJob job = job();
        Path expected = write(job, local(job), "local");
        try (PartFolder folder =
                PartFolder.plan(directory.resolve("plan"), job.panel(), job.configText(), Assertions::fail)) {
            boolean[] killed = new boolean[1];
            StudyListener killer = (part, done, total) -> {
                if (!killed[0] && done >= total / 3) {
                    killed[0] = ProcessHandle.of(cluster().workers().get(0))
                            .map(ProcessHandle::destroyForcibly)
                            .orElse(false);
                }
            };
            List<StudyPart> parts = new StudyRunner(engine.runner(cluster().address(), folder), killer, folder)
                    .parts(job.panel().tasks(), job::work);
            assertThat(killed[0]).isTrue();
            Path found = write(job, parts, "cluster-result");
            for (String file : FILES) {
                assertThat(found.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
            }
        }
    }

    private static void mark(Path plan, StudyTask task) {
        try {
            for (int i = 0; i < 3; i++) {
                Files.writeString(plan.resolve("begun-" + task.digest() + "-" + i), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTaskThatFailsIsNamedAndAllOthersAreDone() throws IOException {
        StudyJob job = job();
        Path plan = directory.resolve("plan");
        try (PartFolder folder = PartFolder.plan(plan, job.panel(), job.configText(), Assertions::fail)) {
            // A task whose marks of three attempts stayed behind, as those of one that ends its worker do.
            StudyTask poisoned = job.panel().tasks().get(job.panel().tasks().size() - 1);
            StudyListener marker = (part, done, total) -> mark(plan, poisoned);
            StudyRunner runner = new StudyRunner(engine.runner(cluster().address(), folder), marker, folder);
            assertThatThrownBy(() -> runner.parts(job.panel().tasks(), job::work))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("failed=1")
                    .hasMessageContaining("task " + poisoned.number() + " ")
                    .hasMessageContaining("it ended 3 workers");
            assertThat(job.panel().tasks().stream()
                            .filter(task -> folder.find(task).isPresent()))
                    .hasSize(job.panel().tasks().size() - 1);
        }
    }

    @Test
    void aClusterThatIsNotThereIsExplained() {
        try (PartFolder folder =
                PartFolder.plan(directory.resolve("plan"), job().panel(), job().configText(), Assertions::fail)) {
            assertThatThrownBy(() -> engine.runner("nowhere", folder))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("HOST:PORT");
        }
    }
}
