package io.slipway.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.study.StudyJob;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.store.TapeStore;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The study that the tests of this module work, and its files. */
final class Studies {

    static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");

    private static final List<String> FILES = List.of("study.csv", "study.json", "study.html");

    private Studies() {}

    /** Flags by name: 24 tasks of a tenth of a second each. */
    static Map<String, String> flags(String input) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "start", "2024-08-01T14:00:30Z",
                "strategies", "cont-kukanov,twap",
                "param", "lambda_under=0.005,0.01,0.02,0.05",
                "horizon", "20s",
                "slice", "4s",
                "starts", "24",
                "folds", "4",
                "sizes", "300,600"));
        flags.put("input", input);
        return flags;
    }

    /** The same as words of a command line. */
    static List<String> words(String input) {
        List<String> words = new ArrayList<>();
        flags(input).forEach((name, value) -> words.addAll(List.of("--" + name, value)));
        return words;
    }

    static StudyJob job(Map<String, String> flags) {
        return StudyJob.read(RunConfig.of(Settings.parse(Command.STUDY, flags)), 1, TapeStore.none());
    }

    static StudyRunner.Outcome local(StudyJob job) {
        return new StudyRunner(Runnable::run, StudyListener.NONE)
                .work(job.panel().tasks(), job::work);
    }

    static PartFolder plan(Path folder, StudyJob job, Consumer<String> warnings) {
        return PartFolder.plan(folder, job.panel(), job.configText(), warnings);
    }

    static Path write(StudyJob job, StudyRunner.Outcome outcome, Path out) throws IOException {
        job.write(Files.createDirectories(out), outcome);
        return out;
    }

    static void assertSame(Path found, Path expected) {
        for (String file : FILES) {
            assertThat(found.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    /** A port that nobody listens on at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
