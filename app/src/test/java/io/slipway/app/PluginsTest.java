package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.run.ExitCode;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example project of a user's own strategy, compiled, put into a jar and run by name. */
class PluginsTest {

    private static final Path EXAMPLE = SharedFiles.root().resolve("examples/java/my-strategy/src/main");

    private static final String OTHER = """
            package other;

            import io.slipway.strategy.Definition;
            import io.slipway.strategy.Plugin;
            import io.slipway.strategy.Strategy;
            import io.slipway.strategy.TradingContext;
            import io.slipway.venue.ConservedLiquidity;
            import io.slipway.venue.latency.LatencyModel;
            import io.slipway.venue.latency.LatencyModels;
            import io.slipway.venue.LiquidityLedger;
            import io.slipway.venue.ModelDefinition;
            import java.util.List;
            import java.util.function.IntFunction;

            public final class OtherPlugin implements Plugin {

                public List<Definition<Strategy>> strategies() {
                    return List.of(
                            Definition.of("fails-to-decide", "Fails.", setup -> new Strategy() {
                                public void decide(TradingContext context) {
                                    throw new IllegalStateException("cannot decide");
                                }
                            }),
                            Definition.of("fails-to-start", "Fails.", setup -> {
                                throw new ArithmeticException("/ by zero");
                            }),
                            Definition.of("takes-too-much", "Fails.", setup -> new Strategy() {
                                public void decide(TradingContext context) {
                                    context.market(0, 2 * context.order().qty());
                                }
                            }));
                }

                public List<ModelDefinition<LatencyModel>> latencyModels() {
                    LatencyModel second = LatencyModels.constant(1_000_000_000, 1_000_000_000);
                    return List.of(new ModelDefinition<>("one-second", "A second.", second));
                }

                public List<ModelDefinition<IntFunction<LiquidityLedger>>> liquidityModels() {
                    return List.of(new ModelDefinition<>("kept", "As usual.", ConservedLiquidity::new));
                }
            }
            """;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private static Path jars = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    private static String jar = "";

    private static String otherJar = "";

    @BeforeAll
    static void makeJars() throws IOException {
        jar = jar("my-strategy", EXAMPLE.resolve("java"), EXAMPLE.resolve("resources"));
        otherJar = otherJar();
    }

    /** A jar of the compiled files of a folder and of what another folder holds. */
    private static String jar(String name, Path java, Path resources) throws IOException {
        Path classes = Files.createDirectories(jars.resolve(name + "-classes"));
        compile(java, classes);
        Path file = jars.resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            addAll(out, classes);
            addAll(out, resources);
        }
        return file.toString();
    }

    private static void compile(Path folder, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder)) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all", "-Werror");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .isTrue();
        }
    }

    /** A jar with a latency model, a liquidity model and strategies that fail. */
    private static String otherJar() throws IOException {
        Path source = Files.createDirectories(jars.resolve("other-source"));
        Files.writeString(source.resolve("OtherPlugin.java"), OTHER);
        Path services = Files.createDirectories(jars.resolve("other-resources/META-INF/services"));
        Files.writeString(services.resolve("io.slipway.strategy.Plugin"), "other.OtherPlugin\n");
        return jar("other", source, jars.resolve("other-resources"));
    }

    @AfterEach
    void forgetPlugins() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static void addAll(JarOutputStream out, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    private Path run(String command, String... more) {
        Path out = directory.resolve(command);
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--plugin",
                jar,
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--strategies",
                "join-then-cross,twap,patient-taker",
                "--start",
                "2024-08-01T14:00:30Z",
                "--quiet",
                "--out",
                out.toString()));
        arguments.addAll(Arrays.asList(more));
        Commands result = run(arguments);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return out;
    }

    private static Commands run(List<String> arguments) {
        Plugins.install(arguments.toArray(String[]::new));
        return Commands.run(arguments.toArray(String[]::new));
    }

    @Test
    void theExampleIsRunByNameThroughBacktest() throws IOException {
        Path out = run("backtest", "--qty", "2000");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("results.json").toFile())
                        .path("strategies")
                        .path("join-then-cross")
                        .path("filled_qty")
                        .asLong())
                .isEqualTo(2_000);
    }

    @Test
    void theExampleIsRunByNameThroughStudy() throws IOException {
        Path out = run("study", "--sizes", "200", "--starts", "8", "--horizon", "8s", "--slice", "4s");
        assertThat(Files.readString(out.resolve("study.json"))).contains("join-then-cross");
    }

    @Test
    void itsParameterIsSetByNameAndTuned() throws IOException {
        Path out = run("tune", "--qty", "2000");
        JsonNode results =
                new ObjectMapper().readTree(out.resolve("results.json").toFile());
        assertThat(results.path("best_parameters").path("cross_share").decimalValue())
                .isIn(new BigDecimal("0.05"), new BigDecimal("0.1"), new BigDecimal("0.3"));
        assertThat(Files.readString(out.resolve("config.best.yaml")))
                .contains("param: ")
                .contains("cross_share=");
        Commands wrong = run(List.of(
                "backtest",
                "--plugin",
                jar,
                "--strategies",
                "join-then-cross",
                "--param",
                "cross_share=2",
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString()));
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("--param: out of range: cross_share=2, expected 0 to 1");
    }

    @Test
    void theListShowsTheExampleWithItsParameter() {
        Commands listed = run(List.of("strategies", "--plugin", jar));
        assertThat(listed.out())
                .contains("join-then-cross")
                .contains("cross_share")
                .contains("number, 0 to 1 [0.1]")
                .contains("twap-jittered")
                .contains("static-strict");
        assertThat(run(List.of("strategies", "--profile", "trial")).out()).contains("vwap-schedule");
    }

    @Test
    void modelsOfVenuesAreChosenByName() throws IOException {
        Path out = run(
                "backtest",
                "--plugin",
                otherJar,
                "--qty",
                "2000",
                "--queue-model",
                "half-ahead",
                "--latency-model",
                "one-second",
                "--liquidity-model",
                "kept");
        JsonNode settings =
                new ObjectMapper().readTree(out.resolve("results.json").toFile());
        assertThat(settings.findValue("queue_model").asText()).isEqualTo("half-ahead");
        assertThat(settings.findValue("entry_ns").toString()).isEqualTo("[[1000000000]]");
        assertThat(Files.readString(out.resolve("config.resolved.yaml")))
                .contains("queue-model: \"half-ahead\"")
                .contains("latency-model: \"one-second\"")
                .contains("liquidity-model: \"kept\"");
        assertThat(run(List.of("strategies", "--plugin", jar)).out())
                .contains("QUEUE MODELS")
                .contains("half-ahead")
                .contains("proportional");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--latency-model one-hour|no plug-in has this latency model: name=one-hour, known=[one-second]",
                "--liquidity-model none|no plug-in has this liquidity model: name=none, known=[kept]",
                "--queue-model half|unknown queue model: name=half, expected trades-only, proportional, power:N, logarithmic,"
                        + " pro-rata:MINIMUM, half-ahead or exact",
                "--queue-model halfahead|; did you mean half-ahead?",
                "--queue-model proportionl|; did you mean proportional?",
                "--queue-model prorata:5|; did you mean pro-rata:MINIMUM?",
                "--queue-model power:x|not a number after the colon: value=power:x",
                "--latency-model one-second --entry-latency 1ms|expected no other latency of orders and reports",
                "--liquidity-model kept --refill-half-life 1s|expected no --refill-half-life beside it",
            })
    void aModelThatIsNoneIsAMatterOfUsage(String flags, String sentence) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("backtest", "--plugin", jar, "--plugin", otherJar));
        arguments.addAll(List.of(
                "--input", SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString()));
        arguments.addAll(List.of(flags.split(" ")));
        Commands wrong = run(arguments);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "fails-to-decide, java.lang.IllegalStateException: cannot decide at other.OtherPlugin",
        "fails-to-start, java.lang.ArithmeticException: / by zero at other.OtherPlugin",
        "takes-too-much, java.lang.IllegalStateException"
    })
    void aStrategyOfAPluginThatFailsIsNoBugOfSlipway(String strategy, String exception) throws IOException {
        Commands failed = run(List.of(
                "backtest",
                "--plugin",
                otherJar,
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--strategies",
                strategy,
                "--qty",
                "100",
                "--quiet",
                "--out",
                directory.resolve("failed").toString()));
        assertThat(failed.err())
                .contains("the strategy failed: strategy=" + strategy + ", exception=" + exception)
                .doesNotContain("bug");
        assertThat(failed.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderOfPluginsThatIsNotThereIsNamed() throws IOException {
        assertThatThrownBy(() -> Plugins.inFolder(directory.resolve("none").toString()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("SLIPWAY_PLUGINS: no such folder: value=" + directory.resolve("none"))
                .hasMessageEndingWith("expected a folder with jars of plug-ins");
        Path folder = Files.createDirectory(directory.resolve("jars"));
        assertThat(Plugins.inFolder(folder.toString())).isEmpty();
        Path jar = Files.createFile(folder.resolve("own.jar"));
        assertThat(Plugins.inFolder(folder.toString())).containsExactly(jar);
    }

    @Test
    void aJarThatIsNoneIsNamed() throws IOException {
        assertThatThrownBy(() -> Plugins.install(new String[] {"backtest", "--plugin=no.jar"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no such jar")
                .hasMessageContaining("no.jar");
        assertThatThrownBy(() -> Plugins.install(new String[] {"--plugin", jar, "--plugin", brokenJar()}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("example.Missing");
    }

    @Test
    void aJarThatBringsNothingIsRefusedUnlessAnotherDoes() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        Path text = Files.writeString(directory.resolve("notes.jar"), "no jar");
        for (Path nothing : List.of(empty, text)) {
            assertThatThrownBy(() -> Plugins.install(new String[] {"strategies", "--plugin", nothing.toString()}))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("--plugin: neither a plug-in nor a data format in it: value=" + nothing);
        }
        assertThat(run(List.of("strategies", "--plugin", empty.toString(), "--plugin", jar))
                        .out())
                .contains("join-then-cross");
    }

    /** A jar that names a plug-in that it does not hold. */
    private String brokenJar() throws IOException {
        Path other = directory.resolve("other.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other))) {
            out.putNextEntry(new JarEntry("META-INF/services/io.slipway.strategy.Plugin"));
            out.write("example.Missing\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return other.toString();
    }
}
