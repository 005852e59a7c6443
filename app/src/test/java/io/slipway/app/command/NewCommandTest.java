package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "strategy, PatientBuyer",
        "queue-model, PatientBuyer",
        "latency-model, PatientBuyer",
        "format, PatientBuyer"
    })
    void theProjectCompilesItsTestsPassAndItsServiceIsNamed(String kind, String name) throws Exception {
        Path root = directory.resolve("project");
        Commands made = Commands.run("new", kind, "patient-buyer", "--dir", root.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(Files.readString(root.resolve("pom.xml")))
                .contains("<artifactId>patient-buyer</artifactId>", "slipway-core");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        compile(root.resolve("src"), classes);
        assertThat(services(root)).singleElement().asString().startsWith("own." + name);
        assertThat(Files.exists(classes.resolve(services(root).get(0).strip().replace('.', '/') + ".class")))
                .isTrue();
        runTests(classes, "own." + name + "Test", kind);
        try (Stream<Path> files = Files.walk(root.resolve("src/main/resources"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = classes.resolve(root.resolve("src/main/resources").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        runs(kind, root, classes);
    }

    /** Calls the test methods; that of the format reads a file of the working directory, and is left to Maven. */
    private static void runTests(Path classes, String name, String kind) throws Exception {
        if (kind.equals("format")) {
            return;
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> type = loader.loadClass(name);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object test = constructor.newInstance();
            int tests = 0;
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(test);
                    tests++;
                }
            }
            assertThat(tests).isEqualTo(2);
        }
    }

    /** Uses the plug-in by its name, as the README of the project says. */
    private void runs(String kind, Path root, Path classes) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            String example =
                    SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
            String out = directory.resolve("out").toString();
            Commands result = switch (kind) {
                case "strategy" ->
                    Commands.run(
                            "backtest", example, "--qty", "500", "--strategies", "patient-buyer,twap", "--out", out);
                case "queue-model", "latency-model" ->
                    Commands.run(
                            "backtest",
                            example,
                            "--qty",
                            "500",
                            "--strategies",
                            "rest-then-cross,twap",
                            "--" + kind,
                            "patient-buyer",
                            "--out",
                            out);
                default -> Commands.run("inspect", root.resolve("sample.txt").toString(), "--out", out);
            };
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains(kind.equals("format") ? "DEMO" : kind.equals("strategy") ? "patient-buyer" : "twap");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void theProjectUsesTheVersionsOfSlipwaysOwnBuild() throws IOException {
        Path root = directory.resolve("project");
        Commands.run("new", "strategy", "patient-buyer", "--dir", root.toString());
        String own = Files.readString(SharedFiles.root().resolve("pom.xml"));
        String made = Files.readString(root.resolve("pom.xml"));
        for (String plugin : List.of("resources", "compiler", "surefire", "jar")) {
            String name = "maven-" + plugin + "-plugin";
            assertThat(versionAfter(name, made)).as(name).isEqualTo(versionAfter(name, own));
        }
        assertThat(versionAfter("junit-jupiter", made)).isEqualTo(textOf("junit.version", own));
    }

    private static String versionAfter(String artifact, String pom) {
        int at = pom.indexOf("<artifactId>" + artifact + "</artifactId>");
        assertThat(at).as(artifact).isNotNegative();
        return textOf("version", pom.substring(at));
    }

    private static String textOf(String element, String pom) {
        int at = pom.indexOf("<" + element + ">") + element.length() + 2;
        return pom.substring(at, pom.indexOf('<', at));
    }

    @Test
    void namesAndFoldersThatDoNotFitAreRefused() throws IOException {
        assertThat(Commands.run("new", "strategy", "../evil").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Commands.run("new", "strategy", "Patient").err()).contains("lower-case words");
        assertThat(Commands.run("new", "robot", "patient").err())
                .contains("expected strategy, queue-model, latency-model or format");
        for (String taken :
                List.of("strategy twap", "queue-model proportional", "queue-model power", "format lobster")) {
            String[] words = taken.split(" ", -1);
            Commands refused = Commands.run(
                    "new",
                    words[0],
                    words[1],
                    "--dir",
                    directory.resolve("taken").toString());
            assertThat(refused.exitCode()).as(taken).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err())
                    .contains("a " + words[0].replace('-', ' ') + " of this name is there already: name=" + words[1]);
        }
        assertThat(directory.resolve("taken")).doesNotExist();
        Path there = Files.createDirectory(directory.resolve("there"));
        assertThat(Commands.run("new", "strategy", "patient", "--dir", there.toString())
                        .err())
                .contains("already there");
    }

    private static List<String> services(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("src/main/resources/META-INF/services"))) {
            return files.map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Xlint:all,-processing",
                    "-Werror",
                    "-proc:none");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .isTrue();
        }
    }
}
