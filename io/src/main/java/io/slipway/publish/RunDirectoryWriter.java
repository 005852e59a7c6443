package io.slipway.publish;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.FeeSource;
import io.slipway.config.RunConfig;
import io.slipway.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a run directory so that it is either complete or visibly not: all files are made in a scratch directory inside
 * it and moved into place at the end, {@code results.json} last. The results of an earlier run are removed first.
 */
public final class RunDirectoryWriter implements AutoCloseable {

    private static final String RESULTS = "results.json";
    private static final String GRID = "grid_results.json";
    private static final String MARKET = "market.json";
    private static final String CONTRAST = "contrast.txt";
    private static final String BEST = "config.best.yaml";
    private static final List<String> FILES = List.of(
            RESULTS,
            GRID,
            "fills.csv",
            MARKET,
            "config.resolved.yaml",
            BEST,
            CONTRAST,
            "savings_plot.png",
            "cumulative_cost.png",
            "report.html");

    private final Path directory;
    private final Path scratch;

    private RunDirectoryWriter(Path directory, Path scratch) {
        this.directory = directory;
        this.scratch = scratch;
    }

    /**
     * Makes sure that the directory can be written, before any long work.
     *
     * @throws ConfigException if it cannot
     */
    public static RunDirectoryWriter open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new RunDirectoryWriter(directory, Files.createTempDirectory(directory, ".unfinished-"));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static ConfigException unwritable(Path directory, IOException e) {
        return new ConfigException("cannot write the output directory: out=" + directory + ", reason=" + reason(e), e);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    /** Where the files are made; charts are drawn here before {@link #publish}. */
    public Path scratch() {
        return scratch;
    }

    /**
     * Writes the result files, without the charts.
     *
     * @throws ConfigException if the disk refuses
     */
    public void write(RunResult run, RunConfig config, Provenance provenance) {
        try {
            ResultsFile.write(scratch.resolve(RESULTS), run, config, provenance);
            if (run.search() != null) {
                GridResultsFile.write(scratch.resolve(GRID), run, run.search());
            }
            FillsFile.write(scratch.resolve("fills.csv"), run, provenance.venueName());
            MarketFile.write(scratch.resolve(MARKET), run);
            boolean searched = run.search() != null;
            RunConfig resolved = config.resolved(run.settings(), run.tape().instrument());
            Files.writeString(
                    scratch.resolve("config.resolved.yaml"),
                    ConfigFile.write(resolved, searched, comments(run, provenance)));
            if (searched) {
                RunConfig best = resolved.withParameters(run.parameters());
                Files.writeString(scratch.resolve(BEST), ConfigFile.write(best, false, comments(run, provenance)));
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static List<String> comments(RunResult run, Provenance provenance) {
        List<String> comments = new ArrayList<>(List.of(
                "Slipway " + provenance.version(),
                "source: " + provenance.source(),
                "SHA-256 of the events: " + run.tape().sha256()));
        FeeSource fees = provenance.fees();
        if (fees != null) {
            comments.add("SHA-256 of the fees: " + fees.sha256() + " (" + fees.file() + ")");
        }
        return comments;
    }

    /**
     * Writes what the demo says about its two sets of rules, {@code contrast.txt}.
     *
     * @throws ConfigException if the disk refuses
     */
    public void writeContrast(String text) {
        try {
            Files.writeString(scratch.resolve(CONTRAST), text);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /**
     * Moves the finished files into place.
     *
     * @throws ConfigException if the disk refuses
     */
    public void publish() {
        try {
            for (String file : FILES) {
                Files.deleteIfExists(directory.resolve(file));
            }
            for (String file : FILES.subList(1, FILES.size())) {
                move(file);
            }
            move(RESULTS);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private void move(String file) throws IOException {
        if (Files.exists(scratch.resolve(file))) {
            Files.move(scratch.resolve(file), directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes the scratch directory and whatever is left in it. */
    @Override
    public void close() {
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }
}
