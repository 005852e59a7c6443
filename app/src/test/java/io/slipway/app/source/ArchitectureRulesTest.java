package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults planted in a package that no list names: the rules of {@link ArchitectureTest} find each of them in core, and none elsewhere. */
class ArchitectureRulesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "System.out"
            })
    void coreIsGivenTimeAndChance(String planted) throws IOException {
        assertFound(ArchitectureTest.CORE_AND_PLACEMENT_ARE_GIVEN_TIME_AND_CHANCE, planted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.io.File(\"a\")",
                "java.nio.file.Path.of(\"a\")",
                "java.net.URI.create(\"a\")",
                "java.util.concurrent.Executors.newCachedThreadPool()",
                "java.util.concurrent.ThreadLocalRandom.current()",
                "java.util.logging.Logger.getGlobal()"
            })
    void coreDoesNoInputOutputOrThreads(String planted) throws IOException {
        assertFound(ArchitectureTest.CORE_AND_PLACEMENT_DO_NO_INPUT_OUTPUT_OR_THREADS, planted);
    }

    @Test
    void coreKnowsOnlyTheJdk() throws IOException {
        assertFound(
                ArchitectureTest.CORE_AND_PLACEMENT_KNOW_ONLY_THE_JDK,
                "new com.tngtech.archunit.core.importer.ClassFileImporter()");
    }

    @Test
    void aSeedIsAnArgument() throws IOException {
        JavaClasses planted = compiled("core", "new java.util.SplittableRandom(7)");
        assertThat(violations(ArchitectureTest.CORE_AND_PLACEMENT_ARE_GIVEN_TIME_AND_CHANCE, planted))
                .isEmpty();
    }

    private void assertFound(ArchRule rule, String planted) throws IOException {
        assertThat(violations(rule, compiled("core", planted))).as("in core").isNotEmpty();
        assertThat(violations(rule, compiled("placement", planted)))
                .as("in placement")
                .isNotEmpty();
        assertThat(violations(rule, compiled("app", planted))).as("in app").isEmpty();
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    /** A class of a module with the expression in it. */
    private JavaClasses compiled(String module, String expression) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(module).resolve("target/classes"));
        Path source = folder.resolve("Planted.java");
        Files.writeString(
                source,
                "package io.slipway.planted; class Planted { Object planted() { return " + expression + "; } }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:none");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
        return new ClassFileImporter().importPath(classes);
    }
}
