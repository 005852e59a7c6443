import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's own performance tools, as processes with the client settings of Slipway. */
final class PerfTools {

    private static final Pattern SENT = Pattern.compile("records sent, ([\\d.]+) records/sec \\(([\\d.]+) MB/sec\\)");

    private final String classpath;
    private final String servers;

    /**
     * The tools of a class path.
     *
     * @param classpath jars of kafka-tools and what it needs
     */
    PerfTools(String classpath, String servers) {
        this.classpath = classpath;
        this.servers = servers;
    }

    /** Records a second that kafka-producer-perf-test sends. */
    double produce(String topic, long records, long bytes) throws IOException, InterruptedException {
        String output = run(
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                topic,
                "--num-records",
                Long.toString(records),
                "--record-size",
                Long.toString(bytes),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + servers,
                "acks=all",
                "batch.size=262144",
                "linger.ms=5",
                "compression.type=lz4");
        double last = Double.NaN;
        Matcher found = SENT.matcher(output);
        while (found.find()) {
            last = Double.parseDouble(found.group(1));
        }
        return checked(last, output);
    }

    /** Records a second that kafka-consumer-perf-test reads, its start and the join of its group left out. */
    double consume(String topic, long records) throws IOException, InterruptedException {
        String output = run(
                "org.apache.kafka.tools.ConsumerPerformance",
                "--bootstrap-server",
                servers,
                "--topic",
                topic,
                "--num-records",
                Long.toString(records),
                "--timeout",
                "60000");
        String[] lines = output.strip().split("\n");
        String[] names = lines[lines.length - 2].split(",\\s*");
        String[] values = lines[lines.length - 1].split(",\\s*");
        for (int i = 0; i < names.length && i < values.length; i++) {
            if (names[i].startsWith("fetch.nMsg.sec") || names[i].startsWith("fetch.nRecord.sec")) {
                return checked(Double.parseDouble(values[i]), output);
            }
        }
        return checked(Double.NaN, output);
    }

    private static double checked(double found, String output) throws IOException {
        if (Double.isNaN(found)) {
            throw new IOException("not the output of a performance tool: " + output);
        }
        return found;
    }

    private String run(String tool, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classpath,
                tool));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(tool + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
