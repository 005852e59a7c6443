package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ChildProgram;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.store.TapeStore;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies in processes of this machine, of which one, all, or the one that started them are killed at random points. Every study ends
 * with the bytes of one in this process, also if another way of working goes on with it. By {@code -Dslipway.study.seeds=75}, from
 * number {@code -Dslipway.study.seed=0} on.
 */
@EnabledIfSystemProperty(named = "slipway.study.seeds", matches = "[1-9]\\d*")
class ProcessFaultsTest {

    private static final int SEEDS = Integer.getInteger("slipway.study.seeds", 0);
    private static final int FIRST_SEED = Integer.getInteger("slipway.study.seed", 0);
    private static final int PROCESSES = 2;
    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");

    /** 24 tasks of one order. */
    private static final Map<String, String> FLAGS = Map.of(
            "input", SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
            "start", "2024-08-01T14:00:30Z",
            "horizon", "8s",
            "slice", "4s",
            "starts", "24",
            "sizes", "300",
            "sides", "buy",
            "strategies", "twap,cont-kukanov",
            "under-test", "cont-kukanov",
            "lambda-under", "0.005,0.05");

    private enum Fault {
        WORKER,
        ALL_WORKERS,
        CLIENT
    }

    /** Ways to go on with a study whose client was killed. */
    private static final List<List<String>> WAYS =
            List.of(List.of("--threads", "2"), List.of("--processes", "2"), List.of("--threads", "1"));

    @TempDir
    private Path directory = Path.of("");

    private Path expected = Path.of("");

    private static List<String> words(Path out, List<String> more) {
        List<String> words = new ArrayList<>(List.of("study", "--quiet", "--out", out.toString()));
        FLAGS.forEach((name, value) -> words.addAll(List.of("--" + name, value)));
        words.addAll(more);
        return words;
    }

    @BeforeEach
    void workUndisturbed() {
        expected = directory.resolve("undisturbed");
        work(expected, List.of());
    }

    private static void work(Path out, List<String> more) {
        Commands done = Commands.run(words(out, more).toArray(String[]::new));
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    @Test
    void studiesWithKilledProcessesHaveTheBytesOfAStudyInOneProcess() throws IOException, InterruptedException {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Fault fault = Fault.values()[seed % Fault.values().length];
            SplittableRandom random = new SplittableRandom(seed);
            Path out =
                    Files.createDirectories(directory.resolve("seed-" + seed)).resolve("out");
            if (fault == Fault.CLIENT) {
                killClient(random, out);
                work(out, resuming(WAYS.get(seed / Fault.values().length % WAYS.size())));
            } else {
                killWorkers(random, out, fault == Fault.ALL_WORKERS);
            }
            for (String file : FILES) {
                assertThat(out.resolve(file)).as("seed " + seed).hasSameBinaryContentAs(expected.resolve(file));
            }
        }
    }

    private static List<String> resuming(List<String> way) {
        List<String> words = new ArrayList<>(way);
        words.add("--resume");
        return words;
    }

    private void killWorkers(SplittableRandom random, Path out, boolean all) throws IOException {
        StudyJob job = StudyJob.read(RunConfig.of(Settings.parse(Command.STUDY, FLAGS)), 1, TapeStore.none());
        int tasks = job.panel().tasks().size();
        int strike = 1 + random.nextInt(tasks - 2);
        ConcurrentLinkedQueue<Long> workers = new ConcurrentLinkedQueue<>();
        Path plan = out.resolveSibling("plan");
        try (PartFolder folder = PartFolder.plan(plan, job.panel(), job.configText(), Assertions::fail)) {
            boolean[] struck = new boolean[1];
            StudyListener striker = (part, done, total) -> {
                if (!struck[0] && done * tasks >= strike * total) {
                    struck[0] = true;
                    kill(random, workers, all);
                }
            };
            StudyRunner.Outcome outcome = new StudyRunner(
                            new ProcessRunner(folder, job.panel(), PROCESSES, List.of(), workers::add), striker, folder)
                    .work(job.panel().tasks(), job::work);
            assertThat(struck[0]).isTrue();
            assertThat(outcome.leftOut()).isEmpty();
            job.write(Files.createDirectories(out), outcome);
        }
    }

    /** Kills those of the processes that are alive, or one of them. */
    private static void kill(SplittableRandom random, ConcurrentLinkedQueue<Long> pids, boolean all) {
        List<ProcessHandle> alive = pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive)
                .toList();
        assertThat(alive).isNotEmpty();
        List<ProcessHandle> chosen = all ? alive : List.of(alive.get(random.nextInt(alive.size())));
        chosen.forEach(ProcessHandle::destroyForcibly);
    }

    private void killClient(SplittableRandom random, Path out) throws IOException, InterruptedException {
        Path log = out.resolveSibling("client.log");
        List<String> more = List.of("--processes", String.valueOf(PROCESSES));
        Process client = ChildProgram.of(List.of("-XX:TieredStopAtLevel=1"), words(out, more))
                .redirectOutput(log.toFile())
                .start();
        int strike = 1 + random.nextInt(12);
        while (client.isAlive() && parts(out) < strike) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        client.destroyForcibly().waitFor();
        assertThat(client.exitValue()).as(Files.readString(log)).isNotZero();
        assertThat(out).doesNotExist();
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
