package io.slipway.flink;

import io.slipway.app.study.ClusterEngine.LocalCluster;
import io.slipway.publish.OutputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** A JobManager and its workers as processes of this machine, with the class path of this one. All ports are bound to 127.0.0.1. */
final class ProcessCluster implements LocalCluster {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long LONGEST_START_MS = 120_000;
    private static final long POLL_MS = 50;

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

    private final List<Process> processes = new ArrayList<>();
    private final int port;

    private ProcessCluster(int port) {
        this.port = port;
    }

    static ProcessCluster start(int workers, int port, Path folder, Consumer<String> said) {
        ProcessCluster cluster = new ProcessCluster(port);
        try {
            Path config = Files.createDirectories(folder.toAbsolutePath());
            Files.writeString(config.resolve("config.yaml"), settings(port, freePort(), config));
            cluster.begin(StandaloneSessionClusterEntrypoint.class, "jobmanager", 320, config, said);
            for (int i = 1; i <= workers; i++) {
                cluster.begin(TaskManagerRunner.class, "worker-" + i, 576, config, said);
            }
            cluster.awaitPort();
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new OutputException(folder, e);
        }
    }

    private static String settings(int port, int rpcPort, Path folder) {
        return MEMORY
                + String.join(
                        "\n",
                        "jobmanager.rpc.address: " + LOOPBACK,
                        "jobmanager.rpc.port: " + rpcPort,
                        "jobmanager.bind-host: " + LOOPBACK,
                        "jobmanager.scheduler: adaptive",
                        // On a busy machine a worker may take minutes to start. Once one is there, others are awaited a
                        // second only: a task is seconds of work.
                        "jobmanager.adaptive-scheduler.submission.resource-wait-timeout: 5 min",
                        "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout: 1 s",
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
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private void begin(Class<?> main, String name, int heapMb, Path folder, Consumer<String> said) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each ->
                        !each.startsWith("-Xmx") && !each.startsWith("-agent") && !each.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx" + heapMb + "m", "-Djava.io.tmpdir=" + folder, "-Dslf4j.internal.verbosity=WARN"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of("--configDir", folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        processes.add(process);
        said.accept(name + ": process " + process.pid());
    }

    private void awaitPort() throws IOException {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_START_MS);
        while (System.nanoTime() < endNs && processes.get(0).isAlive()) {
            try (Socket socket = new Socket(LOOPBACK, port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("the JobManager does not start; see jobmanager.log");
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
        return processes.stream().skip(1).map(Process::pid).toList();
    }

    @Override
    public void await() throws InterruptedException {
        processes.get(0).waitFor();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
