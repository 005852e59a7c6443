package io.slipway.app.metrics;

import io.slipway.kafka.durable.RunMeter;
import io.slipway.kafka.durable.RunMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The meters of the runs of a process, one for each run and instrument. Thread-safe. */
public final class RunMeters {

    /** A process without news for longer is said to be silent. */
    private static final long SILENT_NS = 60_000_000_000L;

    /** Time between two lines about a run that commits nothing. */
    private static final long PROGRESS_NS = 1_000_000_000L;

    private final boolean measures;
    private final Optional<RunLog> log;
    private final List<Meter> meters = new CopyOnWriteArrayList<>();
    private volatile long newsNs = System.nanoTime();
    private volatile boolean ended;

    private RunMeters(boolean measures, Optional<RunLog> log) {
        this.measures = measures;
        this.log = log;
    }

    /** Meters that measure. */
    public static RunMeters measuring() {
        return new RunMeters(true, Optional.empty());
    }

    /** Meters that take no notice. */
    public static RunMeters none() {
        return new RunMeters(false, Optional.empty());
    }

    /** Meters that measure, and write to a log. */
    static RunMeters logging(RunLog log) {
        return new RunMeters(true, Optional.of(log));
    }

    /** Condition of the process. */
    enum Health {
        RUNNING,
        SILENT,
        FINISHED
    }

    /** A new meter of a run on an instrument; the id may be empty. */
    public RunMeter of(String run, String symbol) {
        if (!measures) {
            return RunMeter.NONE;
        }
        Meter meter = new Meter("run=" + quoted(run) + ",symbol=" + quoted(symbol));
        meters.add(meter);
        return meter;
    }

    /** Told that all runs are at their end. */
    public void end() {
        ended = true;
        log.ifPresent(RunLog::finished);
    }

    Health health(long nowNs) {
        if (ended) {
            return Health.FINISHED;
        }
        return nowNs - newsNs > SILENT_NS ? Health.SILENT : Health.RUNNING;
    }

    /** A label's value as Prometheus writes it. */
    public static String quoted(String label) {
        return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The meters in the text format of Prometheus. */
    String text(long nowNs) {
        StringBuilder text = new StringBuilder();
        counts(text, "events_total", "counter", "rows of market data that the counts cover", RunMetrics::events);
        metric(text, "clock_seconds", "gauge", "time of the run since 1970 UTC");
        for (Meter meter : meters) {
            RunMetrics counts = meter.counts;
            if (counts != null && counts.clockNs() > 0) {
                sample(text, "clock_seconds", meter.labels, String.format(Locale.ROOT, "%.3f", counts.clockNs() / 1e9));
            }
        }
        counts(text, "lag_records", "gauge", "records of the stream not read at the commit", RunMetrics::lagRecords);
        counts(text, "commits_total", "counter", "commits of the run, earlier starts included", RunMetrics::commits);
        counts(text, "orders_total", "counter", "child orders of the run", RunMetrics::orders);
        counts(text, "fills_total", "counter", "fills of the run", RunMetrics::fills);
        histogram(text, "step_seconds", "work on a row or clock, without the wait for it", meter -> meter.steps);
        histogram(text, "commit_seconds", "time of a commit", meter -> meter.commits);
        metric(text, "progress_age_seconds", "gauge", "time since the last row, clock or commit");
        text.append(String.format(Locale.ROOT, "slipway_progress_age_seconds %.3f\n", (nowNs - newsNs) / 1e9));
        return text.toString();
    }

    /** Counts of the runs that have them. */
    private void counts(StringBuilder text, String name, String type, String help, ToLongFunction<RunMetrics> count) {
        metric(text, name, type, help);
        for (Meter meter : meters) {
            RunMetrics counts = meter.counts;
            if (counts != null && count.applyAsLong(counts) >= 0) {
                sample(text, name, meter.labels, Long.toString(count.applyAsLong(counts)));
            }
        }
    }

    private void histogram(StringBuilder text, String name, String help, Function<Meter, LatencyHistogram> of) {
        metric(text, name, "histogram", help);
        meters.forEach(meter -> of.apply(meter).append(text, "slipway_" + name, meter.labels));
    }

    private static void metric(StringBuilder text, String name, String type, String help) {
        text.append("# HELP slipway_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE slipway_").append(name).append(' ').append(type).append('\n');
    }

    private static void sample(StringBuilder text, String name, String labels, String value) {
        text.append("slipway_").append(name).append('{').append(labels);
        text.append("} ").append(value).append('\n');
    }

    /** The meter of one run on one instrument. */
    private final class Meter implements RunMeter {

        private final String labels;
        private final LatencyHistogram steps = new LatencyHistogram();
        private final LatencyHistogram commits = new LatencyHistogram();
        private volatile @Nullable RunMetrics counts;
        private long loggedCommits = -1;
        private long loggedNs = System.nanoTime() - PROGRESS_NS;
        private long tookNs;

        Meter(String labels) {
            this.labels = labels;
        }

        @Override
        public void stepped(long ns) {
            steps.add(ns);
            newsNs = System.nanoTime();
        }

        @Override
        public void counted(RunMetrics now) {
            counts = now;
            log.ifPresent(lines -> write(lines, now));
        }

        /** Counts come after each commit, those of a live run also between two. */
        private void write(RunLog lines, RunMetrics now) {
            long nowNs = System.nanoTime();
            if (now.commits() > loggedCommits) {
                loggedCommits = now.commits();
                lines.commit(now, tookNs);
            } else if (now.commits() < 0 && nowNs - loggedNs >= PROGRESS_NS) {
                loggedNs = nowNs;
                lines.progress(now);
            }
        }

        @Override
        public void committed(long ns) {
            commits.add(ns);
            tookNs = ns;
            newsNs = System.nanoTime();
        }
    }
}
