import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Engines that are killed with little and with much of a stream behind them, and started again. */
final class Recovery {

    private static final Instant BEGIN = Instant.parse("2024-08-01T14:00:00Z");

    private final Programs programs;
    private final Path work;
    private final long total;
    private final Map<String, Commit> newest = new ConcurrentHashMap<>();

    /** The newest commit of a run: rows that it covers, and when it was seen. */
    private record Commit(long events, long seenNs) {}

    /** A start after a kill: rows behind it, and seconds to its first commit. */
    private record Start(long behind, double firstCommit, double cpu) {}

    /**
     * Engines on a stream that is there.
     *
     * @param total rows of the stream on the topic quotes
     */
    Recovery(Programs programs, Path work, long total) {
        this.programs = programs;
        this.work = work;
        this.total = total;
    }

    void run(long stepNs) throws Exception {
        String end = BEGIN.plusNanos((total - 1) * stepNs).toString();
        AtomicBoolean stop = new AtomicBoolean();
        Programs.Ended undisturbed = programs.run("undisturbed", engine("run", "undisturbed", end));
        Topics.follow(programs.servers(), "slipway.metrics", stop::get, each -> {
            String key = new String(each.key(), StandardCharsets.UTF_8);
            newest.put(
                    key.substring(0, key.indexOf('/')),
                    new Commit(Topics.number(each.value(), "events"), System.nanoTime()));
        });
        System.out.printf(
                Locale.ROOT,
                "Stream: %,d events. A run without a kill: %.2f s (CPU %.2f s). Engines were killed (-9) after a commit"
                        + " and%nstarted again; the first commit of the next start is one that a reader of the topics has"
                        + " seen.%n%n",
                total,
                undisturbed.seconds(),
                undisturbed.cpuSeconds());
        System.out.println("| engine | events behind the kill | start to its first commit | CPU until then |");
        System.out.println("|---|---:|---:|---:|");
        for (String command : List.of("run", "live")) {
            for (int share : new int[] {20, 2}) {
                String id = command + "-" + share;
                row(command, killed(command, id, total / share, end));
                end(command, id, end);
            }
        }
        stop.set(true);
    }

    private static void row(String command, Start start) {
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %,d | %.2f s | %.2f s |%n",
                command,
                start.behind(),
                start.firstCommit(),
                start.cpu());
    }

    private Start killed(String command, String id, long behind, String end) throws Exception {
        Process killed = programs.start(id, engine(command, id, end));
        while (events(id) < behind && killed.isAlive()) {
            Programs.pause(1);
        }
        killed.destroyForcibly().waitFor();
        Programs.pause(500);
        long covered = events(id);
        long began = System.nanoTime();
        Process again = programs.start(id + "-again", engine(command, id, end));
        double cpu = 0;
        while (newest.get(id).seenNs() < began) {
            if (!again.isAlive()) {
                throw new IOException("the engine made no commit: " + id);
            }
            cpu = Math.max(cpu, Programs.cpuSeconds(again));
            Programs.pause(2);
        }
        double first = (newest.get(id).seenNs() - began) / 1e9;
        again.destroyForcibly().waitFor();
        return new Start(covered, first, cpu);
    }

    /** Lets a killed engine go to its end, and compares its fills with those of a run that was not disturbed. */
    private void end(String command, String id, String end) throws Exception {
        programs.run(id + "-end", engine(command, id, end));
        boolean same = Arrays.equals(
                Files.readAllBytes(work.resolve(id).resolve("fills.csv")),
                Files.readAllBytes(work.resolve("undisturbed").resolve("fills.csv")));
        if (!same) {
            throw new IllegalStateException("other fills after a kill: " + id);
        }
    }

    private long events(String id) {
        Commit commit = newest.get(id);
        return commit == null ? 0 : commit.events();
    }

    private String[] engine(String command, String id, String end) {
        return programs.engine(command, id, work.resolve(id), "--end", end);
    }
}
