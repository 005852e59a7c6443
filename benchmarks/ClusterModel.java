import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A simulation of workers that pull tasks, and what a study of 1,000 names and 250 days needs by it.
 *
 * <p>{@code java benchmarks/ClusterModel.java TASK_TIMES EVENTS LARGEST CORPUS_MB MINUTES}: a file of measured CPU seconds of tasks, one a
 * line, the events of all and of the largest name-day, the size of their corpus, and the minutes of each of its days. {@code java benchmarks/ClusterModel.java --check} compares
 * the simulation with hand-worked cases and with bounds that every schedule obeys; it ends with 1 where it differs.
 */
public final class ClusterModel {

    private static final int NAMES = 1_000;
    private static final int DAYS = 250;

    /** Minutes of a session of US equities. */
    private static final double SESSION_MINUTES = 390;

    /** Seconds until a cluster that stands works the first task, and until a client has merged: measured on an idle machine. */
    private static final double FIXED_SECONDS = 4.1;

    /** Assumed prices of November 2026, of the order of public list prices, on demand: {@code -Dcore-hour=0.04 -Dgb-month=0.02} sets one's own. */
    private static final double DOLLARS_PER_CORE_HOUR = Double.parseDouble(System.getProperty("core-hour", "0.05"));

    private static final double DOLLARS_PER_GB_MONTH = Double.parseDouble(System.getProperty("gb-month", "0.023"));

    private ClusterModel() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        if (arguments.length == 1 && arguments[0].equals("--check")) {
            check();
            System.out.println("ok");
            return;
        }
        List<Double> measured = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(Double::valueOf)
                .toList();
        double[] numbers = Arrays.stream(arguments)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        print(measured, numbers[0], numbers[1] * SESSION_MINUTES / numbers[3], numbers[2]);
    }

    /** Seconds until all tasks are done, when each worker pulls the next one in the order given. */
    static double makespan(List<Double> tasks, int workers) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            free.add(0.0);
        }
        double last = 0;
        for (double task : tasks) {
            double end = free.remove() + task;
            free.add(end);
            last = Math.max(last, end);
        }
        return last;
    }

    private static double sum(List<Double> tasks) {
        return tasks.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double largest(List<Double> tasks) {
        return tasks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static void print(List<Double> measured, double events, double eventsOfLargest, double corpusMb) {
        double total = sum(measured);
        System.out.printf(
                "**The simulation** takes the CPU times of these 40 tasks, %.1f s in all. On idle cores they end after ",
                total);
        System.out.printf(
                "%.1f s with one worker, %.1f s with two and %.1f s with 16. With 16 no order of the tasks ends before %.1f s, the"
                        + " work over the workers, or before %.1f s, the largest task.%n%n",
                makespan(measured, 1), makespan(measured, 2), makespan(measured, 16), total / 16, largest(measured));
        double secondsPerEvent = total / events;
        List<Double> tasks = new ArrayList<>();
        double allEvents = 0;
        for (int day = 0; day < DAYS; day++) {
            for (int rank = 1; rank <= NAMES; rank++) {
                double own = eventsOfLargest / rank;
                allEvents += own;
                tasks.add(own * secondsPerEvent);
            }
        }
        double hours = sum(tasks) / 3_600;
        double gb = corpusMb / events * allEvents / 1_000;
        System.out.printf(
                "**%,d names x %d days** of whole sessions, events of a name as 1 / rank, the same orders per hour and strategies:%n%n",
                NAMES, DAYS);
        System.out.printf(
                "- %,.0f million events, %,.0f GB as a corpus, %,d tasks of %.2f s on average, the largest %.0f s%n",
                allEvents / 1e6, gb, tasks.size(), sum(tasks) / tasks.size(), largest(tasks));
        System.out.printf(
                "- %.1f core-hours: %.2f dollars at %.3f dollars per core-hour, and %.2f dollars a month of storage at %.3f per GB"
                        + " (assumed prices of November 2026, an input)%n%n",
                hours,
                hours * DOLLARS_PER_CORE_HOUR,
                DOLLARS_PER_CORE_HOUR,
                gb * DOLLARS_PER_GB_MONTH,
                DOLLARS_PER_GB_MONTH);
        System.out.println("| workers | time | efficiency |");
        System.out.println("|---:|---:|---:|");
        for (int workers : new int[] {1, 16, 64, 256, 1_024, 4_096}) {
            double wall = FIXED_SECONDS + makespan(tasks, workers);
            System.out.printf("| %,d | %s | %.0f %% |%n", workers, time(wall), 100 * sum(tasks) / workers / wall);
        }
        System.out.printf(
                "%nIt saturates at some %,.0f workers: more cannot be busy while the largest name-day is worked in one task.%n",
                sum(tasks) / (FIXED_SECONDS + largest(tasks)));
    }

    private static String time(double seconds) {
        return seconds < 600
                ? String.format("%.0f s", seconds)
                : seconds < 36_000 ? String.format("%.0f min", seconds / 60) : String.format("%.1f h", seconds / 3_600);
    }

    private static void check() {
        require(makespan(List.of(3.0, 1.0, 2.0), 1) == 6, "one worker");
        require(makespan(List.of(3.0, 1.0, 2.0), 2) == 3, "two workers: 3 beside 1 + 2");
        require(makespan(List.of(1.0, 1.0, 4.0), 2) == 5, "the largest last: 1 + 4");
        require(makespan(List.of(4.0, 1.0, 1.0), 5) == 4, "more workers than tasks");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            List<Double> tasks = random.doubles(1 + random.nextInt(40)).boxed().toList();
            int workers = 1 + random.nextInt(9);
            double lower = Math.max(largest(tasks), sum(tasks) / workers);
            double found = makespan(tasks, workers);
            // Graham 1966: no list schedule is worse than (2 - 1 / workers) times the best one.
            require(
                    found >= lower - 1e-9
                            && found <= sum(tasks) / workers + (1 - 1.0 / workers) * largest(tasks) + 1e-9,
                    "bounds");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            System.err.println("ClusterModel: differs: " + what);
            System.exit(1);
        }
    }
}
