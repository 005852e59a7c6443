package io.slipway.app.live;

import io.slipway.app.run.RunIdentity;
import io.slipway.engine.StrategyProgress;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.durable.CommitBudget;
import io.slipway.kafka.durable.CrashPoint;
import io.slipway.kafka.durable.DurableRun;
import io.slipway.kafka.durable.KafkaJournal;
import io.slipway.kafka.durable.Output;
import io.slipway.kafka.durable.RunMetrics;
import io.slipway.kafka.durable.StateRecord;
import io.slipway.model.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps the state of a live run on one instrument in Kafka transactions, with the orders and fills since the one before and the counts
 * of the run. Not thread-safe.
 */
final class LiveKeeper implements AutoCloseable {

    /** The clock is read every 64 rows, which take some 0.1 ms. */
    private static final long CLOCK_MASK = 63;

    /** In silence counts are published this often, by which an engine that was taken over notices it. */
    private static final long BEAT_NS = 5_000_000_000L;

    private final Journal journal;
    private final Identity identity;
    private final DurableRun.Limits limits;
    private final Consumer<CrashPoint> points;
    private final Optional<SavedLive> saved;
    private final Map<String, List<StrategyProgress>> published = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private long commits;
    private long keptRows;
    private long keptClockNs = Long.MIN_VALUE;
    private long keptAtNs = System.nanoTime();
    private final CommitBudget budget;
    private boolean wished;

    /**
     * Facts of a run at a moment.
     *
     * @param place where the next start is to read on
     * @param wishes offset of the first wish that it has not followed
     * @param finished true if it is at its end
     * @param lagRecords records of the stream that were not read yet; -1 if not known
     */
    record Moment(SavedLive.Place place, long wishes, boolean finished, long lagRecords) {}

    /** The journal that a keeper writes to. */
    interface Journal extends AutoCloseable {

        /** The newest states of keys that begin so. */
        Map<String, StateRecord> newest(String key);

        /** Keeps states and publishes outputs, all of them or none. */
        void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points);

        @Override
        void close();

        /** The states of a run that other processes have ended, which takes nothing over and cannot commit. */
        static Journal reading(KafkaConnection connection, String run) {
            return new Journal() {
                @Override
                public Map<String, StateRecord> newest(String key) {
                    return KafkaJournal.newest(connection, run, isOf(key));
                }

                @Override
                public void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points) {
                    throw new KafkaProblem("the run is not at its end: id=" + run);
                }

                @Override
                public void close() {}
            };
        }

        private static Predicate<String> isOf(String key) {
            return each -> each.equals(key) || each.startsWith(key + "/");
        }

        /** The journal of Kafka topics. */
        static Journal of(KafkaJournal topics) {
            return new Journal() {
                @Override
                public Map<String, StateRecord> newest(String key) {
                    return topics.newest(isOf(key));
                }

                @Override
                public void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points) {
                    topics.commit(outputs, states, points);
                }

                @Override
                public void close() {
                    topics.close();
                }
            };
        }
    }

    /**
     * Identity of a live run on one instrument.
     *
     * @param id id of the run in its outputs
     * @param instrument the instrument
     * @param plan digest of the settings, the given orders and the program
     */
    record Identity(String id, Instrument instrument, String plan) {

        /** Key of its states, and name of its engine. */
        String key() {
            return key(id, instrument.symbol());
        }

        /** Key of the states of a run on an instrument. */
        static String key(String id, String symbol) {
            return "live/" + id + "/" + symbol;
        }

        /** Id of an order in the outputs; that of the run if it has one order without a name. */
        String idOf(String order) {
            return order.isEmpty() ? id : id + "." + order;
        }
    }

    /**
     * A keeper of a run.
     *
     * @param limits time and rows between two commits
     * @param points told of each point that is reached
     * @throws io.slipway.text.ConfigException if the journal has a run of this id with another plan
     * @throws io.slipway.market.MarketDataException if its state is damaged
     */
    LiveKeeper(Journal journal, Identity identity, DurableRun.Limits limits, Consumer<CrashPoint> points) {
        this.journal = journal;
        this.identity = identity;
        this.limits = limits;
        budget = new CommitBudget(limits);
        this.points = points;
        Map<String, StateRecord> records = journal.newest(identity.key());
        saved = records.isEmpty() ? Optional.empty() : Optional.of(SavedLive.parse(identity.key(), records));
        saved.ifPresent(each ->
                RunIdentity.check(identity.id(), identity.plan(), each.head().plan()));
        commits = saved.map(each -> each.head().commits()).orElse(0L);
    }

    /** The state to go on from; empty for a run that begins. */
    Optional<SavedLive> saved() {
        return saved;
    }

    /** Keeps that a run has begun, so that no wish from now on is lost. */
    void begin(StreamBegin stream, long wishes) {
        if (saved.isEmpty()) {
            SavedLive.Head head = new SavedLive.Head(
                    identity.plan(),
                    SavedLive.Place.first(stream),
                    0,
                    Long.MIN_VALUE,
                    wishes,
                    ++commits,
                    false,
                    List.of());
            journal.commit(List.of(), List.of(SavedLive.record(identity.key(), head)), points);
        }
    }

    /** Told that a run was restored from {@link #saved}; nothing of it is published again. */
    void restored(List<OrderRun> runs, LiveRows rows) {
        for (OrderRun run : runs) {
            published.put(run.order().id(), run.progress());
            if (run.isSettled()) {
                closed.add(run.order().id());
            }
        }
        keptRows = rows.size();
        keptClockNs = rows.clockNs();
        points.accept(CrashPoint.RESTORED);
    }

    /** Commits so far. */
    long commits() {
        return commits;
    }

    /** Told of each row or clock. */
    void stepped() {
        points.accept(CrashPoint.STEPPED);
    }

    /** Told that one of the orders went on. */
    void stepping() {
        points.accept(CrashPoint.STEPPING);
    }

    /** Told that the run is about to be restored. */
    void restoring() {
        points.accept(CrashPoint.RESTORING);
    }

    /** True if no row waits, and child orders or fills do, which readers of the topics are to have soon. */
    boolean isDueAtOnce(List<OrderRun> runs) {
        long nowNs = System.nanoTime();
        return budget.allows(nowNs, nowNs - keptAtNs) && runs.stream().anyMatch(this::hasOutputs);
    }

    private boolean hasOutputs(OrderRun run) {
        if (closed.contains(run.order().id())) {
            return false;
        }
        List<StrategyProgress> before = published.getOrDefault(run.order().id(), List.of());
        List<StrategyProgress> now = run.progress();
        return RunMetrics.orders(now) > RunMetrics.orders(before) || RunMetrics.fills(now) > RunMetrics.fills(before);
    }

    /** Told that wishes were followed, which the next commit keeps at once. */
    void followed() {
        wished = true;
    }

    /** True if there is something to keep, and it is time to. */
    boolean isDue(LiveRows rows) {
        boolean looks = wished || (rows.size() & CLOCK_MASK) == 0 || rows.size() - keptRows >= limits.rows();
        return looks
                && (wished
                        || rows.size() - keptRows >= limits.rows()
                        || (isNew(rows)
                                && System.nanoTime() - keptAtNs
                                        >= limits.commit().toNanos()));
    }

    private boolean isNew(LiveRows rows) {
        return rows.size() > keptRows || rows.clockNs() > keptClockNs;
    }

    /** True if the run waits, and has something to keep or has been silent for some time. */
    boolean isDueInSilence(LiveRows rows) {
        long sinceNs = System.nanoTime() - keptAtNs;
        return wished || sinceNs >= BEAT_NS || (isNew(rows) && sinceNs >= limits.silentNs());
    }

    /**
     * Keeps a run between two rows.
     *
     * @param runs its orders
     */
    void keep(Moment moment, LiveRows rows, List<OrderRun> runs) {
        commits++;
        List<Output> outputs = new ArrayList<>();
        List<StateRecord> states = new ArrayList<>();
        long sent = 0;
        long fills = 0;
        boolean isNew = isNew(rows) || wished || moment.finished();
        Map<String, List<StrategyProgress>> now = new HashMap<>();
        for (OrderRun run : runs) {
            String order = run.order().id();
            List<StrategyProgress> progress = run.progress();
            outputs.addAll(Output.between(
                    identity.idOf(order), identity.instrument(), published.getOrDefault(order, List.of()), progress));
            now.put(order, progress);
            sent += RunMetrics.orders(progress);
            fills += RunMetrics.fills(progress);
            if (isNew && !closed.contains(order)) {
                states.add(SavedLive.record(identity.key(), run.save()));
            }
        }
        outputs.add(new RunMetrics(
                        identity.id(),
                        identity.instrument().symbol(),
                        rows.size(),
                        rows.clockNs(),
                        moment.lagRecords(),
                        commits,
                        sent,
                        fills)
                .toOutput());
        SavedLive.Head head = new SavedLive.Head(
                identity.plan(),
                moment.place(),
                rows.size(),
                rows.clockNs(),
                moment.wishes(),
                commits,
                moment.finished(),
                runs.stream().map(run -> run.order().id()).toList());
        states.add(SavedLive.record(identity.key(), head));
        long fromNs = System.nanoTime();
        journal.commit(outputs, states, points);
        long toNs = System.nanoTime();
        budget.committed(toNs, toNs - fromNs);
        published.putAll(now);
        runs.stream()
                .filter(OrderRun::isSettled)
                .forEach(run -> closed.add(run.order().id()));
        keptRows = rows.size();
        keptClockNs = rows.clockNs();
        keptAtNs = System.nanoTime();
        wished = false;
    }

    @Override
    public void close() {
        journal.close();
    }
}
