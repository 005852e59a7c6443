package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ChildProgram;
import io.slipway.app.run.ExitCode;
import io.slipway.app.study.ProcessRunner;
import io.slipway.app.study.StudyJob;
import io.slipway.data.store.TapeStore;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One study worked in several processes and merged from files. */
class SharedStudyTest {

    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html", "config.resolved.yaml");
    private static final long SEED = 17;

    /** Fewer than a task may end. */
    private static final int KILLS = 2;

    @TempDir
    private Path directory = Path.of("");

    private Path data = Path.of("");
    private Path undisturbed = Path.of("");

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("study", "--input", data.toString()));
        arguments.addAll(List.of("--start", "2024-08-01T14:00:30Z", "--horizon", "8s", "--slice", "4s"));
        arguments.addAll(List.of("--starts", "12", "--sizes", "300", "--strategies", "cont-kukanov,twap"));
        arguments.addAll(List.of("--param", "lambda_under=0.005,0.05", "--folds", "3", "--quiet"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @BeforeEach
    void workInOneProcess() throws IOException {
        data = directory.resolve("data.csv");
        Files.copy(SharedFiles.root().resolve("examples/demo_mbp-1.csv"), data);
        undisturbed = directory.resolve("undisturbed");
        succeed(arguments("--out", undisturbed.toString()));
    }

    private static Commands succeed(String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static Commands fail(String... arguments) {
        Commands result = Commands.run(arguments);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        return result;
    }

    private void assertSame(Path out) {
        for (String file : FILES) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
    }

    private Path plan() {
        Path plan = directory.resolve("plan");
        succeed(arguments("--plan-only", plan.toString()));
        return plan;
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    @Tag("slow")
    @Test
    void sharesInAnyOrderAndTwiceMergeToTheSameBytes() {
        Path plan = plan();
        for (String shard : List.of("3/3", "1/3", "3/3", "2/3")) {
            succeed("work", plan.toString(), "--shard", shard, "--threads", "1");
        }
        succeed(
                "merge",
                plan.toString(),
                "--quiet",
                "--out",
                directory.resolve("merged").toString());
        assertSame(directory.resolve("merged"));
    }

    @Tag("slow")
    @Test
    void aMissingOrAlteredPartIsNamedAndWorkedAgain() throws IOException {
        Path plan = plan();
        String[] merge = {
            "merge",
            plan.toString(),
            "--quiet",
            "--out",
            directory.resolve("merged").toString()
        };
        succeed("work", plan.toString(), "--shard", "1/2");
        assertThat(fail(merge).err()).contains("missing or damaged").contains("first missing or damaged=1");
        succeed("work", plan.toString());
        Path altered = parts(plan).get(5);
        byte[] bytes = Files.readAllBytes(altered);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int flip = 0; flip < 6; flip++) {
            byte[] other = bytes.clone();
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(7));
            Files.write(altered, other);
            assertThat(fail(merge).err()).contains("missing or damaged").contains("missing=0, damaged=1");
        }
        succeed("work", plan.toString());
        assertThat(altered).hasBinaryContent(bytes);
        succeed(merge);
        assertSame(directory.resolve("merged"));
    }

    @Test
    void twoPartsOfOneTaskThatDifferAreNeverMerged() throws IOException {
        Path plan = plan();
        succeed("work", plan.toString());
        StudyJob job = StudyJob.open(plan, TapeStore.none());
        try (PartFolder folder = PartFolder.shared(plan, job.panel(), Assertions::fail)) {
            StudyPart part = StudyPart.parse(Files.readString(parts(plan).get(0)));
            folder.keep(part);
            StudyPart next = StudyPart.parse(Files.readString(parts(plan).get(1)));
            StudyPart forged =
                    StudyPart.of(part.task(), Stream.of(0, 1).map(next::outcome).toList());
            assertThatThrownBy(() -> folder.keep(forged))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("two workers have different parts");
        }
    }

    @Test
    void aWorkerThatSeesOtherDataIsRefused() throws IOException {
        Path plan = plan();
        List<String> lines = new ArrayList<>(Files.readAllLines(data));
        lines.remove(lines.size() - 1);
        Files.write(data, lines);
        assertThat(Commands.run("work", plan.toString()).err()).contains("SHA-256");
        Path config = plan.resolve("config.resolved.yaml");
        Files.write(
                config,
                Files.readAllLines(config).stream()
                        .filter(line -> !line.startsWith("input-sha256"))
                        .toList());
        Commands other = fail("work", plan.toString());
        assertThat(other.err()).contains("other settings or data").contains("data=");
        assertThat(parts(plan)).isEmpty();
    }

    @Test
    void wrongSharesAndFoldersAreExplained() {
        Path plan = plan();
        for (String shard : List.of("0/3", "4/3", "1/0", "x", "1")) {
            assertThat(fail("work", plan.toString(), "--shard", shard).err())
                    .contains("--shard")
                    .contains(shard);
        }
        assertThat(fail("work", directory.toString()).err()).contains("study --plan-only");
        assertThat(fail("merge", directory.toString()).err()).contains("study --plan-only");
        assertThat(fail(arguments("--processes", "-1")).err()).contains("--processes");
        assertThat(fail(arguments("--queue-model", "proportional", "--plan-only", plan.toString()))
                        .err())
                .contains("queue-model=trades-only, not proportional");
    }

    /** Its input stays open, as it may where the parent was killed while it started processes. */
    @Tag("slow")
    @Test
    void aWorkerEndsWithItsParent() throws IOException, InterruptedException {
        Process parent = worker(pid());
        Process worker = worker(String.valueOf(parent.pid()));
        try {
            worker.getOutputStream().write("0\n".getBytes(StandardCharsets.UTF_8));
            worker.getOutputStream().flush();
            assertThat(worker.getInputStream().read()).isEqualTo('d');
            assertThat(worker.isAlive()).isTrue();
            parent.destroyForcibly();
            assertThat(worker.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        } finally {
            parent.destroyForcibly();
            worker.destroyForcibly();
        }
    }

    private static String pid() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private Process worker(String parent) throws IOException {
        return ChildProgram.of(ChildProgram.SHORT, List.of("work", plan().toString(), "--serve", parent))
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Processes are killed at random parts and begun again. */
    @Tag("slow")
    @Test
    void processesThatAreKilledGiveTheSameBytes() throws IOException {
        Path plan = plan();
        StudyJob job = StudyJob.open(plan, TapeStore.none());
        Queue<Long> pids = new ConcurrentLinkedQueue<>();
        SplittableRandom random = new SplittableRandom(SEED);
        int[] kills = new int[1];
        try (PartFolder folder = PartFolder.shared(plan, job.panel(), Assertions::fail)) {
            ProcessRunner runner = new ProcessRunner(folder, job.panel(), 2, List.of(), pids::add);
            StudyRunner study = new StudyRunner(
                    runner,
                    (part, done, total) -> {
                        if (kills[0] < KILLS && random.nextInt(3) == 0) {
                            Long pid = pids.poll();
                            ProcessHandle.of(pid == null ? -1 : pid)
                                    .ifPresent(process -> kills[0] += process.destroyForcibly() ? 1 : 0);
                        }
                    },
                    folder);
            StudyRunner.Outcome outcome = study.work(job.panel().tasks(), job::work);
            Path out = Files.createDirectory(directory.resolve("killed"));
            job.write(out, outcome);
            assertThat(kills[0]).isPositive();
            assertSame(out);
        }
    }

    @Test
    void severalProcessesGiveTheSameBytes() {
        Path out = directory.resolve("processes");
        succeed(arguments("--processes", "2", "--out", out.toString()));
        assertSame(out);
        assertThat(directory.resolve("processes.parts")).doesNotExist();
    }
}
