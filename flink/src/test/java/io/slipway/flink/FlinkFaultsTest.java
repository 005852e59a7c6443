package io.slipway.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Main;
import io.slipway.app.study.ProcessRunner;
import io.slipway.app.study.StudyJob;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyException;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers, the JobManager and clients are killed at random points, on clusters of one, two and three workers. Every study ends with the
 * bytes of a study in one process. {@code -Dslipway.flink.seeds=100} takes many minutes.
 */
class FlinkFaultsTest {

    /** The first three have each fault, and each number of workers; the first nine all pairs of the two. The first kills one of two workers. */
    private static final int SEEDS = Integer.getInteger("slipway.flink.seeds", 3);

    /** A seed that failed can be run alone. */
    private static final int FIRST_SEED = Integer.getInteger("slipway.flink.seed", 0);

    private static final int MOST_WORKERS = 3;

    private enum Fault {
        WORKER,
        JOB_MANAGER,
        CLIENT
    }

    private final FlinkEngine engine = new FlinkEngine();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void studiesWithKilledProcessesHaveTheBytesOfAStudyInOneProcess() throws IOException, InterruptedException {
        StudyJob job = Studies.job(Studies.flags(Studies.EXAMPLE.toString()));
        Path expected = Studies.write(job, Studies.local(job), directory.resolve("local"));
        Studies.assertSame(inProcesses(job), expected);
        ProcessCluster cluster =
                ProcessCluster.start(1, Studies.freePort(), directory.resolve("cluster"), process -> {});
        try {
            // One number of workers after the other: to start a worker takes longer than to work the study.
            for (int workers : IntStream.rangeClosed(1, MOST_WORKERS).toArray()) {
                for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                    if (workers(seed) == workers) {
                        resize(cluster, workers);
                        Studies.assertSame(run(seed, job, cluster), expected);
                    }
                }
            }
        } finally {
            cluster.close();
        }
    }

    private static int workers(int seed) {
        return 1 + (1 + seed + seed / MOST_WORKERS) % MOST_WORKERS;
    }

    private Path inProcesses(StudyJob job) throws IOException {
        try (PartFolder folder = Studies.plan(directory.resolve("processes-plan"), job, Assertions::fail)) {
            StudyRunner.Outcome outcome = new StudyRunner(
                            new ProcessRunner(folder, job.panel(), 2, List.of(), pid -> {}), StudyListener.NONE, folder)
                    .work(job.panel().tasks(), job::work);
            return Studies.write(job, outcome, directory.resolve("processes"));
        }
    }

    private static void resize(ProcessCluster cluster, int workers) throws IOException {
        while (cluster.workers().size() > workers) {
            cluster.killWorker(0);
        }
        while (cluster.workers().size() < workers) {
            cluster.addWorker(Path.of(""));
        }
    }

    private static Fault fault(int seed) {
        return Fault.values()[seed % Fault.values().length];
    }

    private Path run(int seed, StudyJob job, ProcessCluster cluster) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        int tasks = job.panel().tasks().size();
        int strike = 1 + random.nextInt(tasks - 2);
        Path own = directory.resolve("seed-" + seed);
        if (fault(seed) == Fault.CLIENT) {
            return killedClient(cluster, own, Math.min(strike, tasks / 2));
        }
        try (PartFolder folder = Studies.plan(own.resolve("plan"), job, Assertions::fail)) {
            boolean[] struck = new boolean[1];
            StudyListener striker = (part, done, total) -> {
                if (!struck[0] && done * tasks >= strike * total) {
                    struck[0] = true;
                    strike(seed, cluster, random);
                }
            };
            StudyRunner.Outcome outcome = work(job, folder, cluster, striker);
            assertThat(struck[0]).isTrue();
            assertThat(outcome.leftOut()).isEmpty();
            return Studies.write(job, outcome, own.resolve("out"));
        }
    }

    /** Kills a process. Where others are left, every second worker is not replaced. */
    private static void strike(int seed, ProcessCluster cluster, SplittableRandom random) {
        try {
            if (fault(seed) == Fault.WORKER) {
                cluster.killWorker(random.nextInt(cluster.workers().size()));
                if (cluster.workers().isEmpty() || seed / Fault.values().length % 2 == 1) {
                    cluster.addWorker(Path.of(""));
                }
            } else {
                cluster.replaceJobManager();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that loses its cluster ends; the next one on the same folder works what is left. */
    private StudyRunner.Outcome work(StudyJob job, PartFolder folder, ProcessCluster cluster, StudyListener listener) {
        for (int client = 0; ; client++) {
            try {
                return new StudyRunner(engine.runner(cluster.address(), folder), listener, folder)
                        .work(job.panel().tasks(), job::work);
            } catch (StudyException e) {
                assertThat(e).hasMessageContaining("--resume");
                assertThat(client).as(e.getMessage()).isZero();
            }
        }
    }

    /** The first client is a process that is killed when some parts are there; a second goes on with {@code --resume}. */
    private Path killedClient(ProcessCluster cluster, Path own, int strike) throws IOException, InterruptedException {
        Path out = Files.createDirectories(own).resolve("out");
        Process first = client(cluster, out, own.resolve("first.log"));
        try {
            while (first.isAlive() && parts(out) < strike) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(first.isAlive())
                    .as(Files.readString(own.resolve("first.log")))
                    .isTrue();
        } finally {
            first.destroyForcibly().onExit().join();
        }
        assertThat(out).doesNotExist();
        StringWriter said = new StringWriter();
        PrintWriter log = new PrintWriter(said, true);
        String[] again = words(cluster, out, "--resume").toArray(String[]::new);
        assertThat(Main.execute(log, log, again)).as(said.toString()).isZero();
        return out;
    }

    private static Process client(ProcessCluster cluster, Path out, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.app.Main"));
        command.addAll(words(cluster, out));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static List<String> words(ProcessCluster cluster, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("study"));
        words.addAll(Studies.words(Studies.EXAMPLE.toString()));
        words.addAll(List.of("--cluster", cluster.address(), "--quiet", "--out", out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static long parts(Path out) throws IOException {
        Path folder = out.resolveSibling(out.getFileName() + ".parts");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("part-") && name.endsWith(".txt"))
                    .count();
        }
    }
}
