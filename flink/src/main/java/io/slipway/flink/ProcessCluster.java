package io.slipway.flink;

import io.slipway.app.run.Cleanups;
import io.slipway.app.study.ClusterEngine.LocalCluster;
import io.slipway.publish.OutputException;
import io.slipway.text.ConfigException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.jspecify.annotations.Nullable;

/** A JobManager and its workers as processes of this machine, with the class path of this one. All ports are bound to 127.0.0.1. */
final class ProcessCluster implements LocalCluster {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long LONGEST_START_MS = 300_000;
    private static final long POLL_MS = 50;
    private static final int LONGEST_ANSWER_MS = 10_000;

    /** The number of workers, a field of the JobManager's /overview. */
    private static final Pattern REGISTERED = Pattern.compile("\"taskmanagers\":(\\d+)");

    /** Flink's own parts, and the parts of a study. */
    private static final int JOB_MANAGER_HEAP_MB = 320;

    /** The sum of the heaps of a worker below. */
    private static final int WORKER_HEAP_MB = 576;

    /** Memory of each process: its heap, Flink's own parts, code and network buffers. */
    private static final String MEMORY = """
            jobmanager.memory.heap.size: 256m
            jobmanager.memory.off-heap.size: 64m
            jobmanager.memory.jvm-metaspace.size: 128m
            jobmanager.memory.jvm-overhead.min: 64m
            jobmanager.memory.jvm-overhead.max: 64m
            taskmanager.cpu.cores: 1.0
            taskmanager.memory.framework.heap.size: 64m
            taskmanager.memory.framework.off-heap.size: 64m
            taskmanager.memory.task.heap.size: 512m
            taskmanager.memory.task.off-heap.size: 0m
            taskmanager.memory.network.min: 16m
            taskmanager.memory.network.max: 16m
            taskmanager.memory.managed.size: 0m
            taskmanager.memory.jvm-metaspace.size: 128m
            taskmanager.memory.jvm-overhead.min: 64m
            taskmanager.memory.jvm-overhead.max: 64m
            taskmanager.numberOfTaskSlots: 1
            """;

    private final List<Process> workers = new ArrayList<>();
    private final int port;
    private final Path folder;
    private final Consumer<String> said;
    private @Nullable Process jobManager;
    private Cleanups.@Nullable Handle cleanup;
    private int begun;
    private boolean ended;

    private ProcessCluster(int port, Path folder, Consumer<String> said) {
        this.port = port;
        this.folder = folder;
        this.said = said;
    }

    static ProcessCluster start(int workers, int port, Path folder, Consumer<String> said) {
        requireFree(port);
        ProcessCluster cluster = new ProcessCluster(port, folder.toAbsolutePath(), said);
        cluster.cleanup = Cleanups.register(cluster::end);
        try {
            Path config = Files.createDirectories(cluster.folder);
            Files.writeString(config.resolve("config.yaml"), settings(port, freePort(), config));
            cluster.startJobManager();
            for (int i = 0; i < workers; i++) {
                cluster.addWorker(Path.of(""));
            }
            cluster.awaitWorkers(workers);
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new OutputException(folder, e);
        }
    }

    /** A cluster that is there already would answer in place of this one. */
    private static void requireFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new ConfigException(
                    "--port: another program listens there, perhaps another cluster; end it or give another port: value="
                            + port,
                    e);
        }
    }

    private synchronized void startJobManager() throws IOException {
        jobManager = begin(StandaloneSessionClusterEntrypoint.class, "jobmanager", JOB_MANAGER_HEAP_MB, Path.of(""));
    }

    /**
     * Starts one more worker.
     *
     * @param directory its current directory, against which it resolves the names of files
     */
    synchronized void addWorker(Path directory) throws IOException {
        begun++;
        workers.add(begin(TaskManagerRunner.class, "worker-" + begun, WORKER_HEAP_MB, directory));
    }

    /** Kills a worker. */
    void killWorker(int place) {
        workers.remove(place).destroyForcibly();
    }

    /** Kills the JobManager and starts another with the same addresses, which knows nothing of the jobs of the first. */
    void replaceJobManager() throws IOException {
        if (jobManager != null) {
            jobManager.destroyForcibly().onExit().join();
        }
        startJobManager();
        awaitWorkers(0);
    }

    private static String settings(int port, int rpcPort, Path folder) {
        return MEMORY
                + String.join(
                        "\n",
                        "jobmanager.rpc.address: " + LOOPBACK,
                        "jobmanager.rpc.port: " + rpcPort,
                        "jobmanager.bind-host: " + LOOPBACK,
                        "jobmanager.scheduler: adaptive",
                        // On a busy machine a worker may take minutes to start. All are there when the cluster is up.
                        // A job always asks for more workers, and is not to wait for those.
                        "jobmanager.adaptive-scheduler.submission.resource-wait-timeout: 5 min",
                        "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout: 100 ms",
                        // A worker that comes later gets tasks after seconds, not after the minute that is usual.
                        "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling: 2 s",
                        "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout: 2 s",
                        "rest.address: " + LOOPBACK,
                        "rest.bind-address: " + LOOPBACK,
                        "rest.port: " + port,
                        "rest.bind-port: " + port,
                        "taskmanager.host: " + LOOPBACK,
                        "taskmanager.bind-host: " + LOOPBACK,
                        "heartbeat.interval: 1000",
                        // A worker that is killed is noticed by its broken connection, not by this time.
                        "heartbeat.timeout: 30000",
                        "io.tmp.dirs: \"" + folder.toString().replace("\\", "\\\\") + "\"",
                        "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process begin(Class<?> main, String name, int heapMb, Path directory) throws IOException {
        if (ended) {
            throw new IOException("the cluster was ended while it started");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each ->
                        !each.startsWith("-Xmx") && !each.startsWith("-agent") && !each.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx" + heapMb + "m", "-Djava.io.tmpdir=" + folder, "-Dslf4j.internal.verbosity=WARN"));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of("--configDir", folder.toString()));
        Process process = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
        said.accept(name + ": process " + process.pid());
        return process;
    }

    /** The class path of this process, whatever the current directory of another is. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the JobManager takes jobs, some time after it opened its port, and so many workers have registered with it. */
    private void awaitWorkers(int count) throws IOException {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_START_MS);
        Process awaited = jobManager;
        int found = registered();
        while (found < count) {
            if (awaited == null || !awaited.isAlive() || (System.nanoTime() > endNs && found < 0)) {
                throw new IOException("the JobManager does not start; see jobmanager.log");
            }
            if (System.nanoTime() > endNs || !areAlive()) {
                throw new IOException("a worker does not start; see the logs of workers: registered=" + found
                        + ", expected=" + count);
            }
            pause();
            found = registered();
        }
    }

    private synchronized boolean areAlive() {
        return workers.stream().allMatch(Process::isAlive);
    }

    /** The number of workers; negative until the JobManager tells it. */
    private int registered() {
        try {
            URLConnection question =
                    URI.create("http://" + address() + "/overview").toURL().openConnection();
            question.setConnectTimeout(LONGEST_ANSWER_MS);
            question.setReadTimeout(LONGEST_ANSWER_MS);
            try (InputStream answer = question.getInputStream()) {
                Matcher found = REGISTERED.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                return found.find() ? Integer.parseInt(found.group(1)) : -1;
            }
        } catch (IOException e) {
            return -1;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String address() {
        return LOOPBACK + ":" + port;
    }

    @Override
    public List<Long> workers() {
        return workers.stream().map(Process::pid).toList();
    }

    /** Process ids of all its processes. */
    List<Long> pids() {
        List<Long> all = new ArrayList<>(workers());
        if (jobManager != null) {
            all.add(jobManager.pid());
        }
        return all;
    }

    @Override
    public void await() throws InterruptedException {
        Process awaited = jobManager;
        if (awaited != null) {
            awaited.waitFor();
        }
    }

    @Override
    public void close() {
        Cleanups.Handle own = cleanup;
        if (own != null) {
            own.close();
        }
    }

    /** Ends all processes, and lets none begin afterwards. */
    private synchronized void end() {
        ended = true;
        workers.forEach(Process::destroyForcibly);
        if (jobManager != null) {
            jobManager.destroyForcibly();
        }
    }
}
