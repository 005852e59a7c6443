package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ChildProgram;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Workers;
import io.slipway.app.study.PlannedStudy;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.model.Instrument;
import io.slipway.publish.PartFolder;
import io.slipway.publish.StudyFile;
import io.slipway.study.Study;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyResult;
import io.slipway.study.StudyRunner;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose process is killed goes on with {@code --resume} and gives the same bytes. */
class KilledStudyTest {

    /** A process takes a second or two. */
    private static final int KILLS = 2 * Integer.getInteger("slipway.times", 1);

    private static final int CRASHES = 20;
    /** One order each. */
    private static final int PARTS = 24;

    /** So many that a signal finds the study at work on any machine: 24 orders may be done before it arrives. */
    private static final int ORDERS_OF_SIGNAL = 480;

    private static final long SEED = 20;
    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");

    @TempDir
    private Path directory = Path.of("");

    private Path undisturbed = Path.of("");

    private static List<String> arguments(Path out, String... more) {
        return arguments(PARTS, out, more);
    }

    private static List<String> arguments(int orders, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "study",
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--start",
                "2024-08-01T14:00:30Z",
                "--horizon",
                "8s",
                "--slice",
                "4s",
                "--starts",
                Integer.toString(orders),
                "--sizes",
                "300",
                "--sides",
                "buy",
                "--strategies",
                "twap,cont-kukanov",
                "--allocator",
                "cont-kukanov",
                "--lambda-under",
                "0.005,0.05",
                "--quiet",
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    @BeforeEach
    void workUndisturbed() {
        undisturbed = directory.resolve("undisturbed");
        Commands result = Commands.run(arguments(undisturbed).toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(parts(undisturbed)).doesNotExist();
    }

    private static Path parts(Path out) {
        return out.resolveSibling(out.getFileName() + ".parts");
    }

    private static long partsDone(Path out) throws IOException {
        if (!Files.exists(parts(out))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(parts(out))) {
            return files.filter(file -> file.toString().endsWith(".txt")
                            && String.valueOf(file.getFileName()).startsWith("part-"))
                    .count();
        }
    }

    @Test
    void aStudyThatWasKilledGoesOnToTheSameBytes() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Path out = directory.resolve("killed-" + kill);
            killAfter(1 + random.nextInt(PARTS - 5), out);
            assertThat(out).doesNotExist();
            assertThat(partsDone(out)).isPositive();
            refuseWithout(out);
            Commands resumed = Commands.run(arguments(out, "--resume").toArray(String[]::new));
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            for (String file : FILES) {
                assertThat(out.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
            }
            assertThat(parts(out)).doesNotExist();
        }
    }

    /** Breaks off at 20 points, each time in another number of threads, and goes on in one. */
    @Tag("slow")
    @Test
    void aStudyThatBrokeOffAnywhereGoesOnToTheSameBytes() throws IOException {
        Map<String, String> flags = Map.of(
                "start", "2024-08-01T14:00:30Z",
                "slice", "4s",
                "strategies", "twap,cont-kukanov",
                "under-test", "cont-kukanov",
                "lambda-under", "0.005,0.05",
                "horizon", "8s",
                "starts", "24",
                "sizes", "300",
                "sides", "buy");
        RunConfig config = RunConfig.of(Settings.parse(Command.STUDY, flags));
        MarketTape tape = MarketTape.readAll(
                DataFiles.open(SharedFiles.root().resolve("examples/demo_mbp-1.csv"), ReadOptions.all()));
        Study study = PlannedStudy.of(tape, config);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int crash = 0; crash < CRASHES; crash++) {
            Path out = directory.resolve("broken-" + crash);
            int last = 1 + random.nextInt(PARTS - 1);
            try (PartFolder parts = PartFolder.open(out, StudyPanel.of(study.plan()), false, Assertions::fail);
                    Workers workers = new Workers(1 + crash % 4)) {
                StudyRunner runner = new StudyRunner(workers, failingAfter(last), parts);
                assertThatThrownBy(() -> runner.run(study)).hasMessage("planted");
            }
            assertThat(partsDone(out)).isBetween((long) last, (long) last + 4);
            try (PartFolder parts = PartFolder.open(out, StudyPanel.of(study.plan()), true, Assertions::fail)) {
                StudyResult result = new StudyRunner(Runnable::run, StudyListener.NONE, parts).run(study);
                StudyFile.writeCsv(directory.resolve("resumed.csv"), result, new Instrument("TEST"));
                parts.delete();
            }
            assertThat(directory.resolve("resumed.csv")).hasSameBinaryContentAs(undisturbed.resolve("study.csv"));
        }
    }

    private static StudyListener failingAfter(int parts) {
        return (part, done, total) -> {
            if (done >= parts) {
                throw new IllegalStateException("planted");
            }
        };
    }

    @Tag("slow")
    @Test
    void aStudyStoppedByCtrlCSaysHowToGoOn() throws IOException, InterruptedException {
        Path whole = directory.resolve("whole");
        assertThat(Commands.run(arguments(ORDERS_OF_SIGNAL, whole).toArray(String[]::new))
                        .exitCode())
                .isZero();
        Path out = directory.resolve("stopped");
        assertThat(interrupted(out)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Files.readString(log()))
                .startsWith("slipway: interrupted: ")
                .contains(" of 480 orders are done; go on with the same command and --resume --out " + out);
        assertThat(Files.readAllLines(log())).hasSize(1);
        assertThat(out).doesNotExist();
        Commands resumed =
                Commands.run(arguments(ORDERS_OF_SIGNAL, out, "--resume").toArray(String[]::new));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(out.resolve("study.json")).hasSameBinaryContentAs(whole.resolve("study.json"));
    }

    /** The exit code of a process that gets Ctrl-C when a part is done. */
    private int interrupted(Path out) throws IOException, InterruptedException {
        Process process = start("-Xint", arguments(ORDERS_OF_SIGNAL, out));
        while (process.isAlive() && partsDone(out) < 1) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Path log() {
        return directory.resolve("process.log");
    }

    /**
     * A study in a process of its own.
     *
     * @param compiler option of the JVM; without a compiler it is slow enough for a signal to find it at work
     */
    private Process start(String compiler, List<String> arguments) throws IOException {
        return ChildProgram.of(List.of(compiler), arguments)
                .redirectOutput(log().toFile())
                .start();
    }

    /** Kills a process of its own when so many parts are done; it has no chance to tidy up. */
    private void killAfter(int parts, Path out) throws IOException, InterruptedException {
        Process process = start("-XX:TieredStopAtLevel=1", arguments(out));
        while (process.isAlive() && partsDone(out) < parts) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        process.destroyForcibly().waitFor();
        assertThat(process.exitValue()).as(Files.readString(log())).isNotZero();
    }

    private static void refuseWithout(Path out) {
        Commands again = Commands.run(arguments(out).toArray(String[]::new));
        assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("go on with it by --resume");
        Commands other = Commands.run(
                arguments(out, "--resume", "--queue-model", "proportional").toArray(String[]::new));
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("queue-model=trades-only, not proportional");
    }
}
