import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of the lines and branches of the libraries that the tests run. Fails where a library falls below its floor. */
final class Coverage {

    /** About one percent below the figures of the day the floors were set, because a small change may move code between modules. */
    private static final Map<String, Shares> FLOORS =
            Map.of("core", new Shares(91, 84.5), "dbn", new Shares(97, 93.5), "placement", new Shares(96.5, 92));

    /** The floor of dbn in a clone without recorded data, whose tests of such files are skipped. */
    private static final Shares DBN_WITHOUT_DATA = new Shares(95.5, 85);

    /** Recorded data, from the table of JaCoCo's report. */
    private static final String DATA = "../../../../../shared/data";

    /** The shares that the project wants of a library. */
    private static final Shares AIM = new Shares(90, 85);

    private static final int GROUP = 0;
    private static final int BRANCHES_MISSED = 5;
    private static final int BRANCHES_RUN = 6;
    private static final int LINES_MISSED = 7;
    private static final int LINES_RUN = 8;

    /** Percentages of lines and of branches. */
    private record Shares(double lines, double branches) {

        boolean under(Shares others) {
            return lines < others.lines || branches < others.branches;
        }
    }

    /**
     * Prints the table.
     *
     * @param arguments the table of JaCoCo's report in CSV, then the properties with which a build leaves out tests, as their names
     *     in braces where they are not set
     */
    public static void main(String[] arguments) throws IOException {
        Path report = Path.of(arguments[0]);
        boolean all = arguments[1].startsWith("${") && arguments[2].startsWith("${");
        if (!all || !Files.exists(report)) {
            return;
        }
        List<String[]> classes =
                Files.readAllLines(report).stream().map(line -> line.split(",")).toList();
        boolean hasData = System.getenv("SLIPWAY_SHARED") != null
                || Files.isDirectory(report.toAbsolutePath().resolveSibling(DATA).normalize());
        boolean good = true;
        System.out.printf(
                Locale.ROOT,
                "%-10s %8s %8s   (aim: %.0f and %.0f)%n",
                "coverage",
                "lines",
                "branches",
                AIM.lines,
                AIM.branches);
        for (String module : List.of("core", "dbn", "placement")) {
            List<String[]> own = classes.stream()
                    .filter(cells -> cells[GROUP].endsWith("-" + module))
                    .toList();
            Shares shares =
                    new Shares(percent(own, LINES_RUN, LINES_MISSED), percent(own, BRANCHES_RUN, BRANCHES_MISSED));
            Shares floor = !hasData && module.equals("dbn") ? DBN_WITHOUT_DATA : FLOORS.get(module);
            boolean low = shares.under(floor);
            String remark =
                    low ? "below the floor, which is " + floor : shares.under(AIM) ? "below the aim" : "";
            System.out.printf(
                    Locale.ROOT, "%-10s %6.1f %% %6.1f %%   %s%n", module, shares.lines, shares.branches, remark);
            good &= !low;
        }
        System.exit(good ? 0 : 1);
    }

    private static double percent(List<String[]> classes, int run, int missed) {
        double hit =
                classes.stream().mapToLong(cells -> Long.parseLong(cells[run])).sum();
        return 100
                * hit
                / (hit
                        + classes.stream()
                                .mapToLong(cells -> Long.parseLong(cells[missed]))
                                .sum());
    }
}
