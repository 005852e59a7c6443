package io.slipway.notebook;

import io.slipway.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * Commands and results, in a notebook, in {@code jshell} or in a program.
 *
 * <pre>{@code
 * Slipway.command("backtest", "demo_mbp-1.csv", "--qty", "5000", "--out", "runs/one");
 * Result run = Slipway.read("runs/one");
 * run.table().select("filled_qty", "avg_fill_px", "cost_vs_arrival_bps")
 * run.chart()
 * }</pre>
 */
public final class Slipway {

    private Slipway() {}

    /**
     * Reads the directory that a command wrote.
     *
     * @throws NotebookException if it is not there or is no result
     */
    public static Result read(String directory) {
        return read(Path.of(directory));
    }

    /**
     * Reads the directory that a command wrote.
     *
     * @throws NotebookException if it is not there or is no result
     */
    public static Result read(Path directory) {
        return Result.read(directory);
    }

    /**
     * Runs a command of the command line in this process and returns what it printed.
     *
     * @param words the command and its settings, as {@code "backtest", "data.csv", "--qty", "500"}
     * @throws NotebookException with the message of the command, if it ends with another exit code than 0
     */
    public static String command(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        if (exitCode != 0) {
            throw new NotebookException("slipway " + words[0] + " ended with exit code " + exitCode + ": "
                    + err.toString().strip());
        }
        return out.toString();
    }
}
