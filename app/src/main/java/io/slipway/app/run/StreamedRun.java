package io.slipway.app.run;

import io.slipway.app.metrics.RunMeters;
import io.slipway.config.DataSettings;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.engine.Rules;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.durable.DurableRun;
import io.slipway.kafka.durable.KafkaRunJournal;
import io.slipway.kafka.durable.SavedRun;
import io.slipway.kafka.durable.StreamStretch;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A backtest over a topic whose state survives a kill. */
public final class StreamedRun {

    private final RunConfig config;
    private final MarketSource source;
    private final String plan;
    private final Optional<String> givenId;
    private final RunMeters meters;

    /**
     * Checks that the settings can be run on a stream.
     *
     * @param id id of the run; empty for one that follows from the settings and the stream
     * @param meters told of the work
     * @throws ConfigException if they cannot
     */
    public StreamedRun(RunConfig config, Optional<String> id, RunMeters meters) {
        this.config = config;
        this.meters = meters;
        Settings settings = config.settings();
        source = new MarketSource(settings);
        if (settings.find(DataSettings.INPUT).isPresent()) {
            throw settings.fault(DataSettings.INPUT, "run reads a topic; for files there is backtest");
        }
        if (!config.rules().equals(Rules.standard())) {
            throw settings.fault(StrategySettings.PROFILE, "this profile runs as a whole only; there is backtest");
        }
        if (settings.find(MarketSettings.TIES).orElse(TieRule.PRINTS_FIRST) != TieRule.PRINTS_FIRST) {
            throw settings.fault(MarketSettings.TIES, "another order needs the whole stream; there is backtest");
        }
        plan = RunIdentity.plan(settings);
        givenId = id;
        RunIdentity.check(id);
    }

    /** Runs the strategies to the end of the stream, going on where an earlier start ended, and measures them. */
    public ConfiguredRun run() {
        KafkaConnection connection = KafkaCluster.connection(config.settings());
        Optional<String> stream = config.settings().find(DataSettings.RUN_ID);
        if (givenId.isPresent() || stream.isPresent()) {
            return run(connection, givenId.orElseGet(() -> id(stream.orElseThrow())), Optional.empty());
        }
        StreamFacts newest = survey(connection);
        return run(connection, id(newest.runId()), Optional.of(newest));
    }

    private String id(String stream) {
        return RunIdentity.id(plan, stream);
    }

    private ConfiguredRun run(KafkaConnection connection, String id, Optional<StreamFacts> surveyed) {
        try (Progress progress = new Progress("running");
                KafkaRunJournal journal = KafkaRunJournal.open(connection, id, new ProgressMonitor(progress))) {
            Optional<SavedRun> saved = journal.newest();
            saved.ifPresent(each -> RunIdentity.check(id, plan, each.head().plan()));
            StreamFacts facts =
                    saved.map(each -> each.head().facts()).or(() -> surveyed).orElseGet(() -> survey(connection));
            MarketTape universe = facts.universe();
            saved.ifPresentOrElse(
                    each -> Terminal.warn(
                            "continues: id=" + id + ", row=" + each.head().row()),
                    () -> config.hoursNotes(universe).forEach(Terminal::warn));
            DurableRun.Limits limits = DurableRun.Limits.ofIdle(idle());
            List<StrategyResult> results = new DurableRun(connection, journal, limits, new ProgressMonitor(progress))
                    .measuredBy(meters.of(id, facts.stream().symbol()))
                    .run(id, plan, facts, ConfiguredRun.plan(universe, config), saved);
            MarketTape tape = tape(connection, facts);
            return ConfiguredRun.streamed(tape, config, new Origin(Version.text(), source.label()), results);
        }
    }

    private StreamFacts survey(KafkaConnection connection) {
        try (Progress progress = new Progress("surveying")) {
            StreamFacts facts = new MarketDataConsumer(connection)
                    .survey(source.request(config.settings().find(DataSettings.RUN_ID)), new ProgressMonitor(progress));
            return facts.stream().endless() ? facts.to(endNs(facts)) : facts;
        }
    }

    private long endNs(StreamFacts endless) {
        return config.endNs(endless.universe())
                .orElseThrow(() ->
                        config.settings().fault(OrderSettings.END, "an order on a stream without an end needs one"));
    }

    /** The stream, or of one without an end the stretch that the run has read. */
    private MarketTape tape(KafkaConnection connection, StreamFacts facts) {
        if (!facts.stream().endless()) {
            return source.read(Optional.of(facts.runId()));
        }
        try (Progress progress = new Progress("reading again");
                TopicReader reader =
                        TopicReader.open(connection, facts.stream(), idle(), new ProgressMonitor(progress))) {
            return new StreamStretch(facts.firstNs(), facts.lastNs()).read(reader, TapeSpill.ofProcess());
        }
    }

    private Duration idle() {
        return Duration.ofNanos(config.settings().get(DataSettings.IDLE_TIMEOUT));
    }
}
