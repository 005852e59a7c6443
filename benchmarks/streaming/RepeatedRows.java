import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A CSV file of the rows of a shorter one again and again, a fixed time apart. */
final class RepeatedRows {

    private static final Instant BEGIN = Instant.parse("2024-08-01T14:00:00Z");

    private RepeatedRows() {}

    /** Writes some rows, {@code stepNs} nanoseconds apart; each is received when it happens. */
    static void write(Path source, Path target, long rows, long stepNs) throws IOException {
        List<String> lines = Files.readAllLines(source);
        List<String> tails = lines.stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',', line.indexOf(',') + 1)))
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            out.write(lines.get(0));
            out.newLine();
            for (long row = 0; row < rows; row++) {
                long ns = row * stepNs;
                String second = BEGIN.plusSeconds(ns / 1_000_000_000L).toString();
                String time = second.substring(0, second.length() - 1) + "."
                        + Long.toString(1_000_000_000L + ns % 1_000_000_000L).substring(1) + "Z";
                out.write(time);
                out.write(',');
                out.write(time);
                out.write(tails.get((int) (row % tails.size())));
                out.newLine();
            }
        }
    }
}
