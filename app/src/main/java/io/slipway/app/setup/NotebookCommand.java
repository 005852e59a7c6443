package io.slipway.app.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.app.run.ExitCode;
import io.slipway.publish.OutputException;
import io.slipway.text.ConfigException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The description of Slipway's Java kernel, where Jupyter finds it. */
@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Installs a Java kernel for Jupyter that has Slipway's classes. Needs a JDK.",
        footer = {"", "Example:", "  ./slipway notebook --install runs/jupyter"})
public final class NotebookCommand implements Callable<Integer> {

    private static final String KERNEL = "io.slipway.notebook.JavaKernel";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--install",
            paramLabel = "DIR",
            required = true,
            description =
                    "a folder of Jupyter's path, such as ~/.local/share/jupyter; any other, with JUPYTER_PATH=DIR")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        if (!isPresent()) {
            throw new ConfigException("the module for notebooks is not on the class path: missing=" + KERNEL
                    + ", expected slipway-notebook and its libraries (the launcher of a clone fetches them)");
        }
        Path file = folder.resolve("kernels/slipway-java/kernel.json");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, kernel());
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
        spec.commandLine().getOut().println("Wrote " + file + "; choose the kernel \"Java (Slipway)\" in Jupyter");
        return ExitCode.DONE;
    }

    private static boolean isPresent() {
        try {
            Class.forName(KERNEL, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The command that starts the kernel: this Java, this class path, and the file of Jupyter's connection. */
    private static String kernel() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode kernel = json.createObjectNode();
        ArrayNode words = kernel.putArray("argv");
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx512m").add("--enable-native-access=ALL-UNNAMED");
        words.add("-Dslipway.root=" + System.getProperty("slipway.root", ""));
        words.add("-cp").add(classPath()).add(KERNEL).add("{connection_file}");
        kernel.put("display_name", "Java (Slipway)");
        kernel.put("language", "java");
        kernel.put("interrupt_mode", "message");
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(kernel) + "\n";
    }

    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
