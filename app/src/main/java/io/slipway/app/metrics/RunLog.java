package io.slipway.app.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.app.run.Terminal;
import io.slipway.kafka.durable.RunMetrics;
import io.slipway.text.ConfigException;
import io.slipway.text.DiskReason;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The log of an engine, one JSON object a line at the end of a file: its beginning and end, commits and warnings. No result depends on it,
 * and a disk that is full ends the log and not the run. Thread-safe.
 */
public final class RunLog implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Writer file;
    private boolean finished;
    private boolean failed;

    private RunLog(Writer file) {
        this.file = file;
    }

    /**
     * Opens a log, which goes on if the file is there.
     *
     * @throws ConfigException if the file cannot be written
     */
    static RunLog open(Path path) {
        try {
            RunLog log = new RunLog(Files.newBufferedWriter(
                    path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            log.write("info", "begun", fields -> {});
            Terminal.alsoWarn(sentence -> log.write("warning", "warning", fields -> fields.put("text", sentence)));
            return log;
        } catch (IOException e) {
            throw new ConfigException("--log: cannot be written: file=" + path + ", reason=" + DiskReason.of(e), e);
        }
    }

    /** Told that all orders are at their end. */
    synchronized void finished() {
        finished = true;
    }

    /** A commit, with the counts that it covers and the time that it took. */
    void commit(RunMetrics counts, long tookNs) {
        write("info", "commit", fields -> {
            put(fields, counts);
            fields.put("commits", counts.commits()).put("took_ms", tookNs / NANOS_PER_MILLI);
            if (counts.lagRecords() >= 0) {
                fields.put("lag_records", counts.lagRecords());
            }
        });
    }

    /** Counts of a run that commits nothing. */
    void progress(RunMetrics counts) {
        write("info", "progress", fields -> put(fields, counts));
    }

    private static void put(ObjectNode fields, RunMetrics counts) {
        fields.put("run", counts.run())
                .put("symbol", counts.symbol())
                .put("events", counts.events())
                .put("clock_ns", counts.clockNs())
                .put("orders", counts.orders())
                .put("fills", counts.fills());
    }

    private synchronized void write(String level, String event, Consumer<ObjectNode> more) {
        if (failed) {
            return;
        }
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.now().toString())
                .put("level", level)
                .put("event", event);
        more.accept(line);
        try {
            file.write(line + "\n");
            file.flush();
        } catch (IOException e) {
            failed = true;
            Terminal.warn("--log: cannot be written any more, the run goes on: reason=" + DiskReason.of(e));
        }
    }

    /** Writes the last line, which says if the orders came to their end. */
    @Override
    public synchronized void close() {
        Terminal.alsoWarn(sentence -> {});
        write(finished ? "info" : "error", "ended", fields -> fields.put("finished", finished));
        try {
            file.close();
        } catch (IOException e) {
            // Each line was written out already.
        }
    }
}
