package io.slipway.kafka.durable;

import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamMonitor;
import io.slipway.tape.MarketRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Orders on a stream of a topic, worked in one pass that survives a kill. Of a topic it holds only the rows that they still need, of a
 * stream that was read whole all of them. After a kill, the next start goes on from the last commit, and results and outputs are those of a run that was never disturbed. Used once.
 */
public final class DurableRun {

    /**
     * Rows that are there are worked together, so many at most: as many as two records of a stream that is not paced usually have. The
     * more they are, the more of them are passed while all strategies sleep; the clock is read after half a millisecond or less.
     */
    static final int BLOCK_ROWS = 512;

    /** Rows after which the clock is read while fewer are there at a time. */
    private static final int CLOCK_ROWS = BLOCK_ROWS / 2;

    private final KafkaConnection connection;
    private final RunJournal journal;
    private final Limits limits;
    private final StreamMonitor monitor;
    private final Consumer<CrashPoint> points;
    private RunMeter meter = RunMeter.NONE;
    private Optional<Recording> recording = Optional.empty();
    private boolean keepsSteps;
    private LongSupplier nanoTime = System::nanoTime;

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

    /** The same, which takes the rows of a stream that was read whole from what was read, and not from the topic again. */
    public DurableRun on(Recording read) {
        recording = Optional.of(read);
        return this;
    }

    /**
     * The same, which keeps the steps of child orders. Results have them for orders that were not begun by an earlier start, as states
     * do not hold them.
     */
    public DurableRun keepingSteps() {
        keepsSteps = true;
        return this;
    }

    /** The same, which takes the time between its commits from elsewhere. */
    DurableRun timedBy(LongSupplier machineNs) {
        nanoTime = machineNs;
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

        private static final long SILENT_SHARE = 10;

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

        /** Time that is to pass between two commits of a stream that is silent, so that a trickle of rows is not many commits. */
        public long silentNs() {
            return commit.toNanos() / SILENT_SHARE;
        }

        /** A commit every second. */
        public static Limits ofIdle(Duration idle) {
            return new Limits(USUAL_COMMIT, Long.MAX_VALUE, idle);
        }
    }

    /**
     * Works orders on one stream, in one pass, to its end.
     *
     * @param name name of the run to whoever watches it
     * @param orders the orders, at least one, all on one stream
     * @return results in the order of the orders, each in that of its strategies
     * @throws io.slipway.kafka.KafkaProblem if the broker fails, the stream does not go on, or another process takes the run over
     * @throws io.slipway.market.MarketDataException if the stream is damaged
     */
    public List<List<StrategyResult>> run(String name, List<DurableOrder> orders) {
        StreamFacts facts = orders.get(0).facts();
        SavedRun.Head from = orders.stream()
                .map(DurableOrder::head)
                .filter(head -> !head.finished())
                .min(Comparator.comparingLong(SavedRun.Head::row))
                .orElseGet(() -> orders.get(0).head());
        try (StreamRows stream = open(facts, from)) {
            points.accept(CrashPoint.RESTORING);
            List<OrderProgress> all = orders.stream()
                    .map(each -> OrderProgress.of(each, stream.rows(), keepsSteps))
                    .toList();
            points.accept(CrashPoint.RESTORED);
            Loop loop = new Loop(name, facts.stream().symbol(), all, stream);
            if (orders.stream().anyMatch(each -> each.saved().isPresent())) {
                loop.commitSoon();
            }
            loop.toEnd();
            return all.stream().map(OrderProgress::results).toList();
        }
    }

    private StreamRows open(StreamFacts facts, SavedRun.Head from) {
        if (recording.flatMap(Recording::tape).isPresent()) {
            return new RecordedStream(recording.get(), from.row(), monitor, points);
        }
        FollowedStream.Position position = new FollowedStream.Position(from.offset(), from.row());
        return new FollowedRows(
                new FollowedStream(connection, facts.stream(), position, limits.idle(), monitor, points),
                facts,
                from.row());
    }

    /** One run between its start and its end. */
    private final class Loop {

        private final String name;
        private final String symbol;
        private final List<OrderProgress> all;
        private final List<OrderProgress> open;
        private final StreamRows stream;
        private final MarketRows.Glanced rows;
        private long row;
        private boolean news;
        private int arrived;
        private long clockRow;
        private long committedRow;
        private final CommitBudget budget = new CommitBudget(limits);
        private long committedAtNs = nanoTime.getAsLong();

        Loop(String name, String symbol, List<OrderProgress> all, StreamRows stream) {
            this.name = name;
            this.symbol = symbol;
            this.all = all;
            this.stream = stream;
            rows = stream.rows();
            open = new ArrayList<>(all);
            open.removeIf(OrderProgress::isSettled);
            row = rows.firstIndex();
            committedRow = row;
        }

        /** After a kill readers are to see soon that the run goes on. */
        void commitSoon() {
            committedAtNs -= limits.commit().toNanos() - limits.silentNs();
        }

        void toEnd() {
            stream.onSilence(() -> {
                long sinceNs = sinceCommitNs();
                if (news && (sinceNs >= limits.silentNs() || isDueAtOnce(sinceNs))) {
                    commit();
                }
            });
            while (!open.isEmpty()) {
                arrive();
                long fromNs = meter == RunMeter.NONE ? 0 : System.nanoTime();
                boolean working = advance();
                if (meter != RunMeter.NONE) {
                    meter.stepped(System.nanoTime() - fromNs);
                }
                news = true;
                for (int i = 0; i < arrived; i++) {
                    points.accept(CrashPoint.STEPPED);
                }
                if (!working || isDue()) {
                    commit();
                }
            }
        }

        /** Waits for rows, a clock or the end, and tells it to the orders. */
        private void arrive() {
            arrived = 1;
            long quietNs = rows.quietNs(row);
            if (quietNs != Long.MIN_VALUE) {
                open.forEach(order -> order.rows().onClock(quietNs));
            } else if (rows.has(row)) {
                arrived = (int) Math.min(mostRows(), 1 + stream.readyRows());
                for (long end = row + arrived; row < end && rows.has(row); row++) {
                    arrive(rows.eventNs(row));
                }
            } else {
                open.forEach(order -> order.rows().onEnd());
            }
        }

        private void arrive(long eventNs) {
            for (int i = 0; i < open.size(); i++) {
                open.get(i).rows().onRow(row, eventNs);
            }
        }

        /** Rows that are worked together at most. A meter is told of each alone. */
        private long mostRows() {
            return meter == RunMeter.NONE ? Math.min(BLOCK_ROWS, limits.rows() - (row - committedRow)) : 1;
        }

        /** Goes on with all orders as far as the rows go; false if all are at their end. */
        private boolean advance() {
            long needed = row;
            boolean working = false;
            for (int i = 0; i < open.size(); i++) {
                OrderProgress order = open.get(i);
                order.advance();
                points.accept(CrashPoint.STEPPING);
                if (!order.isFinished()) {
                    working = true;
                    needed = Math.min(needed, order.neededIndex());
                }
            }
            stream.release(needed);
            return working;
        }

        private boolean isDue() {
            if (row - committedRow >= limits.rows()) {
                return true;
            }
            boolean waits = !stream.isReady();
            if (!waits && row - clockRow < CLOCK_ROWS) {
                return false;
            }
            clockRow = row;
            long sinceNs = sinceCommitNs();
            return sinceNs >= limits.commit().toNanos() || (waits && isDueAtOnce(sinceNs));
        }

        /** True if child orders or fills wait, which readers of the topics are to have soon. */
        private boolean isDueAtOnce(long sinceNs) {
            return budget.allows(nanoTime.getAsLong(), sinceNs) && open.stream().anyMatch(OrderProgress::hasOutputs);
        }

        private long sinceCommitNs() {
            return nanoTime.getAsLong() - committedAtNs;
        }

        private void commit() {
            long lag = stream.lagRecords();
            List<Output> outputs = new ArrayList<>();
            Map<String, SavedRun> states = new LinkedHashMap<>();
            List<OrderProgress.Draft> drafts = new ArrayList<>();
            for (OrderProgress order : open) {
                OrderProgress.Draft draft = order.draft(stream.offsetOf(order.neededIndex()), row, lag);
                outputs.addAll(draft.outputs());
                states.put(order.id(), draft.state());
                drafts.add(draft);
            }
            long fromNs = nanoTime.getAsLong();
            journal.commit(outputs, states, points);
            long toNs = nanoTime.getAsLong();
            budget.committed(toNs, toNs - fromNs);
            meter.committed(toNs - fromNs);
            for (int i = 0; i < drafts.size(); i++) {
                open.get(i).published(drafts.get(i));
            }
            open.removeIf(OrderProgress::isSettled);
            count(drafts);
            monitor.onProgress(row, -1);
            news = false;
            committedRow = row;
            committedAtNs = nanoTime.getAsLong();
        }

        private void count(List<OrderProgress.Draft> drafts) {
            long orders = 0;
            long fills = 0;
            RunMetrics last = drafts.get(0).metrics();
            for (OrderProgress.Draft draft : drafts) {
                last = draft.metrics().clockNs() > last.clockNs() ? draft.metrics() : last;
            }
            for (OrderProgress order : all) {
                orders += RunMetrics.orders(order.progress());
                fills += RunMetrics.fills(order.progress());
            }
            meter.counted(new RunMetrics(
                    name, symbol, row, last.clockNs(), last.lagRecords(), last.commits(), orders, fills));
        }
    }
}
