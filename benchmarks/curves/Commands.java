import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs commands of the launcher, and stops the measurement if one fails or writes other results than before. */
final class Commands {

    private static final String START = "2024-08-01T13:30:00Z";
    /** Events that the preset writes in an hour, about: some for the market and some for each venue. */
    private static final double EVENTS_PER_HOUR = 10_000;

    private static final double EVENTS_OF_A_VENUE = 2_700;

    private final Path launcher;
    private final Path scratch;
    private final TreeMap<String, String> digests = new TreeMap<>();

    Commands(Path launcher, Path scratch) {
        this.launcher = launcher;
        this.scratch = scratch;
    }

    /** A generated file and the number of its events. */
    record Data(String path, long events) {}

    /** Seconds that a command took, the digest of its results, and what it said. */
    record Cost(double wall, double cpu, String digest, String output) {

        /** The cost beyond {@code fixed} CPU seconds divided by {@code factor}. */
        Cost per(double factor, double fixed) {
            return new Cost(wall / factor, fixed + (cpu - fixed) / factor, digest, output);
        }
    }

    private final TreeMap<String, Data> generated = new TreeMap<>();

    /** A synthetic market of about so many events. */
    Data generate(long events, int venues) throws Exception {
        String name = events + "-" + venues;
        if (!generated.containsKey(name)) {
            Path path = scratch.resolve("market-" + name + ".dbn");
            long minutes = Math.round(60 * events / (EVENTS_PER_HOUR + EVENTS_OF_A_VENUE * venues));
            Cost cost = run(
                    "generate",
                    "--preset",
                    "liquid",
                    "--start",
                    START,
                    "--duration",
                    Math.max(90, minutes) + "m",
                    "--venues",
                    Integer.toString(venues),
                    "--out",
                    path.toString());
            String number = cost.output
                    .replaceAll("(?s).*Wrote ([0-9,]+) events.*", "$1")
                    .replace(",", "");
            generated.put(name, new Data(path.toString(), Long.parseLong(number)));
        }
        return generated.get(name);
    }

    /** Runs a command whose results must equal those of all others of that name. */
    Cost runSame(String name, String... words) throws Exception {
        Cost cost = run(words);
        String expected = digests.putIfAbsent(name, cost.digest);
        if (expected != null && !expected.equals(cost.digest)) {
            throw new IllegalStateException("results differ: " + name + ": " + String.join(" ", words));
        }
        return cost;
    }

    /** Runs a command, which must end with 0. */
    Cost run(String... words) throws Exception {
        Path out = scratch.resolve("out");
        delete(out);
        System.err.println("benchmarks/run: " + String.join(" ", words));
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%R %U %S'; time \"$@\" >\"$OUTPUT\" 2>&1 </dev/null",
                "bash",
                launcher.toString()));
        for (String word : words) {
            command.add(word.replace("@out", out.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(root().toFile());
        Path output = scratch.resolve("output");
        builder.environment().put("OUTPUT", output.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String times = new String(process.getErrorStream().readAllBytes()).trim();
        String said = Files.readString(output);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "ended with " + process.exitValue() + ": " + String.join(" ", words) + "\n" + said);
        }
        String[] parts = times.substring(times.lastIndexOf('\n') + 1).split(" ");
        return new Cost(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]),
                digest(out),
                said);
    }

    /** First half of the digest of the figures that a command wrote; a dash if it wrote none. */
    private static String digest(Path out) throws Exception {
        for (String name : List.of("results.json", "study.json", "inspection.json")) {
            if (Files.exists(out.resolve(name))) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out.resolve(name)));
                return "`" + HexFormat.of().formatHex(digest).substring(0, 12) + "`";
            }
        }
        return "-";
    }

    /** The root of the checkout, in which the script runs. */
    Path root() {
        return Path.of("").toAbsolutePath();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
