package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
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
import java.util.HashMap;
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
 * Studies in processes of this machine, of which one, all, the one that started them, or one with a share of the tasks are killed at
 * random points. Every study ends with the bytes of one in this process, also if another way of working goes on with it. By {@code -Dslipway.study.seeds=75}, from
 * number {@code -Dslipway.study.seed=0} on.
 */
@EnabledIfSystemProperty(named = "slipway.study.seeds", matches = "[1-9]\\d*")
class ProcessFaultsTest {

    private static final int SEEDS = Integer.getInteger("slipway.study.seeds", 0);
    private static final int FIRST_SEED = Integer.getInteger("slipway.study.seed", 0);
    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");

    /** 24 tasks of one order. */
    private static final Map<String, String> FLAGS = Map.of(
            "start", "2024-08-01T14:00:05Z",
            "horizon", "4s",
            "slice", "2s",
            "starts", "24",
            "sizes", "300",
            "sides", "buy",
            "strategies", "twap,cont-kukanov",
            "under-test", "cont-kukanov",
            "lambda-under", "0.005,0.05");

    /** Most seeds have faults that start few processes, each of which takes a second or two of CPU time. */
    private enum Fault {
        /** The only process, which is started again. */
        WORKER,
        /** A client that works in threads. */
        CLIENT,
        /** A share of a planned study. */
        SHARE,
        /** One of two processes. */
        ONE_OF_TWO,
        CLIENT_AGAIN,
        SHARE_AGAIN,
        /** Two processes at once. */
        BOTH,
        /** A client that works in processes. */
        CLIENT_OF_PROCESSES
    }

    @TempDir
    private Path directory = Path.of("");

    private Path expected = Path.of("");

    private Path data() {
        return directory.resolve("data.csv");
    }

    private List<String> words(Path out, List<String> more) {
        List<String> words = new ArrayList<>(List.of("study", "--quiet", "--out", out.toString()));
        words.addAll(List.of("--input", data().toString()));
        FLAGS.forEach((name, value) -> words.addAll(List.of("--" + name, value)));
        words.addAll(more);
        return words;
    }

    @BeforeEach
    void workUndisturbed() {
        // Little data: most of the time of a process is its start.
        run("generate", "--duration", "40s", "--out", data().toString());
        expected = directory.resolve("undisturbed");
        work(expected, List.of());
    }

    private void work(Path out, List<String> more) {
        run(words(out, more).toArray(String[]::new));
    }

    @Test
    void studiesWithKilledProcessesHaveTheBytesOfAStudyInOneProcess() throws IOException, InterruptedException {
        Map<String, String> flags = new HashMap<>(FLAGS);
        flags.put("input", data().toString());
        StudyJob job = StudyJob.read(RunConfig.of(Settings.parse(Command.STUDY, flags)), 1, TapeStore.none());
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Fault fault = Fault.values()[seed % Fault.values().length];
            SplittableRandom random = new SplittableRandom(seed);
            Path out =
                    Files.createDirectories(directory.resolve("seed-" + seed)).resolve("out");
            switch (fault) {
                case WORKER -> killWorkers(job, random, out, 1, false);
                case ONE_OF_TWO -> killWorkers(job, random, out, 2, false);
                case BOTH -> killWorkers(job, random, out, 2, true);
                case SHARE, SHARE_AGAIN -> killShare(random, out);
                case CLIENT, CLIENT_AGAIN -> killClient(random, out, List.of("--threads", "2"));
                case CLIENT_OF_PROCESSES -> killClient(random, out, List.of("--processes", "2"));
            }
            for (String file : FILES) {
                assertThat(out.resolve(file)).as("seed " + seed).hasSameBinaryContentAs(expected.resolve(file));
            }
        }
    }

    private void killWorkers(StudyJob job, SplittableRandom random, Path out, int count, boolean all)
            throws IOException {
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
                            new ProcessRunner(folder, job.panel(), count, List.of(), workers::add), striker, folder)
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

    /** A killed client is followed by one in threads, whatever way the first one worked. */
    private void killClient(SplittableRandom random, Path out, List<String> way)
            throws IOException, InterruptedException {
        kill(words(out, way), 1 + random.nextInt(12), out.resolveSibling(out.getFileName() + ".parts"));
        assertThat(out).doesNotExist();
        work(out, List.of("--resume", "--threads", "1"));
    }

    /** After a killed share of half the tasks, all that is left is one share. */
    private void killShare(SplittableRandom random, Path out) throws IOException, InterruptedException {
        Path plan = out.resolveSibling("plan");
        List<String> planned = words(out, List.of("--plan-only", plan.toString()));
        run(planned.toArray(String[]::new));
        kill(List.of("work", plan.toString(), "--shard", "1/2"), 1 + random.nextInt(6), plan);
        run("work", plan.toString(), "--shard", "1/1");
        run("merge", plan.toString(), "--quiet", "--out", out.toString());
    }

    private static void run(String... words) {
        Commands done = Commands.run(words);
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    /** Starts a process and kills it when so many parts are there. */
    private void kill(List<String> words, int parts, Path folder) throws IOException, InterruptedException {
        Path log = directory.resolve("process.log");
        Process process = ChildProgram.of(ChildProgram.SHORT, words)
                .redirectOutput(log.toFile())
                .start();
        while (process.isAlive() && parts(folder) < parts) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        process.destroyForcibly().waitFor();
        assertThat(process.exitValue()).as(Files.readString(log)).isNotZero();
    }

    private static long parts(Path folder) throws IOException {
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
