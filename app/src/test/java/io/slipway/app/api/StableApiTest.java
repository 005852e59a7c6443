package io.slipway.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures that {@code docs/API.md} promises to keep are those on record in {@code docs/api}. */
class StableApiTest {

    /** Names of the stable packages and types of each module: a package ends in a dot. */
    private static final Map<String, List<String>> STABLE = Map.of(
            "dbn", List.of("io.slipway.dbn.", "io.slipway.dbn.record."),
            "placement",
                    List.of(
                            "io.slipway.placement.",
                            "io.slipway.placement.distribution.",
                            "io.slipway.placement.expectation.",
                            "io.slipway.placement.solver."),
            "core",
                    List.of(
                            "io.slipway.model.",
                            "io.slipway.market.",
                            "io.slipway.strategy.",
                            "io.slipway.calendar.",
                            "io.slipway.venue.LiquidityLedger",
                            "io.slipway.venue.ModelDefinition",
                            "io.slipway.venue.PrintRules",
                            "io.slipway.venue.QueueModel",
                            "io.slipway.venue.latency.LatencyModel"),
            "io", List.of("io.slipway.data.source."));

    /** Types that a plug-in is given and hands on, and parents that are not public: their names stay, their members may change. */
    private static final Set<String> NAMED_ONLY = Set.of(
            "io.slipway.outflow.OutflowEstimation",
            "io.slipway.outflow.OutflowFlows",
            "io.slipway.placement.expectation.Expectation",
            "io.slipway.placement.solver.CertifyingSolver");

    private static final Iterable<JavaClass> CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slipway");

    private static boolean isStable(String module, JavaClass type) {
        String outer = type.getName().replaceFirst("\\$.*", "");
        return STABLE.getOrDefault(module, List.of()).stream()
                .anyMatch(name -> name.endsWith(".") ? (type.getPackageName() + ".").equals(name) : outer.equals(name));
    }

    private static List<JavaClass> chosen(Predicate<JavaClass> wanted) {
        List<JavaClass> chosen = new ArrayList<>();
        CLASSES.forEach(type -> {
            if (wanted.test(type)) {
                chosen.add(type);
            }
        });
        return chosen;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbn", "placement", "core", "io"})
    void noSignatureChangesUnnoticed(String module) throws IOException {
        Path record = SharedFiles.root().resolve("docs/api/" + module + ".txt");
        List<String> now = Signatures.of(chosen(type -> isStable(module, type)));
        assertThat(now).hasSizeGreaterThan(20);
        if (Boolean.getBoolean("slipway.write")) {
            Files.createDirectories(record.getParent());
            Files.write(record, now);
        }
        List<String> before = Files.readAllLines(record);
        assertThat(missing(before, now))
                .as(
                        "Signatures of %s that are gone: programs that use them break. Keep them, marked as deprecated, until the next "
                                + "major version. If the version is still below 1.0: write docs/api again with -Dslipway.write and "
                                + "list the change in CHANGELOG under \"Changed API\"",
                        module)
                .isEmpty();
        assertThat(missing(now, before))
                .as(
                        "New signatures of %s. An abstract method of an interface that users implement breaks their code: give it a "
                                + "body. Then write docs/api again with -Dslipway.write",
                        module)
                .isEmpty();
        assertThat(now).isEqualTo(before);
    }

    /** The lines of the first that the second has not, each with the type that it is of. */
    private static List<String> missing(List<String> first, List<String> second) {
        Set<String> there = new TreeSet<>(withTypes(second));
        return withTypes(first).stream().filter(line -> !there.contains(line)).toList();
    }

    private static List<String> withTypes(List<String> lines) {
        List<String> named = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith(" ")) {
                named.add(type + ": " + line.strip());
            } else {
                type = line;
                named.add(line);
            }
        }
        return named;
    }

    /** Otherwise a change of the other type would break what was promised. */
    @Test
    void whatIsStableNamesNothingThatIsNot() {
        List<JavaClass> stable =
                chosen(type -> STABLE.keySet().stream().anyMatch(module -> isStable(module, type)) && isPublic(type));
        Set<String> names = new TreeSet<>();
        stable.forEach(type -> names.add(type.getName()));
        Map<String, Set<String>> leaks = new TreeMap<>();
        for (String line : Signatures.of(stable)) {
            Pattern.compile("io\\.slipway(?:\\.[a-z]\\w*)+(?:[.$][A-Z]\\w*)+")
                    .matcher(line)
                    .results()
                    .map(found -> found.group())
                    .filter(name ->
                            names.stream().noneMatch(known -> known.equals(name) || name.startsWith(known + ".")))
                    .forEach(name ->
                            leaks.computeIfAbsent(name, any -> new TreeSet<>()).add(line.strip()));
        }
        assertThat(leaks.keySet()).as(leaks.toString()).isEqualTo(NAMED_ONLY);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
