import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how CPU and wall time of whole commands grow, beside the limits of the machine in the same minutes, and prints Markdown.
 *
 * <p>{@code java benchmarks/Curves.java LAUNCHER SCRATCH small|quick|full}. Every command must end with 0, and commands that differ only
 * in threads or in the cache must write the same results: otherwise nothing is printed and the exit code is 1.
 */
public final class Curves {

    /** Strategies of a usual comparison: one that takes, one that rests, one that routes, and one that is never done. */
    private static final String FOUR = "twap,rest-then-cross,cont-kukanov,best-ask";

    private final Commands commands;
    private final Path scratch;
    private final Size size;
    private final StringBuilder page = new StringBuilder();
    private Limits limits = new Limits(1, 1, 1);
    private double startCpu;

    /** Sizes of a run: a check that it works, some minutes, or hours. */
    private enum Size {
        SMALL,
        QUICK,
        FULL;

        long[] of(long[] small, long[] quick, long[] full) {
            return this == SMALL ? small : this == QUICK ? quick : full;
        }
    }

    private Curves(Path launcher, Path scratch, Size size) {
        this.commands = new Commands(launcher, scratch);
        this.scratch = scratch;
        this.size = size;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3 || !List.of("small", "quick", "full").contains(arguments[2])) {
            System.err.println("usage: java benchmarks/Curves.java LAUNCHER SCRATCH small|quick|full");
            System.exit(2);
        }
        try {
            Curves curves = new Curves(
                    Path.of(arguments[0]).toAbsolutePath(),
                    Path.of(arguments[1]).toAbsolutePath(),
                    Size.valueOf(arguments[2].toUpperCase(Locale.ROOT)));
            curves.measure();
            System.out.print(curves.page);
        } catch (IllegalStateException e) {
            System.err.println("benchmarks/run: " + e.getMessage());
            System.exit(1);
        }
    }

    private void measure() throws Exception {
        limits = Limits.measure();
        startCpu = commands.run("--version").cpu();
        text(
                "%nLimits of the machine on one core, measured in the same run: a bare loop over records of 64 bytes in memory does"
                        + " %.0f million a second, copying memory %.1f GB/s, SHA-256 of the JDK %.2f GB/s. A command that does nothing takes"
                        + " %.2f CPU seconds, which the fitted exponents leave out. All results of commands that may not differ had one"
                        + " digest.%n",
                limits.records() / 1e6, limits.copied() / 1e9, limits.hashed() / 1e9, startCpu);
        bigDay();
        rows();
        venues();
        contenders();
        grid();
        orders();
        threads();
        limits = Limits.measure();
        text(
                "%nThe limits again at the end of the run: %.0f million records a second, %.1f GB/s, %.2f GB/s. Where they differ from"
                        + " those above, other work disturbed the figures by about as much.%n",
                limits.records() / 1e6, limits.copied() / 1e9, limits.hashed() / 1e9);
    }

    // --- what is measured -------------------------------------------------------------------------------------------

    /** One large file: read for the first time, and again from the cache. */
    private void bigDay() throws Exception {
        Commands.Data day = commands.generate(size.of(one(100_000), one(1_000_000), one(10_000_000))[0], 12);
        heading(
                "A large file, first and again from the cache",
                "command",
                "wall s",
                "CPU s",
                "million events per CPU s",
                "share of the record loop",
                "results");
        for (String command : List.of("inspect", "backtest")) {
            Path cache = scratch.resolve("cache-" + command);
            for (String how : List.of("no cache", "first", "from the cache")) {
                List<String> words = new ArrayList<>(List.of(
                        command,
                        "--input",
                        day.path(),
                        "--out",
                        "@out",
                        "--cache",
                        how.equals("no cache") ? "none" : cache.toString()));
                if (command.equals("backtest")) {
                    words.addAll(List.of("--qty", "20000", "--strategies", FOUR, "--quiet"));
                }
                Commands.Cost cost = commands.runSame(command + " of the large file", words.toArray(String[]::new));
                double speed = day.events() / Math.max(0.01, cost.cpu() - startCpu);
                row(
                        command + ", " + millions(day.events()) + " events, " + how,
                        number(cost.wall()),
                        number(cost.cpu()),
                        number(speed / 1e6),
                        percent(speed / limits.records()),
                        cost.digest());
            }
        }
    }

    private void rows() throws Exception {
        long[] sizes = size.of(new long[] {70_000, 140_000}, new long[] {100_000, 400_000, 1_600_000}, new long[] {
            100_000, 1_000_000, 10_000_000, 80_000_000
        });
        curve("events of a backtest with four strategies", sizes, events -> {
            Commands.Data data = commands.generate(events, 12);
            return new Point(
                    data.events(),
                    commands.run(
                            "backtest",
                            "--input",
                            data.path(),
                            "--qty",
                            "20000",
                            "--strategies",
                            FOUR,
                            "--cache",
                            "none",
                            "--quiet",
                            "--out",
                            "@out"));
        });
    }

    private void venues() throws Exception {
        long[] counts = size.of(new long[] {2, 12}, new long[] {1, 2, 4, 8, 12}, new long[] {1, 2, 4, 8, 12});
        curve("venues of a backtest with four strategies, 300,000 events", counts, venues -> {
            Commands.Data data = commands.generate(300_000, (int) venues);
            Commands.Cost cost = commands.run(
                    "backtest",
                    "--input",
                    data.path(),
                    "--qty",
                    "20000",
                    "--strategies",
                    FOUR,
                    "--cache",
                    "none",
                    "--quiet",
                    "--out",
                    "@out");
            return new Point(venues, cost.per(data.events() / 300_000.0, startCpu));
        });
    }

    private void contenders() throws Exception {
        Commands.Data data = commands.generate(300_000, 12);
        long[] counts = size.of(new long[] {1, 2}, new long[] {1, 8, 64}, new long[] {1, 4, 16, 64, 256});
        curve(
                "contenders that decide (points of cont-kukanov in one search, one hour, one thread)",
                counts,
                count -> new Point(
                        count,
                        commands.run(
                                "tune",
                                "--input",
                                data.path(),
                                "--start",
                                "2024-08-01T14:00:00Z",
                                "--end",
                                "2024-08-01T15:00:00Z",
                                "--qty",
                                "10000",
                                "--strategies",
                                "cont-kukanov",
                                "--search",
                                "random",
                                "--points",
                                Long.toString(count),
                                "--threads",
                                "1",
                                "--cache",
                                "none",
                                "--quiet",
                                "--out",
                                "@out")));
    }

    private void grid() throws Exception {
        long[] counts = size.of(
                new long[] {10, 20}, new long[] {10, 300, 10_000}, new long[] {10, 100, 1_000, 10_000, 100_000});
        String example = commands.root().resolve("examples/demo_mbp-1.csv").toString();
        curve(
                "points of a search over the static router, the shipped example",
                counts,
                count -> new Point(
                        count,
                        commands.run(
                                "tune",
                                "--input",
                                example,
                                "--start",
                                "2024-08-01T14:00:30Z",
                                "--qty",
                                "2000",
                                "--strategies",
                                "cont-kukanov-static",
                                "--search",
                                "random",
                                "--points",
                                Long.toString(count),
                                "--quiet",
                                "--out",
                                "@out")));
    }

    private void orders() throws Exception {
        Commands.Data data = commands.generate(300_000, 12);
        long[] counts = size.of(new long[] {10, 20}, new long[] {20, 200, 1_000}, new long[] {10, 100, 1_000, 10_000});
        curve(
                "orders of a study with two strategies (four minutes each, 300,000 events)",
                counts,
                count -> new Point(count, study(data, count, 2)));
    }

    private void threads() throws Exception {
        Commands.Data data = commands.generate(300_000, 12);
        heading("Threads", "command", "threads", "wall s", "CPU s", "times as fast", "results");
        long orders = size == Size.SMALL ? 20 : 400;
        double one = 0;
        for (int threads = 1; threads <= 2; threads++) {
            Commands.Cost cost = study(data, orders, threads);
            one = threads == 1 ? cost.wall() : one;
            row(
                    "study, " + orders + " orders",
                    Integer.toString(threads),
                    number(cost.wall()),
                    number(cost.cpu()),
                    number(one / cost.wall()),
                    cost.digest());
        }
    }

    private Commands.Cost study(Commands.Data data, long orders, int threads) throws Exception {
        return commands.runSame(
                "study of " + orders,
                "study",
                "--input",
                data.path(),
                "--start",
                "2024-08-01T14:00:00Z",
                "--end",
                "2024-08-01T19:50:00Z",
                "--sides",
                "buy",
                "--sizes",
                "300,2000",
                "--starts",
                Long.toString(orders / 2),
                "--horizon",
                "4m",
                "--slice",
                "1m",
                "--strategies",
                "twap,cont-kukanov",
                "--threads",
                Integer.toString(threads),
                "--cache",
                "none",
                "--quiet",
                "--out",
                "@out");
    }

    private static long[] one(long value) {
        return new long[] {value};
    }

    // --- curves -----------------------------------------------------------------------------------------------------

    private interface Measurement {

        Point at(long x) throws Exception;
    }

    private record Point(double x, Commands.Cost cost) {}

    private void curve(String name, long[] xs, Measurement measurement) throws Exception {
        List<Point> points = new ArrayList<>();
        heading("By " + name, "x", "wall s", "CPU s", "exponent since the line above", "results");
        for (long x : xs) {
            Point point = measurement.at(x);
            String exponent = points.isEmpty() ? "" : number(slope(List.of(points.get(points.size() - 1), point)));
            points.add(point);
            row(
                    String.format(Locale.ROOT, "%,.0f", point.x),
                    number(point.cost.wall()),
                    number(point.cost.cpu()),
                    exponent,
                    point.cost.digest());
        }
        text(
                "%nCPU seconds grow with the %.2fth power of x (least squares of the logarithms of all lines).%n",
                slope(points));
    }

    private double slope(List<Point> points) {
        double n = points.size();
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (Point point : points) {
            double x = Math.log(point.x);
            double y = Math.log(Math.max(0.01, point.cost.cpu() - startCpu));
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
        return (n * sxy - sx * sy) / (n * sxx - sx * sx);
    }

    // --- the page ---------------------------------------------------------------------------------------------------

    private void heading(String title, String... columns) {
        text("%n### %s%n%n", title);
        row(columns);
        text("|---|%s%n", "---:|".repeat(columns.length - 1));
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void text(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String millions(long events) {
        return String.format(Locale.ROOT, "%.1f million", events / 1e6);
    }
}
