import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.durable.KafkaJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measurements of file, producer, broker, engine and outputs as separate processes. Prints Markdown. Arguments: the measurement,
 * the program, a scratch folder, a size (minutes of a soak, seconds of a paced stream, millions of rows else), and the events per second
 * of a soak.
 */
final class Streaming {

    private static final Pattern PRODUCED =
            Pattern.compile("Produced ([\\d,]+) events in ([\\d,]+) records.* in ([\\d.]+) s");
    private static final int PLAIN_EVENTS = 3_000_000;

    /** Two milliseconds between events: two million are a bit more than an hour of one session. */
    private static final long STEP_NS = 2_000_000;

    private final Programs programs;
    private final Path work;
    private final int size;

    private Streaming(Programs programs, Path work, int size) {
        this.programs = programs;
        this.work = work;
        this.size = size;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[2]);
        try (Programs programs = new Programs(arguments[1], work)) {
            Streaming streaming = new Streaming(programs, work, Integer.parseInt(arguments[3]));
            switch (arguments[0]) {
                case "throughput" -> streaming.throughput();
                case "recovery" -> streaming.recovery();
                case "paced" -> streaming.paced();
                case "soak" ->
                    new Soak(programs, work, Integer.parseInt(arguments[3]), Long.parseLong(arguments[4])).run();
                default -> throw new IllegalArgumentException("no such measurement: " + arguments[0]);
            }
        }
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private Path generate(String duration) throws Exception {
        Path file = work.resolve("market.csv");
        programs.run("generate", "generate", "--preset", "liquid", "--duration", duration, "--out", file.toString());
        return file;
    }

    private Programs.Ended produce(Path file, String topic, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "produce", "--input", file.toString(), "--topic", topic, "--bootstrap-servers", programs.servers()));
        words.addAll(List.of(more));
        return programs.run("produce", words.toArray(String[]::new));
    }

    private static long[] counts(String output) {
        Matcher found = PRODUCED.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("not the output of produce: " + output);
        }
        return new long[] {
            Long.parseLong(found.group(1).replace(",", "")),
            Long.parseLong(found.group(2).replace(",", "")),
            Math.round(Double.parseDouble(found.group(3)) * 1e3)
        };
    }

    /** A file through producer, broker and engine, beside clients without Slipway on the same broker. */
    private void throughput() throws Exception {
        Path file = work.resolve("market.csv");
        RepeatedRows.write(Path.of("examples/demo_mbp-1.csv"), file, size * 1_000_000L, STEP_NS);
        Programs.Ended produced = produce(file, "quotes");
        long[] counts = counts(produced.output());
        double events = counts[0];
        double brokerProduced = programs.brokerCpuSeconds();
        Programs.Ended ran = programs.run("run", programs.engine("run", "bench", work.resolve("run")));
        double brokerRan = programs.brokerCpuSeconds() - brokerProduced;
        List<byte[]> values = new ArrayList<>();
        Topics.each(programs.servers(), "quotes", seen -> values.add(seen.value()));
        long bytes = values.stream().mapToLong(value -> value.length).sum();
        int times = (int) Math.max(1, PLAIN_EVENTS / counts[0]);
        new TopicPreparation(KafkaConnection.of(programs.servers()), StreamMonitor.NONE).prepare("plain", 1);
        double wrote = Topics.write(programs.servers(), "plain", values, times);
        long began = System.nanoTime();
        LongAdder read = new LongAdder();
        Topics.each(programs.servers(), "plain", seen -> read.increment());
        double readSeconds = (System.nanoTime() - began) / 1e9;
        if (read.sum() != (long) values.size() * times) {
            throw new IllegalStateException("plain records lost: " + read.sum());
        }
        line(
                "%,d events (%.1f MB of CSV) in %,d records of %.1f bytes an event.",
                counts[0], Files.size(file) / 1e6, counts[1], bytes / events);
        line("");
        line("| step | events/s | MB/s | wall time | CPU time | events per CPU second |");
        line("|---|---:|---:|---:|---:|---:|");
        row("`produce`, the stream alone", events, bytes, counts[2] / 1e3, Double.NaN);
        row("`produce`, the whole command", events, bytes, produced.seconds(), produced.cpuSeconds());
        row("its broker, start included", events, bytes, produced.seconds(), brokerProduced);
        row("plain producer, the same values", events * times, bytes * times, wrote, Double.NaN);
        row("plain consumer, the same values", events * times, bytes * times, readSeconds, Double.NaN);
        row("`run` with 3 strategies, the whole command", events, bytes, ran.seconds(), ran.cpuSeconds());
        row("its broker", events, bytes, ran.seconds(), brokerRan);
        row(
                "one after the other, file to results",
                events,
                bytes,
                produced.seconds() + ran.seconds(),
                produced.cpuSeconds() + ran.cpuSeconds() + brokerProduced + brokerRan);
        together(file, events, bytes);
        tools(events / counts[1], Math.round(bytes / (double) counts[1]));
        line("");
        exactlyOnce("bench", "run");
        exactlyOnce("both", "both");
    }

    /** Both commands at the same time, so that the engine reads what the producer sends. */
    private void together(Path file, double events, long bytes) throws Exception {
        new TopicPreparation(KafkaConnection.of(programs.servers()), StreamMonitor.NONE).prepare("both", 1);
        double broker = programs.brokerCpuSeconds();
        long began = System.nanoTime();
        Process producer = programs.start(
                "produce",
                "produce",
                "--input",
                file.toString(),
                "--topic",
                "both",
                "--bootstrap-servers",
                programs.servers());
        Process engine = programs.start("both", programs.engine("run", "both", "both", work.resolve("both")));
        Programs.Ended produced = programs.finish("produce", producer, began);
        Programs.Ended ran = programs.finish("both", engine, began);
        row(
                "both at once, file to results",
                events,
                bytes,
                ran.seconds(),
                produced.cpuSeconds() + ran.cpuSeconds() + programs.brokerCpuSeconds() - broker);
    }

    /** Kafka's own tools with records of the same size, if they are there. */
    private void tools(double eventsOfRecord, long recordBytes) throws Exception {
        String classpath = System.getenv("SLIPWAY_KAFKA_TOOLS");
        if (classpath == null) {
            return;
        }
        PerfTools tools = new PerfTools(classpath, programs.servers());
        new TopicPreparation(KafkaConnection.of(programs.servers()), StreamMonitor.NONE).prepare("tools", 1);
        long records = Math.round(PLAIN_EVENTS * 10 / eventsOfRecord);
        double sent = tools.produce("tools", records, recordBytes);
        double read = tools.consume("tools", records);
        double events = records * eventsOfRecord;
        row(
                "`kafka-producer-perf-test`, records of that size",
                events,
                records * recordBytes,
                records / sent,
                Double.NaN);
        row("`kafka-consumer-perf-test`, the same", events, records * recordBytes, records / read, Double.NaN);
    }

    private static void row(String name, double events, double bytes, double seconds, double cpu) {
        line(
                "| %s | %,.0f | %.1f | %.2f s | %s |",
                name,
                events / seconds,
                bytes / 1e6 / seconds,
                seconds,
                Double.isNaN(cpu) ? "- | -" : String.format(Locale.ROOT, "%.2f s | %,.0f", cpu, events / cpu));
    }

    /** Compares the fills on the topic with those of the file, which a double or a loss would change. */
    private void exactlyOnce(String id, String out) throws IOException {
        Set<String> unique = new TreeSet<>();
        long published = 0;
        for (ConsumerRecord<byte[], byte[]> fill : Topics.all(programs.servers(), "slipway.fills")) {
            String key = new String(fill.key(), StandardCharsets.UTF_8);
            if (key.startsWith(id + "/")) {
                published++;
                unique.add(key + "#" + Topics.number(fill.value(), "fill"));
            }
        }
        long inFile = Files.readAllLines(work.resolve(out).resolve("fills.csv")).size() - 1L;
        boolean once = published == unique.size() && published == inFile;
        line(
                "Fills of `%s` in `fills.csv` %,d, published %,d, different %,d: %s.",
                id, inFile, published, unique.size(), once ? "each exactly once" : "**not exactly once**");
        if (!once) {
            throw new IllegalStateException("fills lost or doubled");
        }
    }

    /** Engines that are killed and started again, with the stream read back each time from a topic that holds it whole. */
    private void recovery() throws Exception {
        Path file = work.resolve("market.csv");
        RepeatedRows.write(Path.of("examples/demo_mbp-1.csv"), file, size * 1_000_000L, STEP_NS);
        long total = counts(produce(file, "quotes").output())[0];
        Files.delete(file);
        new Recovery(programs, work, total).run(STEP_NS);
    }

    /** A stream at the speed of its recording: how late rows come, and how long a child order takes to be published. */
    private void paced() throws Exception {
        Path file = generate(size + 10 + "s");
        NavigableMap<Long, Long> rowSeen = new ConcurrentSkipListMap<>();
        List<Double> lateness = new ArrayList<>();
        List<long[]> orders = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        // The consumers are at work before the first record, so that their start is in no figure.
        KafkaConnection connection = KafkaConnection.of(programs.servers());
        new TopicPreparation(connection, StreamMonitor.NONE).prepare("quotes", 1);
        KafkaJournal.prepare(connection, StreamMonitor.NONE);
        Topics.follow(programs.servers(), "quotes", stop::get, each -> {
            long now = System.nanoTime();
            rowSeen.putIfAbsent(each.timestamp(), now);
            lateness.add(now / 1e6 - each.timestamp());
        });
        Topics.follow(
                programs.servers(),
                "slipway.orders",
                stop::get,
                each -> orders.add(new long[] {Topics.number(each.value(), "time_ns"), System.nanoTime()}));
        Programs.pause(1_000);
        Process producer = programs.start(
                "produce",
                "produce",
                "--input",
                file.toString(),
                "--topic",
                "quotes",
                "--speed",
                "1x",
                "--bootstrap-servers",
                programs.servers());
        while (rowSeen.isEmpty() && producer.isAlive()) {
            Programs.pause(5);
        }
        long end = rowSeen.firstKey() / 1000 + size;
        programs.run(
                "live",
                "live",
                "--topic",
                "quotes",
                "--end",
                java.time.Instant.ofEpochSecond(end).toString(),
                "--qty",
                "20000",
                "--strategies",
                "twap,vwap,best-ask",
                "--slice",
                "1s",
                "--quiet",
                "--bootstrap-servers",
                programs.servers(),
                "--out",
                work.resolve("live").toString());
        producer.waitFor();
        Programs.pause(500);
        stop.set(true);
        report(lateness, waits(orders, rowSeen));
    }

    private void report(List<Double> lateness, double[] waits) throws IOException {
        double median = quantile(lateness.stream().mapToDouble(x -> x).toArray(), 0.5);
        double[] deviations =
                lateness.stream().mapToDouble(late -> Math.abs(late - median)).toArray();
        line("| measured over %d s at 1x | count | p50 | p99 | p99.9 |", size);
        line("|---|---:|---:|---:|---:|");
        quantiles("arrival of a record, deviation from the median delay (ms)", deviations);
        quantiles("record seen by a consumer, to its child order committed and seen (ms)", waits);
        line("");
        line(
                "The schedule: events were %s when Kafka's client got them.%nTimes of records have whole milliseconds."
                        + " Orders of records before the engine's first commit are left out,%nas they wait for its start.",
                Files.readString(work.resolve("produce.out"))
                        .lines()
                        .filter(said -> said.contains("behind schedule"))
                        .map(said -> said.replaceFirst(".*, behind", "behind"))
                        .collect(Collectors.joining()));
    }

    /** Times from the first record at or after an order's time to the order, of records that came when the engine was at work. */
    private static double[] waits(List<long[]> orders, NavigableMap<Long, Long> rowSeen) {
        long atWork = orders.stream().mapToLong(order -> order[1]).min().orElse(Long.MAX_VALUE);
        return orders.stream()
                .mapToDouble(order -> {
                    var row = rowSeen.ceilingEntry(order[0] / 1_000_000);
                    return row == null || row.getValue() < atWork ? Double.NaN : (order[1] - row.getValue()) / 1e6;
                })
                .filter(wait -> !Double.isNaN(wait))
                .toArray();
    }

    private static void quantiles(String name, double[] values) {
        line(
                "| %s | %,d | %.1f | %.1f | %s |",
                name,
                values.length,
                quantile(values, 0.5),
                quantile(values, 0.99),
                values.length < 1_000 ? "-" : String.format(Locale.ROOT, "%.1f", quantile(values, 0.999)));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
