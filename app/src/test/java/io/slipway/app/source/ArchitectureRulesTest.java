package io.slipway.app.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Faults planted in a package that no list names: the rules of {@link ArchitectureTest} find each of them in core, and none elsewhere. */
class ArchitectureRulesTest {

    private static final String LIBRARY = "new com.tngtech.archunit.core.importer.ClassFileImporter()";
    private static final String SEEDED = "new java.util.SplittableRandom(7)";

    static final List<String> TIME_AND_CHANCE = List.of(
            "System.nanoTime()",
            "System.currentTimeMillis()",
            "Math.random()",
            "java.time.Instant.now()",
            "new java.util.Random()",
            "new java.util.SplittableRandom()",
            "java.util.UUID.randomUUID()",
            "new Thread()",
            "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1)",
            "System.getProperty(\"a\")",
            "System.out");

    static final List<String> INPUT_OUTPUT_AND_THREADS = List.of(
            "new java.io.File(\"a\")",
            "java.nio.file.Path.of(\"a\")",
            "java.net.URI.create(\"a\")",
            "java.util.concurrent.Executors.newCachedThreadPool()",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.logging.Logger.getGlobal()");

    private static final List<String> PLANTED = Stream.of(
                    TIME_AND_CHANCE, INPUT_OUTPUT_AND_THREADS, List.of(LIBRARY, SEEDED))
            .flatMap(List::stream)
            .toList();

    private static final Map<String, JavaClasses> MODULES = new TreeMap<>();

    /** A class for each fault, the same in three modules. */
    @BeforeAll
    static void plant(@TempDir Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (int i = 0; i < PLANTED.size(); i++) {
            sources.add(Files.writeString(
                    folder.resolve("Planted" + i + ".java"),
                    "package io.slipway.planted; class Planted" + i + " { Object planted() { return " + PLANTED.get(i)
                            + "; } }"));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (String module : List.of("core", "placement", "app")) {
            Path classes = Files.createDirectories(folder.resolve(module).resolve("target/classes"));
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of("-d", classes.toString(), "-proc:none");
                assertThat(compiler.getTask(
                                        null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                                .call())
                        .isTrue();
            }
            MODULES.put(module, new ClassFileImporter().importPath(classes));
        }
    }

    @ParameterizedTest
    @FieldSource("TIME_AND_CHANCE")
    void coreIsGivenTimeAndChance(String planted) {
        assertFound(ArchitectureTest.CORE_AND_PLACEMENT_ARE_GIVEN_TIME_AND_CHANCE, planted);
    }

    @ParameterizedTest
    @FieldSource("INPUT_OUTPUT_AND_THREADS")
    void coreDoesNoInputOutputOrThreads(String planted) {
        assertFound(ArchitectureTest.CORE_AND_PLACEMENT_DO_NO_INPUT_OUTPUT_OR_THREADS, planted);
    }

    @Test
    void coreKnowsOnlyTheJdk() {
        assertFound(ArchitectureTest.CORE_AND_PLACEMENT_KNOW_ONLY_THE_JDK, LIBRARY);
    }

    @Test
    void aSeedIsAnArgument() {
        assertThat(violations(ArchitectureTest.CORE_AND_PLACEMENT_ARE_GIVEN_TIME_AND_CHANCE, "core", SEEDED))
                .isEmpty();
    }

    private static void assertFound(ArchRule rule, String planted) {
        assertThat(violations(rule, "core", planted)).as("in core").isNotEmpty();
        assertThat(violations(rule, "placement", planted)).as("in placement").isNotEmpty();
        assertThat(violations(rule, "app", planted)).as("in app").isEmpty();
    }

    /** Faults that the rule finds in the class of a module that holds the expression. */
    private static List<String> violations(ArchRule rule, String module, String planted) {
        String name = "Planted" + PLANTED.indexOf(planted);
        JavaClasses one = requireNonNull(MODULES.get(module))
                .that(DescribedPredicate.describe(
                        "hold " + planted,
                        (JavaClass each) -> each.getSimpleName().equals(name)));
        assertThat(one).hasSize(1);
        return rule.allowEmptyShould(true).evaluate(one).getFailureReport().getDetails();
    }
}
