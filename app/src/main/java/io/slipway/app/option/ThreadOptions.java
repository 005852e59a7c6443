package io.slipway.app.option;

import io.slipway.text.ConfigException;
import picocli.CommandLine.Option;

/** Number of threads of a search or a study. No result depends on it. */
public final class ThreadOptions {

    /** More than any machine that this runs on has processors. */
    private static final int MOST = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads; no result depends on it [number of processors]")
    private int threads = Runtime.getRuntime().availableProcessors();

    public int count() {
        if (threads < 1 || threads > MOST) {
            throw new ConfigException("--threads: out of range: value=" + threads + ", expected 1 to " + MOST);
        }
        return threads;
    }
}
