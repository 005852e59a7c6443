import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the notices of an archive: each library with its licence, then the text of every licence and notice once, with the names of
 * the jars that it is of. Fails for a jar of others that has no text of its own, is not under the Apache License 2.0 by the bill of
 * materials, and has no text in the folder of licences.
 */
final class Notices {

    private static final Pattern TEXT = Pattern.compile("(?i)(?:.*/)?[\\w.-]*(?:licen[sc]e|notice|copying)[\\w.-]*");
    private static final Pattern COMPONENT = Pattern.compile(
            "\"name\"\\s*:\\s*\"([^\"]+)\",\\s*\"version\"\\s*:\\s*\"([^\"]+)\"(.*?)\"purl\"", Pattern.DOTALL);
    private static final Pattern LICENCE =
            Pattern.compile("\"license\"\\s*:\\s*\\{\\s*\"(?:id|name)\"\\s*:\\s*\"([^\"]+)\"");
    private static final String APACHE = "Apache License 2.0: see the file LICENSE";

    private Notices() {}

    /**
     * Writes the file.
     *
     * @param arguments the bill of materials (CycloneDX, JSON), the folder of licence texts, the file to write, and the jars as a
     *     class path
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> licences = licences(Files.readString(Path.of(arguments[0])));
        Map<String, TreeSet<String>> texts = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        Map<String, Path> jars = new TreeMap<>();
        for (String jar : arguments[3].split(java.io.File.pathSeparator, -1)) {
            if (jar.endsWith(".jar") && !Path.of(jar).getFileName().toString().startsWith("slipway-")) {
                jars.put(Path.of(jar).getFileName().toString(), Path.of(jar));
            }
        }
        if (jars.isEmpty()) {
            throw new IOException("no jars: " + arguments[3]);
        }
        for (String name : jars.keySet()) {
            String licence = licences.getOrDefault(name, "");
            list.append("- ")
                    .append(name)
                    .append(": ")
                    .append(licence.isEmpty() ? "see below" : licence)
                    .append('\n');
            for (String text : texts(jars.get(name), licence, Path.of(arguments[1]))) {
                texts.computeIfAbsent(text, any -> new TreeSet<>()).add(name);
            }
        }
        StringBuilder all =
                new StringBuilder("Libraries of others in this archive, and their licences\n\n").append(list);
        texts.forEach((text, names) -> all.append("\n\n")
                .append("-".repeat(100))
                .append('\n')
                .append(String.join(", ", names))
                .append("\n\n")
                .append(text)
                .append('\n'));
        Files.writeString(Path.of(arguments[2]), all);
    }

    /** Licences by the name of the jar. */
    private static Map<String, String> licences(String materials) {
        Map<String, String> licences = new TreeMap<>();
        Matcher component = COMPONENT.matcher(materials);
        while (component.find()) {
            List<String> names = LICENCE.matcher(component.group(3))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            licences.put(component.group(1) + "-" + component.group(2) + ".jar", String.join(", ", names));
        }
        return licences;
    }

    private static List<String> texts(Path jar, String licence, Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(Notices::isText).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\r", "")
                            .strip());
                }
            }
        }
        Path own = folder.resolve(jar.getFileName().toString().replaceFirst("-[0-9].*", "") + ".txt");
        if (Files.exists(own)) {
            texts.add(Files.readString(own).strip());
        } else if (texts.isEmpty() && licence.toLowerCase(Locale.ROOT).contains("apache")) {
            texts.add(APACHE);
        }
        if (texts.isEmpty()) {
            throw new IOException(
                    "no licence text: jar=" + jar.getFileName() + ", licence=" + licence + ", expected " + own);
        }
        return texts;
    }

    private static boolean isText(ZipEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().endsWith(".class")
                && TEXT.matcher(entry.getName()).matches();
    }
}
