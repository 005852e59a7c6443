import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Flattens the files that commands wrote to lines {@code ENTRY/FILE#PATH<TAB>VALUE}, and records or compares them; see same-results.
 *
 * <p>JSON gives a line a value; long arrays a digest a key; CSV a digest a column; DBN a digest. Left out
 * are texts (what has a blank in it or is a path), names of sources, versions and settings, pages and pictures.
 */
final class Figures {

    private static final int LONG = 24;

    private static final int LONG_OF_PLAIN_VALUES = 8;

    private static final int SHOWN = 60;

    private static final Set<String> LEFT_OUT =
            Set.of("version", "source", "settings", "caveats", "good_for", "mind", "sign", "fee_file", "text", "among");

    private final Renames renames;

    private final Map<String, String> values = new TreeMap<>();

    private Figures(Renames renames) {
        this.renames = renames;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Path file = Path.of(args[2]);
        Figures figures = new Figures(Renames.read(Path.of(args[3])));
        figures.readAll(folder);
        if (args[0].equals("record")) {
            figures.write(file);
        } else {
            System.exit(figures.compare(read(file)) ? 0 : 1);
        }
    }

    private void readAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            readOne(renames.file(folder.relativize(file).toString().replace('\\', '/')), file);
        }
    }

    private void readOne(String name, Path file) throws IOException {
        if (name.endsWith(".json")) {
            flatten(name + "#", List.of(), Json.read(Files.readString(file)));
        } else if (name.endsWith(".csv")) {
            readColumns(name, file);
        } else if (name.endsWith(".dbn")) {
            values.put(
                    name + "#bytes", new Digest().add(Files.readAllBytes(file)).toString());
        } else if (name.contains("/exit-")) {
            values.put(name + "#status", Files.readString(file).strip());
        }
    }

    private void readColumns(String name, Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            if (header == null) {
                return;
            }
            String[] columns = header.split(",", -1);
            List<Digest> digests =
                    Stream.generate(Digest::new).limit(columns.length).toList();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", columns.length);
                for (int i = 0; i < columns.length; i++) {
                    digests.get(i).add(i < cells.length ? renames.value(cells[i]) : "");
                }
            }
            for (int i = 0; i < columns.length; i++) {
                values.put(renames.path(name + "#" + columns[i]), digests.get(i).toString());
            }
        }
    }

    private void flatten(String file, List<String> path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (!LEFT_OUT.contains(key)) {
                    flatten(file, with(path, (String) key), inner);
                }
            });
        } else if (value instanceof List<?> list && isLong(list)) {
            Map<String, Digest> digests = new LinkedHashMap<>();
            for (int i = 0; i < list.size(); i++) {
                fold(digests, file, with(path, "*"), Integer.toString(i), list.get(i));
            }
            digests.forEach((key, digest) -> values.put(key, digest.toString()));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(file, with(path, Integer.toString(i)), list.get(i));
            }
        } else {
            values.put(renames.path(file + String.join("/", path)), text(value));
        }
    }

    private static boolean isLong(List<?> list) {
        boolean isPlain = !list.isEmpty() && !(list.get(0) instanceof Map) && !(list.get(0) instanceof List);
        return list.size() > (isPlain ? LONG_OF_PLAIN_VALUES : LONG);
    }

    private void fold(Map<String, Digest> digests, String file, List<String> path, String at, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (!LEFT_OUT.contains(key)) {
                    fold(digests, file, with(path, (String) key), at, inner);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                fold(digests, file, with(path, "*"), at + "/" + i, list.get(i));
            }
        } else {
            digests.computeIfAbsent(renames.path(file + String.join("/", path)), key -> new Digest())
                    .add(at + "=" + text(value));
        }
    }

    private String text(Object value) {
        String text = String.valueOf(value);
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return text.contains(" ") || text.startsWith("/")
                ? "(text)"
                : renames.value(text.replace('\t', ' ').replace('\n', ' '));
    }

    private static List<String> with(List<String> path, String last) {
        List<String> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    private void write(Path file) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> figure : values.entrySet()) {
                out.write((figure.getKey() + "\t" + figure.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        System.out.printf(
                "%,d figures of %d entries, %,d bytes: %s%n",
                values.size(), entries(values).size(), Files.size(file), file);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> read = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                read.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return read;
    }

    private static Set<String> entries(Map<String, String> figures) {
        Set<String> entries = new TreeSet<>();
        figures.keySet().forEach(key -> entries.add(key.substring(0, key.indexOf('/'))));
        return entries;
    }

    /** Tells whether every figure of the entries that were run is as it was; prints those that are not. */
    private boolean compare(Map<String, String> before) {
        Set<String> run = entries(values);
        Set<String> notRun = entries(before);
        notRun.removeAll(run);
        Map<String, Integer> moved = new TreeMap<>();
        int same = 0;
        int shown = 0;
        for (Map.Entry<String, String> figure : before.entrySet()) {
            String key = figure.getKey();
            String entry = key.substring(0, key.indexOf('/'));
            String now = values.get(key);
            if (figure.getValue().equals(now)) {
                same++;
            } else if (run.contains(entry) && !(now == null && renames.isGone(key))) {
                moved.merge(entry, 1, Integer::sum);
                if (shown++ < SHOWN) {
                    System.out.printf("%s: was %s, is %s%n", key, figure.getValue(), now == null ? "not there" : now);
                }
            }
        }
        if (shown > SHOWN) {
            System.out.printf("... and %,d more%n", shown - SHOWN);
        }
        Set<String> fresh = new TreeSet<>(values.keySet());
        fresh.removeAll(before.keySet());
        if (!fresh.isEmpty()) {
            System.out.printf(
                    "%,d figures are new, the first: %s%n",
                    fresh.size(), fresh.stream().limit(10).toList());
        }
        if (!notRun.isEmpty()) {
            System.out.printf(
                    "%d entries were not run, the first: %s%n",
                    notRun.size(), notRun.stream().limit(5).toList());
        }
        System.out.printf("%,d figures are the same, %,d differ%s%n", same, shown, moved.isEmpty() ? "" : ": " + moved);
        return moved.isEmpty();
    }

    /** A count of values and the first half of their SHA-256. */
    private static final class Digest {

        private final MessageDigest sha;

        private int count;

        Digest() {
            try {
                sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        Digest add(byte[] bytes) {
            sha.update(bytes);
            count += bytes.length;
            return this;
        }

        void add(String text) {
            sha.update(text.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) '\n');
            count++;
        }

        @Override
        public String toString() {
            return count + ":" + HexFormat.of().formatHex(sha.digest(), 0, 8);
        }
    }

    /** Today's names put back to those of the baseline. */
    private record Renames(
            Map<String, String> values,
            Map<String, String> names,
            List<String[]> files,
            List<String[]> paths,
            List<String> gone) {

        static Renames read(Path table) {
            Renames renames = new Renames(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            try {
                for (String line : Files.readAllLines(table)) {
                    String[] cells = line.split("\t");
                    if (cells.length >= 3 && !line.startsWith("#")) {
                        renames.add(cells[0], cells[1], cells[2]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return renames;
        }

        private void add(String kind, String before, String now) {
            switch (kind) {
                case "value" -> values.put(now, before);
                case "file" -> files.add(new String[] {before, now});
                case "key" -> addKey(before, now);
                default -> {}
            }
        }

        private void addKey(String before, String now) {
            if (now.equals("-")) {
                gone.add(before);
            } else if (now.contains("#")) {
                paths.add(new String[] {before, now});
            } else {
                names.put(now, before);
            }
        }

        String value(String text) {
            return values.getOrDefault(text, text);
        }

        /** An old name for a file, by the end of its path in whole steps. */
        String file(String name) {
            for (String[] rename : files) {
                if (name.endsWith("/" + rename[1])) {
                    return name.substring(0, name.length() - rename[1].length()) + rename[0];
                }
            }
            return name;
        }

        String path(String path) {
            int hash = path.indexOf('#');
            String[] steps = path.substring(hash + 1).split("/");
            for (String[] rename : paths) {
                String old = matched(path.substring(0, hash), steps, rename);
                if (old != null) {
                    return old;
                }
            }
            for (int i = 0; i < steps.length; i++) {
                steps[i] = value(names.getOrDefault(steps[i], steps[i]));
            }
            return path.substring(0, hash + 1) + String.join("/", steps);
        }

        /** The old path where the new pattern FILE#PATH begins this one, or null. */
        private String matched(String file, String[] steps, String[] rename) {
            String[] now = rename[1].split("#", 2);
            String[] before = rename[0].split("#", 2);
            String[] pattern = now[1].split("/");
            if (!file.endsWith("/" + now[0]) || steps.length < pattern.length) {
                return null;
            }
            List<String> stars = new ArrayList<>();
            for (int i = 0; i < pattern.length; i++) {
                if (pattern[i].equals("*")) {
                    stars.add(steps[i]);
                } else if (!pattern[i].equals(steps[i])) {
                    return null;
                }
            }
            List<String> old = new ArrayList<>();
            for (String step : before[1].split("/")) {
                old.add(step.equals("*") && !stars.isEmpty() ? value(stars.remove(0)) : step);
            }
            for (int i = pattern.length; i < steps.length; i++) {
                old.add(value(names.getOrDefault(steps[i], steps[i])));
            }
            return file.substring(0, file.length() - now[0].length()) + before[0] + "#" + String.join("/", old);
        }

        /** Tells whether a figure of the baseline is one that was taken out on purpose. */
        boolean isGone(String path) {
            int hash = path.indexOf('#');
            String[] steps = path.substring(hash + 1).split("/");
            for (String pattern : gone) {
                if (!pattern.contains("#")) {
                    if (List.of(steps).contains(pattern)) {
                        return true;
                    }
                } else if (matched(path.substring(0, hash), steps, new String[] {pattern, pattern}) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
