package io.slipway.app.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the result directory and the amount of output. */
public final class OutputOptions {

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "directory to write [runs/${COMMAND-NAME}]")
    private @Nullable Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "no summary on standard output")
    private boolean quiet;

    public Path out(String command) {
        return out == null ? Path.of("runs", command) : out;
    }

    public boolean quiet() {
        return quiet;
    }
}
