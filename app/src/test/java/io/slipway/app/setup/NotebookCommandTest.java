package io.slipway.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void withoutItsModuleNothingIsInstalled() {
        Commands result = Commands.run(
                "notebook", "--install", directory.resolve("jupyter").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("slipway-notebook").doesNotContain("Exception");
        assertThat(directory.resolve("jupyter")).doesNotExist();
    }

    /** The module is not part of this build, so a class of the kernel's name stands for it. */
    @Test
    void theKernelIsStartedByThisJavaWithThisClassPath() throws Exception {
        Path source = Files.createDirectories(directory.resolve("io/slipway/notebook"))
                .resolve("JavaKernel.java");
        Files.writeString(source, "package io.slipway.notebook; public class JavaKernel {}");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Commands result = Commands.run(
                    "notebook", "--install", directory.resolve("jupyter").toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
        } finally {
            thread.setContextClassLoader(before);
        }
        JsonNode kernel = new ObjectMapper()
                .readTree(directory
                        .resolve("jupyter/kernels/slipway-java/kernel.json")
                        .toFile());
        List<String> words = new java.util.ArrayList<>();
        kernel.path("argv").forEach(word -> words.add(word.asText()));
        assertThat(Path.of(words.get(0))).isExecutable();
        assertThat(words).endsWith("io.slipway.notebook.JavaKernel", "{connection_file}");
        assertThat(words.get(words.indexOf("-cp") + 1)).contains("picocli");
        assertThat(kernel.path("language").asText()).isEqualTo("java");
    }
}
