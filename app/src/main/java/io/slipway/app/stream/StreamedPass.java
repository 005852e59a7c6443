package io.slipway.app.stream;

import io.slipway.app.metrics.RunMeters;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ProgressMonitor;
import io.slipway.app.run.RunIdentity;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Version;
import io.slipway.app.run.Workers;
import io.slipway.config.DataSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.TickCheck;
import io.slipway.data.HashingThreads;
import io.slipway.data.TapeSpill;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.durable.DurableOrder;
import io.slipway.kafka.durable.DurableRun;
import io.slipway.kafka.durable.KafkaRunJournal;
import io.slipway.kafka.durable.RunJournal;
import io.slipway.kafka.durable.SavedRun;
import io.slipway.kafka.durable.StreamStretch;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Orders on one stream whose state survives a kill. */
final class StreamedPass {

    private final Map<String, RunConfig> orders;
    private final Settings settings;
    private final MarketSource source;
    private final Optional<String> givenId;
    private final RunMeters meters;
    private final Optional<String> stream;

    /**
     * Orders that agree on the stream.
     *
     * @param orders settings by id, at least one
     */
    StreamedPass(Map<String, RunConfig> orders, Optional<String> id, RunMeters meters) {
        this(orders, id, meters, orders.values().iterator().next().settings().find(DataSettings.RUN_ID));
    }

    private StreamedPass(
            Map<String, RunConfig> orders, Optional<String> id, RunMeters meters, Optional<String> stream) {
        this.stream = stream;
        this.orders = new LinkedHashMap<>(orders);
        settings = orders.values().iterator().next().settings();
        source = new MarketSource(settings);
        givenId = id;
        this.meters = meters;
    }

    /** The same on one stream, though newer ones may begin. */
    StreamedPass on(StreamBegin begin) {
        return new StreamedPass(orders, givenId, meters, Optional.of(begin.runId()));
    }

    /** The streams that are meant: those of all symbols, and of one id if that is given. */
    StreamRequest request() {
        return new StreamRequest(KafkaCluster.topic(settings), Optional.empty(), stream, idle());
    }

    /** The stream of the orders' symbol; the only one if they name none. */
    StreamBegin begin(KafkaConnection connection, Map<String, StreamBegin> newest) {
        Optional<String> symbol = settings.find(DataSettings.SYMBOL);
        Optional<StreamBegin> found = symbol.isPresent() || newest.size() > 1
                ? Optional.ofNullable(newest.get(symbol.orElse("")))
                : newest.values().stream().findFirst();
        return found.orElseGet(
                () -> new MarketDataConsumer(connection).newest(source.request(stream), StreamMonitor.NONE));
    }

    /**
     * Works the orders to the end of the stream, going on where an earlier start ended, and measures them.
     *
     * @param cancels cancels the work; nothing else of it is used
     */
    Map<String, ConfiguredRun> run(StreamMonitor cancels) {
        KafkaConnection connection = KafkaCluster.connection(settings);
        return run(connection, cancels, (name, monitor) -> KafkaRunJournal.open(connection, name, monitor));
    }

    /** The results of orders that another process has worked to their end. */
    Map<String, ConfiguredRun> read() {
        KafkaConnection connection = KafkaCluster.connection(settings);
        return run(connection, StreamMonitor.NONE, (name, monitor) -> KafkaRunJournal.reading(connection, name));
    }

    private Map<String, ConfiguredRun> run(
            KafkaConnection connection, StreamMonitor cancels, BiFunction<String, StreamMonitor, RunJournal> journals) {
        Optional<Recording> recorded =
                givenId.isPresent() || stream.isPresent() ? Optional.empty() : Optional.of(record(connection, stream));
        Map<String, String> ids =
                ids(recorded.map(each -> each.facts().runId()).or(() -> stream).orElse(""));
        try (Progress progress = new Progress("running")) {
            StreamMonitor monitor = new Watch(new ProgressMonitor(progress), cancels);
            try (RunJournal journal = journals.apply(name(ids), monitor)) {
                Map<String, SavedRun> saved = journal.newest(Set.copyOf(ids.values()));
                return work(connection, planned(connection, ids, saved, recorded), journal, monitor);
            }
        }
    }

    /** A monitor that another may cancel. */
    private record Watch(StreamMonitor shown, StreamMonitor cancels) implements StreamMonitor {

        @Override
        public void onWarning(String sentence) {
            shown.onWarning(sentence);
        }

        @Override
        public void onProgress(long events, long total) {
            shown.onProgress(events, total);
        }

        @Override
        public boolean isCancelled() {
            return shown.isCancelled() || cancels.isCancelled();
        }
    }

    private Map<String, ConfiguredRun> work(
            KafkaConnection connection, Plan plan, RunJournal journal, StreamMonitor monitor) {
        List<DurableOrder> planned = plan.orders();
        String name = planned.size() == 1
                ? planned.get(0).id()
                : givenId.orElse(planned.get(0).id());
        DurableRun run = new DurableRun(connection, journal, DurableRun.Limits.ofIdle(idle()), monitor)
                .measuredBy(meters.of(name, planned.get(0).facts().stream().symbol()))
                .keepingSteps();
        try (Workers beside = new Workers(2)) {
            Optional<ConfiguredRun.Streamed> first =
                    plan.recorded().flatMap(Recording::tape).map(tape -> measured(0, tape, beside));
            List<List<StrategyResult>> results =
                    plan.recorded().map(run::on).orElse(run).run(name, planned);
            List<MarketTape> tapes = tapes(connection, plan);
            TickCheck.finding(orders.values(), tapes.get(0)).ifPresent(Terminal::warn);
            return measured(tapes, results, first.orElseGet(() -> measured(0, tapes.get(0), beside)), beside);
        }
    }

    /** The runs of the orders: while the executions of one are measured, the market of the next one is. */
    private Map<String, ConfiguredRun> measured(
            List<MarketTape> tapes, List<List<StrategyResult>> results, ConfiguredRun.Streamed first, Workers beside) {
        Origin origin = new Origin(Version.text(), source.label());
        Map<String, ConfiguredRun> runs = new LinkedHashMap<>();
        ConfiguredRun.Streamed market = first;
        for (String order : orders.keySet()) {
            ConfiguredRun.Streamed own = market;
            int next = runs.size() + 1;
            market = next < orders.size() ? measured(next, tapes.get(next), beside) : own;
            runs.put(order, own.with(origin, results.get(next - 1)));
        }
        return runs;
    }

    private ConfiguredRun.Streamed measured(int index, MarketTape tape, Workers beside) {
        return ConfiguredRun.streamed(tape, List.copyOf(orders.values()).get(index), beside);
    }

    /** Ids in the outputs by the ids of the orders. */
    private Map<String, String> ids(String streamId) {
        Map<String, String> ids = new LinkedHashMap<>();
        orders.forEach((order, config) -> ids.put(
                order,
                givenId.map(id -> order.isEmpty() ? id : id + "." + order)
                        .orElseGet(() -> RunIdentity.id(RunIdentity.plan(config.settings()), streamId))));
        return ids;
    }

    /** Name under which one process works the orders; that of its only order, so that it may be worked on its own too. */
    private String name(Map<String, String> ids) {
        if (ids.size() == 1) {
            return ids.values().iterator().next();
        }
        String symbol = settings.text(DataSettings.SYMBOL);
        return givenId.map(id -> id + "/" + symbol)
                .orElseGet(() -> RunIdentity.id(String.join(" ", new TreeSet<>(ids.values())), symbol));
    }

    /** The orders, and their stream if it was read whole. */
    private record Plan(List<DurableOrder> orders, Optional<Recording> recorded) {}

    private Plan planned(
            KafkaConnection connection,
            Map<String, String> ids,
            Map<String, SavedRun> saved,
            Optional<Recording> before) {
        Set<String> streams = new TreeSet<>();
        saved.values().forEach(each -> streams.add(each.head().facts().runId()));
        if (streams.size() > 1) {
            throw new ConfigException("--id: the orders of this name were begun on several streams: streams=" + streams
                    + "; give another --id");
        }
        Optional<String> begun = streams.stream().findFirst();
        Optional<Recording> recorded = before.filter(
                each -> begun.isEmpty() || begun.get().equals(each.facts().runId()));
        if (recorded.isEmpty() && saved.size() < ids.size()) {
            recorded = Optional.of(record(connection, begun.or(() -> stream)));
        }
        StreamFacts facts = recorded.map(Recording::facts)
                .orElseGet(() -> saved.values().iterator().next().head().facts());
        recorded.flatMap(Recording::tape).ifPresent(this::checkTicks);
        List<DurableOrder> planned = new ArrayList<>();
        orders.forEach((order, config) -> planned.add(planned(ids.getOrDefault(order, ""), config, facts, saved)));
        saved.values().stream()
                .map(SavedRun::head)
                .filter(head -> !head.finished() || saved.size() == 1)
                .mapToLong(SavedRun.Head::row)
                .min()
                .ifPresent(row -> Terminal.warn("continues: id=" + name(ids) + ", row=" + row));
        return new Plan(planned, recorded);
    }

    /** A table of ticks that the data do not keep is refused before the work, not after it. */
    private void checkTicks(MarketTape tape) {
        for (RunConfig config : orders.values()) {
            RunConfig unused = config.withTickOf(tape);
        }
    }

    private static DurableOrder planned(String id, RunConfig config, StreamFacts found, Map<String, SavedRun> states) {
        String plan = RunIdentity.plan(config.settings());
        Optional<SavedRun> saved = Optional.ofNullable(states.get(id));
        saved.ifPresent(each -> RunIdentity.check(id, plan, each.head().plan()));
        StreamFacts facts = saved.map(each -> each.head().facts())
                .orElseGet(() -> found.stream().endless() ? found.to(endNs(config, found)) : found);
        MarketTape universe = facts.universe();
        if (saved.isEmpty()) {
            config.hoursNotes(universe).forEach(Terminal::warn);
        }
        return new DurableOrder(id, plan, facts, ConfiguredRun.plan(universe, config), saved);
    }

    /** Reads the stream and checks it; of one without an end, what it declares. */
    private Recording record(KafkaConnection connection, Optional<String> meant) {
        try (Progress progress = new Progress("reading");
                HashingThreads hashing = new HashingThreads()) {
            Recording read = new MarketDataConsumer(connection, TapeSpill::ofProcess)
                    .digestingBy(hashing::digest)
                    .record(source.request(meant), new ProgressMonitor(progress));
            return new Recording(read.facts(), read.tape().map(source::accepted), read.offsets());
        }
    }

    private static long endNs(RunConfig config, StreamFacts endless) {
        return config.endNs(endless.universe())
                .orElseThrow(() ->
                        config.settings().fault(OrderSettings.END, "an order on a stream without an end needs one"));
    }

    /** The stream, or of one without an end the stretches that the orders have read. */
    private List<MarketTape> tapes(KafkaConnection connection, Plan plan) {
        List<DurableOrder> planned = plan.orders();
        StreamFacts facts = planned.get(0).facts();
        if (!facts.stream().endless()) {
            MarketTape whole =
                    plan.recorded().flatMap(Recording::tape).orElseGet(() -> source.read(Optional.of(facts.runId())));
            return planned.stream().map(order -> whole).toList();
        }
        List<Long> endsNs =
                planned.stream().map(order -> order.facts().lastNs()).toList();
        long lastNs = endsNs.stream().mapToLong(each -> each).max().orElseThrow();
        try (Progress progress = new Progress("reading again");
                TopicReader reader =
                        TopicReader.open(connection, facts.stream(), idle(), new ProgressMonitor(progress))) {
            return new StreamStretch(facts.firstNs(), lastNs).read(reader, TapeSpill.ofProcess(), endsNs);
        }
    }

    private Duration idle() {
        return Duration.ofNanos(settings.get(DataSettings.IDLE_TIMEOUT));
    }
}
