package io.slipway.app.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares libraries with a shipped list of the least versions without an advisory that was known at its date. Needs no network. A fix
 * that a library has taken back into an older line counts as old too.
 */
final class KnownWeaknesses {

    private static final String NAME = "weaknesses";
    private static final String AGE = "age of advisories";
    private static final String FILE = "least_versions.csv";
    private static final String DATE = "until: ";

    /** As long as the list of an installation's versions may be old. */
    private static final long OLD_DAYS = 182;

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*)\\.jar");
    private static final int COLUMNS = 3;

    private final LocalDate date;
    private final List<Least> list;

    /**
     * A line of the list.
     *
     * @param library name of the library, as its jar has it
     * @param version least version without the weakness
     * @param advisory the advisory of the newest weakness that it mends
     */
    private record Least(String library, String version, String advisory) {}

    private KnownWeaknesses(LocalDate date, List<Least> list) {
        this.date = date;
        this.list = List.copyOf(list);
    }

    /** The list that is shipped. */
    static KnownWeaknesses shipped() {
        try (InputStream in = KnownWeaknesses.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("not in the program: file=" + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list whose first line ends in its date, and whose second one names the columns. */
    static KnownWeaknesses parse(List<String> lines) {
        String first = lines.get(0);
        List<Least> list = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("not a library, a version and an advisory: line=" + line);
            }
            list.add(new Least(cells[0], cells[1], cells[2]));
        }
        return new KnownWeaknesses(LocalDate.parse(first.substring(first.indexOf(DATE) + DATE.length())), list);
    }

    /**
     * Checks libraries.
     *
     * @param jars names of their files
     */
    List<Check> all(Collection<String> jars, LocalDate today) {
        TreeSet<String> old = new TreeSet<>();
        int compared = 0;
        for (String jar : jars) {
            Matcher found = JAR.matcher(jar);
            if (found.matches()) {
                Optional<Least> least = list.stream()
                        .filter(each -> each.library().equals(found.group(1)))
                        .findFirst();
                compared += least.isPresent() ? 1 : 0;
                least.filter(each -> compare(found.group(2), each.version()) < 0)
                        .ifPresent(
                                each -> old.add(jar + " (" + each.advisory() + ", mended in " + each.version() + ")"));
            }
        }
        String of = "list until " + date;
        Check libraries = compared == 0
                ? Check.warn(NAME, "no library of the " + of + " is here", "ask the program of an installation")
                : old.isEmpty()
                        ? Check.ok(NAME, compared + " libraries, none with a weakness of the " + of)
                        : Check.fail(
                                NAME,
                                "known in the " + of + ": " + String.join(", ", old),
                                "install a newer release, or replace these jars");
        return List.of(libraries, age(today));
    }

    private Check age(LocalDate today) {
        long days = ChronoUnit.DAYS.between(date, today);
        String text = "advisories until " + date + ", " + days + " days ago";
        return days <= OLD_DAYS
                ? Check.ok(AGE, text)
                : Check.warn(
                        AGE, text, "look for a newer release, or give slipway-sbom.json to a scanner of weaknesses");
    }

    /** Compares versions by their numbers, from the left; a missing one is 0. */
    static int compare(String one, String other) {
        String[] left = one.split("\\D+");
        String[] right = other.split("\\D+");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Long.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] numbers, int index) {
        return index < numbers.length && !numbers[index].isEmpty() ? Long.parseLong(numbers[index]) : 0;
    }
}
