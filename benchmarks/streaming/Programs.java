import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of the program as processes, and a broker among them. */
final class Programs implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("bootstrap servers (\\S+)");

    /** Wall time and CPU time of a command that has ended well, with its output. */
    record Ended(double seconds, double cpuSeconds, String output) {}

    private final String program;
    private final Path work;
    private final List<Process> running = new ArrayList<>();
    private final Process broker;
    private final String servers;

    Programs(String program, Path work) throws IOException {
        this.program = program;
        this.work = work;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
        broker = start(
                "broker",
                "broker",
                "--port",
                "0",
                "--data-dir",
                work.resolve("kafka").toString());
        this.servers = address(broker);
    }

    String servers() {
        return servers;
    }

    /** CPU time of the broker so far. */
    double brokerCpuSeconds() {
        return cpuSeconds(broker);
    }

    /** The command line of an engine that works an order by three strategies on the stream. */
    String[] engine(String command, String id, Path out, String... more) {
        return engine(command, id, "quotes", out, more);
    }

    /** The same on another topic. */
    String[] engine(String command, String id, String topic, Path out, String... more) {
        List<String> line = new ArrayList<>(List.of(command, "--id", id, "--topic", topic));
        line.addAll(List.of("--start", "2024-08-01T14:01:00Z", "--qty", "20000", "--strategies", "twap,vwap,best-ask"));
        line.addAll(List.of("--bootstrap-servers", servers, "--quiet", "--out", out.toString()));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private String address(Process broker) throws IOException {
        Path output = work.resolve("broker.out");
        while (broker.isAlive()) {
            Matcher found = READY.matcher(Files.readString(output));
            if (found.find()) {
                return found.group(1);
            }
            pause(100);
        }
        throw new IOException("the broker did not start: " + Files.readString(output));
    }

    /** Starts a command; what it says is in a file NAME.out. */
    Process start(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(name + ".out").toFile())
                .start();
        running.add(process);
        return process;
    }

    /** Runs a command to its end. */
    Ended run(String name, String... words) throws IOException, InterruptedException {
        long began = System.nanoTime();
        return finish(name, start(name, words), began);
    }

    Ended finish(String name, Process process, long began) throws IOException, InterruptedException {
        double cpu = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = Math.max(cpu, cpuSeconds(process));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        String output = Files.readString(work.resolve(name + ".out"));
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + ": " + output);
        }
        return new Ended(seconds, cpu, output);
    }

    static double cpuSeconds(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1e3)
                .orElse(0.0);
    }

    /** Objects of a running JVM in MiB that are alive after a full collection, by the JDK's own jcmd; NaN where it cannot be asked. */
    static double heapMib(Process process) throws IOException, InterruptedException {
        Matcher total = Pattern.compile("Total +\\d+ +(\\d+)").matcher(jcmd(process, "GC.class_histogram"));
        return total.find() ? Long.parseLong(total.group(1)) / (double) (1 << 20) : Double.NaN;
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return asked.waitFor() == 0 ? said : "";
    }

    /** Resident memory of a process in MiB. */
    static long residentMib(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
        for (Process process : running) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
