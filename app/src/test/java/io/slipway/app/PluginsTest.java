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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project of a user's own strategy, compiled, put into a jar and run by name. */
class PluginsTest {

    private static final Path EXAMPLE = SharedFiles.root().resolve("examples/java/my-strategy/src/main");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory = Path.of("");

    private String jar = "";

    @BeforeEach
    void makeJar() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(EXAMPLE.resolve("java"))) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all", "-Werror");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .isTrue();
        }
        Path file = directory.resolve("my-strategy.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            addAll(out, classes);
            addAll(out, EXAMPLE.resolve("resources"));
        }
        jar = file.toString();
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
                "peg-then-cross,twap,patient-taker",
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
                        .path("peg-then-cross")
                        .path("filled_qty")
                        .asLong())
                .isEqualTo(2_000);
    }

    @Test
    void theExampleIsRunByNameThroughStudy() throws IOException {
        Path out = run("study", "--sizes", "200", "--starts", "8", "--horizon", "8s", "--slice", "4s");
        assertThat(Files.readString(out.resolve("study.json"))).contains("peg-then-cross");
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
                "peg-then-cross",
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
                .contains("peg-then-cross")
                .contains("cross_share")
                .contains("number, 0 to 1 [0.1]")
                .contains("twap-jittered")
                .contains("static-strict");
        assertThat(run(List.of("strategies", "--profile", "trial")).out()).contains("vwap-schedule");
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
