package io.slipway.app.source;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.slipway.app.source.Modules.isIn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.assertj.core.api.SoftAssertions;

/** The dependency rules of {@code ARCHITECTURE.md}, for whatever classes each module has. */
@AnalyzeClasses(packages = "io.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The modules that each may know. One that is not named here fails, and so does one that its pom names and it does not use. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "dbn", Set.of(),
            "placement", Set.of(),
            "core", Set.of("placement"),
            "io", Set.of("core", "dbn", "placement"),
            "synthetic", Set.of("core", "dbn", "io"),
            "config", Set.of("core", "dbn", "io", "synthetic", "placement"),
            "kafka", Set.of("core"),
            "report", Set.of("core"),
            "app", Set.of("config", "core", "dbn", "io", "kafka", "placement", "report", "synthetic"));

    /** Calls that give another result each time, or touch the machine: clocks, chance, its settings and its streams. */
    private static final Map<Class<?>, Set<String>> IMPURE = Map.ofEntries(
            Map.entry(
                    System.class, Set.of("nanoTime", "currentTimeMillis", "getenv", "getProperty", "out", "err", "in")),
            Map.entry(Thread.class, Set.of("<init>", "start", "sleep")),
            Map.entry(Math.class, Set.of("random")),
            Map.entry(StrictMath.class, Set.of("random")),
            Map.entry(java.time.Instant.class, Set.of("now")),
            Map.entry(java.time.LocalDate.class, Set.of("now")),
            Map.entry(java.time.LocalDateTime.class, Set.of("now")),
            Map.entry(java.time.ZonedDateTime.class, Set.of("now")),
            Map.entry(java.time.Clock.class, Set.of("system", "systemUTC", "systemDefaultZone")),
            Map.entry(java.time.ZoneId.class, Set.of("systemDefault")),
            Map.entry(java.util.UUID.class, Set.of("randomUUID")),
            Map.entry(java.util.Locale.class, Set.of("getDefault")),
            Map.entry(java.util.TimeZone.class, Set.of("getDefault")));

    private static final DescribedPredicate<JavaAccess<?>> TO_WHAT_IS_NOT_AN_ARGUMENT =
            DescribedPredicate.describe("to clocks, chance or the machine", ArchitectureTest::isImpure);

    @ArchTest
    static final ArchRule CORE_AND_PLACEMENT_KNOW_ONLY_THE_JDK = noClasses()
            .that(isIn("core", "placement"))
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.slipway..", "java..", "org.jspecify..");

    /** Work is handed to the executor that a caller gives: a wait for it is all that core knows of threads. */
    private static final DescribedPredicate<JavaClass> HANDING_WORK_ON = belongToAnyOf(
                    Executor.class, CompletableFuture.class, ExecutionException.class)
            .or(resideInAPackage("java.util.concurrent.atomic"));

    @ArchTest
    static final ArchRule CORE_AND_PLACEMENT_DO_NO_INPUT_OUTPUT_OR_THREADS = noClasses()
            .that(isIn("core", "placement"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.util.logging..")
                    .and(DescribedPredicate.not(HANDING_WORK_ON)));

    @ArchTest
    static final ArchRule CORE_AND_PLACEMENT_ARE_GIVEN_TIME_AND_CHANCE =
            noClasses().that(isIn("core", "placement")).should().accessTargetWhere(TO_WHAT_IS_NOT_AN_ARGUMENT);

    @ArchTest
    static final ArchRule DBN_KNOWS_ONLY_THE_JDK_AND_ZSTD = noClasses()
            .that(isIn("dbn"))
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.slipway.dbn..", "java..", "org.jspecify..", "com.github.luben.zstd..");

    @ArchTest
    static final ArchRule REPORT_KNOWS_THE_KEYS_OF_RESULT_FILES_ALONE = noClasses()
            .that(isIn("report"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.slipway..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "io.slipway.report..", "io.slipway.result.file..", "io.slipway.result.schema.."))));

    @ArchTest
    static final ArchRule NO_KEY_OF_A_RESULT_FILE_IS_READ_BY_ITS_TEXT = noClasses()
            .that()
            .resideInAnyPackage("io.slipway.report..", "io.slipway.publish..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.databind.JsonNode");

    /** Types of these packages are public to the other packages of the module only. */
    @ArchTest
    static final ArchRule THE_WAY_A_PLACEMENT_IS_FOUND_IS_THE_MODULES_OWN = noClasses()
            .that()
            .resideOutsideOfPackage("io.slipway.placement..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.slipway.placement.descent..", "io.slipway.placement.numeric..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.slipway.(**)..").should().beFreeOfCycles();

    @ArchTest
    static void eachModuleKnowsTheOnesItsPomNamesAndNoOther(JavaClasses classes) {
        Map<String, Set<String>> used = usedModules(classes);
        SoftAssertions all = new SoftAssertions();
        all.assertThat(used.keySet()).isEqualTo(new TreeSet<>(MAY_KNOW.keySet()));
        used.forEach((module, known) -> {
            all.assertThat(known)
                    .as("modules that %s uses, and may use", module)
                    .isSubsetOf(MAY_KNOW.getOrDefault(module, Set.of()));
            all.assertThat(Modules.declaredBy(module))
                    .as("modules that the pom of %s names, and the ones it uses", module)
                    .isEqualTo(known);
        });
        all.assertAll();
    }

    private static Map<String, Set<String>> usedModules(JavaClasses classes) {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : classes) {
            String module = Modules.of(type).orElseThrow();
            Set<String> known = used.computeIfAbsent(module, any -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Modules.of(dependency.getTargetClass().getBaseComponentType())
                        .filter(other -> !other.equals(module))
                        .ifPresent(known::add);
            }
        }
        return used;
    }

    /** Tells whether a field or method gives what core must be handed; a generator without a seed and a pool of the JDK's own are such. */
    private static boolean isImpure(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String target = access.getTarget().getFullName();
        return target.endsWith("Random.<init>()")
                || target.endsWith("Async(java.util.function.Supplier)")
                || target.endsWith("Async(java.lang.Runnable)")
                || IMPURE.entrySet().stream()
                        .anyMatch(entry -> owner.isEquivalentTo(entry.getKey())
                                && entry.getValue().contains(access.getTarget().getName()));
    }
}
