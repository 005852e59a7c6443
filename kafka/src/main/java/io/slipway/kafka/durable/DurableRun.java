package io.slipway.kafka.durable;

import io.slipway.engine.Backtest;
import io.slipway.engine.Replay;
import io.slipway.engine.StrategyProgress;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamMonitor;
import io.slipway.market.MarketDataException;
import io.slipway.tape.RowWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A backtest over a stream of a topic that survives a kill. It holds only the rows that it still needs. After a kill, the next start
 * goes on from the last commit, and its results and outputs are those of a run that was never disturbed. Used once.
 */
public final class DurableRun {

    /** The clock is read every 64 rows, which take some 0.1 ms. */
    private static final long CLOCK_MASK = 63;

    private final KafkaConnection connection;
    private final RunJournal journal;
    private final Limits limits;
    private final StreamMonitor monitor;
    private final Consumer<CrashPoint> points;
    private RunMeter meter = RunMeter.NONE;

    /** A run that keeps its state in {@code journal}. */
    public DurableRun(KafkaConnection connection, RunJournal journal, Limits limits, StreamMonitor monitor) {
        this(connection, journal, limits, monitor, point -> {});
    }

    /**
     * A run that tells where it is.
     *
     * @param points told of each point that is reached
     */
    public DurableRun(
            KafkaConnection connection,
            RunJournal journal,
            Limits limits,
            StreamMonitor monitor,
            Consumer<CrashPoint> points) {
        this.connection = connection;
        this.journal = journal;
        this.limits = limits;
        this.monitor = monitor;
        this.points = points;
    }

    /** The same, with a meter that is told of its work. */
    public DurableRun measuredBy(RunMeter told) {
        meter = told;
        return this;
    }

    /**
     * Limits of a run. The results do not depend on them.
     *
     * @param commit time between two commits, positive
     * @param rows rows between two commits, positive
     * @param idle time to wait for more of a stream that has not ended, positive
     */
    public record Limits(Duration commit, long rows, Duration idle) {

        /** A commit takes some 10 ms, and a start works off one second of it again in less. */
        private static final Duration USUAL_COMMIT = Duration.ofSeconds(1);

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one of them is not positive
         */
        public Limits {
            if (isNotPositive(commit) || rows < 1 || isNotPositive(idle)) {
                throw new IllegalArgumentException(
                        "limits are positive: commit=" + commit + ", rows=" + rows + ", idle=" + idle);
            }
        }

        private static boolean isNotPositive(Duration duration) {
            return duration.isZero() || duration.isNegative();
        }

        /** A commit every second. */
        public static Limits ofIdle(Duration idle) {
            return new Limits(USUAL_COMMIT, Long.MAX_VALUE, idle);
        }
    }

    /**
     * Runs the strategies of a backtest over a stream to its end.
     *
     * @param id id of the run in its outputs
     * @param plan digest of the settings and the program
     * @param facts the stream
     * @param backtest the run on {@link StreamFacts#universe}
     * @param saved the state to go on from; empty for a run that begins
     * @return results in the order of the strategies
     * @throws io.slipway.kafka.KafkaProblem if the broker fails, the stream does not go on, or another process takes the run over
     * @throws io.slipway.market.MarketDataException if the stream is damaged
     */
    public List<StrategyResult> run(
            String id, String plan, StreamFacts facts, Backtest backtest, Optional<SavedRun> saved) {
        SavedRun.Head from = saved.map(SavedRun::head)
                .orElseGet(() -> new SavedRun.Head(plan, facts, facts.begin().offset(), 0, 0, false));
        try (FollowedStream stream = open(facts, from)) {
            RowWindow rows = new RowWindow(
                    facts.runId(),
                    facts.publishers().stream().mapToInt(Integer::intValue).toArray(),
                    facts.namesOrders(),
                    from.row(),
                    facts.stream().endless() ? new StreamStretch(facts.firstNs(), facts.lastNs()).of(stream) : stream);
            Replay replay = saved.map(each -> resumed(id, backtest, rows, each))
                    .orElseGet(() -> backtest.startOn(rows, backtest.spec().strategies()));
            points.accept(CrashPoint.RESTORED);
            if (!from.finished()) {
                new Loop(id, from, replay, rows, stream).toEnd();
            }
            return replay.results();
        }
    }

    private static Replay resumed(String id, Backtest backtest, RowWindow rows, SavedRun saved) {
        try {
            return backtest.resumeOn(rows, backtest.spec().strategies(), saved.state());
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(
                    "the state of the run cannot be read, another version of the program wrote it: id=" + id
                            + ", reason=" + e.getMessage() + "; give the run another id",
                    e);
        }
    }

    private FollowedStream open(StreamFacts facts, SavedRun.Head from) {
        FollowedStream.Position position = new FollowedStream.Position(from.offset(), from.row());
        return new FollowedStream(connection, facts.stream(), position, limits.idle(), monitor, points);
    }

    /** One run between its start and its end. */
    private final class Loop {

        private final String id;
        private final SavedRun.Head start;
        private final Replay replay;
        private final RowWindow rows;
        private final FollowedStream stream;
        private List<StrategyProgress> published;
        private long publishedRow;
        private long commits;
        private long publishedAtNs = System.nanoTime();

        Loop(String id, SavedRun.Head start, Replay replay, RowWindow rows, FollowedStream stream) {
            this.id = id;
            this.start = start;
            this.replay = replay;
            this.rows = rows;
            this.stream = stream;
            commits = start.commits();
            published = replay.progress();
            publishedRow = replay.neededIndex();
        }

        void toEnd() {
            while (step()) {
                long needed = replay.neededIndex();
                rows.release(needed);
                points.accept(CrashPoint.STEPPED);
                if (isDue(needed)) {
                    commit(false);
                }
            }
            commit(true);
        }

        private boolean step() {
            if (meter == RunMeter.NONE) {
                return replay.step();
            }
            long fromNs = System.nanoTime();
            long waitedNs = stream.waitedNs();
            boolean more = replay.step();
            if (more) {
                meter.stepped(System.nanoTime() - fromNs - (stream.waitedNs() - waitedNs));
            }
            return more;
        }

        private boolean isDue(long needed) {
            long since = needed - publishedRow;
            if (since >= limits.rows()) {
                return true;
            }
            boolean looks = (needed & CLOCK_MASK) == 0 || !stream.isReady();
            return since > 0
                    && looks
                    && System.nanoTime() - publishedAtNs >= limits.commit().toNanos();
        }

        private void commit(boolean finished) {
            List<StrategyProgress> now = replay.progress();
            long needed = replay.neededIndex();
            stream.release(needed);
            commits++;
            SavedRun.Head head =
                    new SavedRun.Head(start.plan(), start.facts(), stream.offsetOf(needed), needed, commits, finished);
            List<Output> outputs = Output.between(id, start.facts().stream().instrument(), published, now);
            RunMetrics counts = metrics(needed, now);
            outputs.add(counts.toOutput());
            long fromNs = System.nanoTime();
            journal.commit(outputs, new SavedRun(head, replay.save()), points);
            meter.committed(System.nanoTime() - fromNs);
            meter.counted(counts);
            monitor.onProgress(needed, -1);
            published = now;
            publishedRow = needed;
            publishedAtNs = System.nanoTime();
        }

        private RunMetrics metrics(long events, List<StrategyProgress> now) {
            return new RunMetrics(
                    id,
                    start.facts().stream().symbol(),
                    events,
                    replay.clockNs(),
                    stream.lagRecords(),
                    commits,
                    RunMetrics.orders(now),
                    RunMetrics.fills(now));
        }
    }
}
