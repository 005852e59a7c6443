package io.slipway.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the jars of an installation with the list of versions that it was shipped with, {@code slipway-sbom.json} in the form of
 * CycloneDX. Needs no network.
 */
final class DependencyChecks {

    private static final String NAME = "dependencies";
    private static final String LIST = "slipway-sbom.json";

    /** Half a year: libraries for networks and compression have had a fix of a weakness in most half years. */
    private static final Duration OLD = Duration.ofDays(182);

    private DependencyChecks() {}

    /**
     * Checks an installation.
     *
     * @param root folder with the list and with {@code lib}
     */
    static List<Check> all(Path root, Instant now) {
        Path file = root.resolve(LIST);
        if (!Files.isRegularFile(file) || !Files.isDirectory(root.resolve("lib"))) {
            return List.of(
                    Check.warn(
                            NAME,
                            "no list of versions here: file=" + file,
                            "it is in the archives to install; a clone builds it with mvn -Prun-only,dist package -pl dist -am"));
        }
        try (Stream<Path> jars = Files.walk(root.resolve("lib"))) {
            JsonNode list = new ObjectMapper().readTree(file.toFile());
            Set<String> there = jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
            return List.of(
                    same(listed(list), there),
                    age(list.at("/metadata/timestamp").asText(), now));
        } catch (IOException e) {
            return List.of(Check.fail(
                    NAME, "the list cannot be read: file=" + file + ", reason=" + e.getMessage(), "install again"));
        }
    }

    private static Set<String> listed(JsonNode list) {
        Set<String> jars = new TreeSet<>();
        for (JsonNode component : list.at("/components")) {
            jars.add(component.at("/name").asText() + "-"
                    + component.at("/version").asText() + ".jar");
        }
        return jars;
    }

    private static Check same(Set<String> listed, Set<String> there) {
        Set<String> foreign = new TreeSet<>(there);
        foreign.removeAll(listed);
        Set<String> absent = new TreeSet<>(listed);
        absent.removeAll(there);
        // Some components are of the build or of optional parts and have no jar here, so an absent one is told only
        // with a foreign one.
        if (foreign.isEmpty()) {
            return Check.ok(NAME, there.size() + " jars, all in the list of versions");
        }
        return Check.fail(
                NAME,
                "not in the list of versions: " + String.join(" ", foreign)
                        + (absent.isEmpty() ? "" : "; in the list only: " + String.join(" ", absent)),
                "install again from an archive whose checksum is known");
    }

    private static Check age(String timestamp, Instant now) {
        String name = "age of versions";
        try {
            Instant made = Instant.parse(timestamp);
            long days = Duration.between(made, now).toDays();
            String text = "list of " + timestamp + ", " + days + " days old";
            return Duration.between(made, now).compareTo(OLD) <= 0
                    ? Check.ok(name, text)
                    : Check.warn(name, text, "look for a newer release: libraries may have had fixes since");
        } catch (DateTimeParseException e) {
            return Check.warn(name, "the list has no date", "compare its versions with a database of weaknesses");
        }
    }
}
