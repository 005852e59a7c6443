package io.slipway.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.Main;
import io.slipway.app.study.StudyJob;
import io.slipway.publish.PartFolder;
import io.slipway.study.LeftOut;
import io.slipway.study.StudyException;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Studies on a real cluster of two worker processes, and what goes wrong with their parts and data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlinkStudyTest {

    private final FlinkEngine engine = new FlinkEngine();
    private final Path ofCluster;
    private final ProcessCluster cluster;
    private final int port;

    @TempDir
    private Path directory = Path.of("");

    FlinkStudyTest(@TempDir Path ofCluster) throws IOException {
        this.ofCluster = ofCluster;
        port = Studies.freePort();
        cluster = ProcessCluster.start(2, port, ofCluster, process -> {});
    }

    @BeforeAll
    void isUp() {
        assertThat(cluster.workers()).hasSize(2);
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    private StudyRunner.Outcome onCluster(StudyJob job, PartFolder folder, StudyListener listener) {
        return new StudyRunner(engine.runner(cluster.address(), folder), listener, folder)
                .work(job.panel().tasks(), job::work);
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    /** A bit of a part is altered, another part is missing, and one has the contents of a third. */
    @Test
    void damagedMissingAndDoubledPartsAreNamedAndWorkedAgain() throws IOException {
        StudyJob job = Studies.job(Studies.flags(Studies.EXAMPLE.toString()));
        Path expected = Studies.write(job, Studies.local(job), directory.resolve("local"));
        List<String> warnings = new ArrayList<>();
        Path plan = directory.resolve("plan");
        try (PartFolder folder = Studies.plan(plan, job, warnings::add)) {
            onCluster(job, folder, StudyListener.NONE);
            assertThat(warnings).isEmpty();
            List<Path> parts = parts(plan);
            byte[] altered = Files.readAllBytes(parts.get(3));
            altered[altered.length / 2] ^= 1;
            Files.write(parts.get(3), altered);
            Files.delete(parts.get(7));
            Files.write(parts.get(11), Files.readAllBytes(parts.get(12)));
            StudyRunner.Outcome outcome = onCluster(job, folder, StudyListener.NONE);
            assertThat(warnings).anySatisfy(text -> assertThat(text).contains("a damaged part", "part-000003"));
            assertThat(warnings)
                    .anySatisfy(text -> assertThat(text).contains("a part of another study", "part-000011"));
            assertThat(parts(plan)).isEqualTo(parts);
            Studies.assertSame(Studies.write(job, outcome, directory.resolve("mended")), expected);
        }
    }

    /** The names of files are relative, and one worker has other data at that name. */
    @Test
    void aWorkerWithOtherDataIsRefusedByName() throws IOException {
        Path data = directory.resolve("data.csv");
        Files.copy(Studies.EXAMPLE, data);
        Path here = Path.of("").toAbsolutePath();
        Path relative = here.relativize(data.toAbsolutePath());
        StudyJob job = Studies.job(Studies.flags(relative.toString()));
        Path elsewhere =
                Files.createDirectories(directory.resolve("elsewhere").resolve("x/".repeat(here.getNameCount())));
        Path other = elsewhere.resolve(relative).normalize();
        Files.createDirectories(
                directory.resolve("elsewhere").resolve(directory.getRoot().relativize(directory)));
        List<String> lines = new ArrayList<>(Files.readAllLines(data));
        lines.remove(lines.size() - 1);
        Files.write(other, lines);
        int own = Studies.freePort();
        ProcessCluster two = ProcessCluster.start(0, own, directory.resolve("two"), process -> {});
        try (PartFolder folder = Studies.plan(directory.resolve("plan"), job, Assertions::fail)) {
            // The first to be there is the first to get a task.
            two.addWorker(elsewhere);
            two.addWorker(here);
            assertThatThrownBy(() -> new StudyRunner(engine.runner(two.address(), folder), StudyListener.NONE, folder)
                            .work(job.panel().tasks(), job::work))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("a worker cannot work on this study")
                    .hasMessageContaining("SHA-256");
        } finally {
            two.close();
        }
    }

    private static void run(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Main.execute(out, out, words)).as(said.toString()).isZero();
    }

    private Path tune(String out, String... more) {
        List<String> words = new ArrayList<>(List.of("tune", "--corpus"));
        words.add(directory.resolve("corpus").toString());
        words.addAll(List.of("--start", "10:00:02", "--end", "10:00:08", "--slice", "2s", "--qty", "900"));
        words.addAll(List.of("--strategies", "twap", "--under-test", "cont-kukanov-static", "--venue-fees"));
        words.addAll(List.of("us-equities", "--objective", "fees", "--quiet"));
        words.addAll(
                List.of("--lambda-under", "0.001..0.041/9", "--theta-queue", "0..0.04/9", "--lambda-over", "0.05"));
        words.addAll(List.of(more));
        words.addAll(List.of("--out", directory.resolve(out).toString()));
        run(words.toArray(String[]::new));
        return directory.resolve(out);
    }

    /** Two days with two blocks of points each. */
    @Test
    void aSearchOverDaysHasTheBytesOfThreadsAndOfProcesses() {
        List<String> add = new ArrayList<>(
                List.of("corpus", "add", directory.resolve("corpus").toString(), "--data"));
        for (String day : List.of("2024-08-01", "2024-08-02")) {
            String file = directory.resolve(day + ".csv").toString();
            run(
                    "generate",
                    "--start",
                    day + "T14:00:00Z",
                    "--duration",
                    "10s",
                    "--seed",
                    day.substring(9),
                    "--out",
                    file);
            add.add(file);
        }
        run(add.toArray(String[]::new));
        Path threads = tune("threads", "--threads", "2");
        Path processes = tune("processes", "--processes", "2");
        Path found = tune("cluster", "--cluster", cluster.address());
        for (String file : List.of("tuning.csv", "tuning.json", "tuning.html", "config.best.yaml")) {
            assertThat(processes.resolve(file)).hasSameBinaryContentAs(threads.resolve(file));
            assertThat(found.resolve(file)).hasSameBinaryContentAs(threads.resolve(file));
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
    void aTaskThatEndsItsWorkersIsLeftOutAndAllOthersAreDone() throws IOException {
        StudyJob job = Studies.job(Studies.flags(Studies.EXAMPLE.toString()));
        Path plan = directory.resolve("plan");
        try (PartFolder folder = Studies.plan(plan, job, Assertions::fail)) {
            // A task whose marks of three attempts stayed behind, as those of one that ends its worker do.
            StudyTask poisoned = job.panel().tasks().get(job.panel().tasks().size() - 1);
            StudyRunner.Outcome outcome = onCluster(job, folder, (part, done, total) -> mark(plan, poisoned));
            assertThat(outcome.leftOut()).containsExactly(new LeftOut(poisoned, "it ended 3 processes"));
            assertThat(outcome.parts()).hasSize(job.panel().tasks().size() - 1);
        }
    }

    @Test
    void workThatAlwaysFailsIsLeftOutAsInOneProcess() throws IOException {
        Map<String, String> flags = Studies.flags(Studies.EXAMPLE.toString());
        flags.keySet().removeAll(List.of("param", "folds"));
        flags.put("strategies", "fails-once,twap");
        flags.put("horizon", "10s");
        StudyJob job = Studies.job(flags);
        StudyRunner.Outcome local = Studies.local(job);
        assertThat(local.leftOut()).isNotEmpty().hasSizeLessThan(6);
        Path expected = Studies.write(job, local, directory.resolve("local"));
        try (PartFolder folder = Studies.plan(directory.resolve("plan"), job, Assertions::fail)) {
            StudyRunner.Outcome outcome = onCluster(job, folder, StudyListener.NONE);
            Studies.assertSame(Studies.write(job, outcome, directory.resolve("found")), expected);
            assertThat(Files.readString(expected.resolve("study.json"))).contains("left_out", "cannot decide");
        }
    }

    /** Every port that its processes opened refuses each address of this machine but 127.0.0.1. */
    @Test
    void nothingListensBeyondLoopback() throws IOException {
        String config = Files.readString(ofCluster.resolve("config.yaml"));
        List<Integer> ports = new ArrayList<>(List.of(port));
        config.lines()
                .filter(line -> line.startsWith("jobmanager.rpc.port: "))
                .forEach(line -> ports.add(Integer.parseInt(line.substring(line.indexOf(' ') + 1))));
        assertThat(ports).hasSize(2);
        for (int each : ports) {
            assertThat(answers(InetAddress.getLoopbackAddress(), each)).isTrue();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThat(answers(address, each))
                                .as(address + ":" + each)
                                .isFalse();
                    }
                }
            }
        }
        assertThat(listening(cluster.pids()))
                .allSatisfy(address -> assertThat(address).isIn(loopback()));
    }

    private static List<String> loopback() {
        return List.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The addresses, as the kernel writes them, on which processes listen; none where there is no Linux kernel to ask. */
    private static List<String> listening(List<Long> pids) throws IOException {
        List<String> found = new ArrayList<>();
        for (long pid : pids) {
            Path process = Path.of("/proc", Long.toString(pid));
            if (!Files.isReadable(process.resolve("net/tcp"))) {
                continue;
            }
            List<String> sockets = new ArrayList<>();
            try (Stream<Path> files = Files.list(process.resolve("fd"))) {
                for (Path file : files.toList()) {
                    String target = Files.isSymbolicLink(file)
                            ? Files.readSymbolicLink(file).toString()
                            : "";
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            }
            for (String table : List.of("net/tcp", "net/tcp6")) {
                if (Files.isReadable(process.resolve(table))) {
                    Files.readAllLines(process.resolve(table)).stream()
                            .map(line -> line.strip().split("\\s+"))
                            .filter(fields ->
                                    fields.length > 9 && fields[3].equals("0A") && sockets.contains(fields[9]))
                            .forEach(fields -> found.add(fields[1].substring(0, fields[1].indexOf(':'))));
                }
            }
        }
        return found;
    }

    @Test
    void aPortThatIsTakenIsRefused() {
        assertThatThrownBy(() -> ProcessCluster.start(1, port, directory.resolve("other"), process -> {}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--port: another program listens there")
                .hasMessageContaining("value=" + port);
    }

    @Test
    void aClusterThatIsNotThereIsExplained() throws IOException {
        StudyJob job = Studies.job(Studies.flags(Studies.EXAMPLE.toString()));
        int closed = Studies.freePort();
        try (PartFolder folder = Studies.plan(directory.resolve("plan"), job, Assertions::fail)) {
            assertThatThrownBy(() -> engine.runner("nowhere", folder))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("HOST:PORT");
            StudyRunner runner =
                    new StudyRunner(engine.runner("127.0.0.1:" + closed, folder), StudyListener.NONE, folder);
            assertThatThrownBy(() -> runner.work(job.panel().tasks(), job::work))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("the cluster cannot be reached: address=127.0.0.1:" + closed);
        }
    }
}
