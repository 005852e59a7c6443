package io.slipway.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of {@code ARCHITECTURE.md}. */
@AnalyzeClasses(packages = "io.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "io.slipway.model..",
        "io.slipway.market..",
        "io.slipway.tape..",
        "io.slipway.survey..",
        "io.slipway.venue..",
        "io.slipway.outflow..",
        "io.slipway.strategy..",
        "io.slipway.strategies..",
        "io.slipway.engine..",
        "io.slipway.trial..",
        "io.slipway.tca..",
        "io.slipway.search..",
        "io.slipway.stats..",
        "io.slipway.study..",
        "io.slipway.result..",
        "io.slipway.placement.."
    };
    private static final String[] IO = {"io.slipway.data..", "io.slipway.text..", "io.slipway.publish.."};

    @ArchTest
    static final ArchRule CORE_KNOWS_ONLY_THE_JDK = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.slipway..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.slipway.data..",
                    "io.slipway.config..",
                    "io.slipway.publish..",
                    "io.slipway.kafka..",
                    "io.slipway.report..",
                    "io.slipway.app..");

    @ArchTest
    static final ArchRule CORE_DOES_NO_INPUT_OUTPUT_THREADS_OR_CLOCKS = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.logging..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random");

    /** A search and a study hand tasks to the executor of their caller; nothing else in core knows of threads. */
    @ArchTest
    static final ArchRule ONLY_SEARCH_AND_STUDY_KNOW_EXECUTORS = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            .resideOutsideOfPackages("io.slipway.search..", "io.slipway.study..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule CORE_STARTS_NO_THREADS = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Timer|concurrent\\.(Executors|ThreadPool.*|ForkJoin.*|Scheduled.*))")
            .orShould()
            .callConstructor(Thread.class, Runnable.class);

    @ArchTest
    static final ArchRule DBN_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.slipway.dbn..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.slipway.dbn..", "java..", "org.jspecify..", "com.github.luben.zstd..");

    @ArchTest
    static final ArchRule IO_KNOWS_NO_MODULE_ABOVE_IT = noClasses()
            .that()
            .resideInAnyPackage(IO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.slipway.config..", "io.slipway.kafka..", "io.slipway.report..", "io.slipway.app..");

    @ArchTest
    static final ArchRule KAFKA_AND_REPORT_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("io.slipway.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.slipway.report..", "io.slipway.app..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule REPORT_READS_ONLY_A_RUN_DIRECTORY = noClasses()
            .that()
            .resideInAPackage("io.slipway.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.slipway.kafka..", "io.slipway.app..", "io.slipway.engine..", "io.slipway.market..");

    @ArchTest
    static final ArchRule PLACEMENT_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.slipway.placement..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.slipway.placement..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.slipway.(**)..").should().beFreeOfCycles();
}
