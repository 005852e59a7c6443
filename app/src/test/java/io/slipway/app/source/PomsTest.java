package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The poms say what a public repository asks for, and the list of versions (BOM) names every library. */
class PomsTest {

    /** Modules that are run and never used as a library. */
    private static final Set<String> NO_LIBRARIES = Set.of("benchmarks", "bom", "dist");

    private static final Path ROOT = SharedFiles.root();

    private static String pom(String module) throws IOException {
        return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    }

    /** Texts of the group of a pattern, in the order of the pom. */
    private static List<String> all(String pattern, String pom) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String one(String pattern, String pom) {
        return all(pattern, pom).get(0);
    }

    private static Set<String> libraries() throws IOException {
        Set<String> modules = new TreeSet<>(all("<module>([a-z]+)</module>", pom("")));
        modules.removeAll(NO_LIBRARIES);
        return modules;
    }

    @Test
    void theListOfVersionsNamesEveryLibrary() throws IOException {
        String bom = pom("bom");
        assertThat(all("<artifactId>slipway-([a-z]+)</artifactId>\\s*<version>\\$\\{project.version}", bom))
                .isSorted()
                .containsExactlyElementsOf(libraries());
        for (String part : List.of(
                "<version>([^<]+)",
                "<url>([^<]+)",
                "<scm[^>]*>(.*?)</scm>",
                "<licenses>(.*?)</licenses>",
                "<developers>(.*?)</developers>",
                "<project.build.outputTimestamp>([^<]+)")) {
            assertThat(one(part, bom)).as(part).isEqualTo(one(part, pom("")));
        }
    }

    @Test
    void everyModuleHasTheVersionOfTheWhole() throws IOException {
        String version = one("<version>([^<]+)", pom(""));
        for (String module : all("<module>([a-z]+)</module>", pom(""))) {
            assertThat(one("<version>([^<]+)", pom(module))).as(module).isEqualTo(version);
        }
    }

    /** Java refuses two modules of one name, and two modules with one package. */
    @Test
    void everyLibraryIsAJavaModuleOfItsOwn() throws IOException {
        Map<String, String> names = new TreeMap<>();
        Map<String, String> packages = new TreeMap<>();
        for (String module : libraries()) {
            String name = one("<module.name>([^<]+)</module.name>", pom(module));
            assertThat(name).as(module).startsWith("io.slipway.").endsWith("." + module);
            assertThat(names.put(name, module)).as(name).isNull();
            for (String each : packages(module)) {
                assertThat(packages.put(each, module))
                        .as("packages %s of %s", each, module)
                        .isNull();
            }
        }
        assertThat(packages).hasSizeGreaterThan(names.size());
    }

    private static Set<String> packages(String module) throws IOException {
        Path sources = ROOT.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString())
                    .collect(Collectors.toSet());
        }
    }

    /** The parts of a pom that the repository of Maven requires, and no address that somebody else may own. */
    @Test
    void theHomeOfTheProjectIsAReservedNameUntilItHasOne() throws IOException {
        assertThat(pom("")).contains("<description>", "<licenses>", "<developers>", "<scm", "<url>");
        List<String> hosts = Pattern.compile("(?:https?|git)://([^/<\\s]+)")
                .matcher(pom("") + pom("bom"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(hosts).containsOnly("maven.apache.org", "www.w3.org", "www.apache.org", "slipway.example");
    }
}
