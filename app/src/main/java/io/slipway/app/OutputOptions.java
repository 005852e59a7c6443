package io.slipway.app;

import io.slipway.text.ConfigException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the result directory and the amount of output. */
final class OutputOptions {

    private static final int MOST_THREADS = 1024;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "run directory to write [runs/COMMAND]")
    private @Nullable Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "no summary on standard output")
    private boolean quiet;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of a search; no result depends on it [number of processors]")
    private int threads = Runtime.getRuntime().availableProcessors();

    Path out(String command) {
        return out == null ? Path.of("runs", command) : out;
    }

    boolean quiet() {
        return quiet;
    }

    int threads() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ConfigException("--threads: out of range: value=" + threads + ", expected 1 to " + MOST_THREADS);
        }
        return threads;
    }
}
