package io.slipway.app.live;

import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ProgressMonitor;
import io.slipway.app.run.RunIdentity;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.durable.DurableRun;
import io.slipway.kafka.durable.KafkaJournal;
import io.slipway.kafka.durable.TopicReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The stream of a live run on a topic, and the keeper of its state. */
record KeptFeed(TopicReader reader, LiveKeeper keeper, String id) implements AutoCloseable {

    /**
     * A way to open a stream and its state.
     *
     * @param monitor cancels the wait for records
     * @param reads true if the run was ended by another process, so that nothing is taken over and nothing is committed
     */
    record Access(StreamMonitor monitor, boolean reads) {

        /** Access of an engine that works alone: it shows its wait on the terminal and takes the run over. */
        static Access alone() {
            return new Access(new ProgressMonitor(new Progress("waiting")), false);
        }
    }

    /**
     * Opens both. A second process with the same id and instrument takes the run over.
     *
     * @param settings settings of the command, with the symbol
     * @param id id of the run; empty for one that follows from the plan and the stream
     * @param plan digest of the settings, the given orders and the program
     * @param access how it is opened
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer, or no stream begins within the idle limit
     * @throws io.slipway.text.ConfigException if the run of this id has another plan
     */
    static KeptFeed open(MarketSource source, Settings settings, Optional<String> id, String plan, Access access) {
        KafkaConnection connection = KafkaCluster.connection(settings);
        StreamMonitor monitor = access.monitor();
        MarketDataConsumer topic = new MarketDataConsumer(connection);
        Optional<StreamBegin> begun = id.flatMap(each -> begun(connection, settings, each, monitor));
        Supplier<StreamBegin> search = () -> topic.newest(source.request(settings.find(DataSettings.RUN_ID)), monitor);
        StreamBegin newest = begun.orElseGet(search);
        String name = id.orElseGet(() -> RunIdentity.id(plan, newest.runId()));
        Duration idle = Duration.ofNanos(settings.get(DataSettings.IDLE_TIMEOUT));
        LiveKeeper.Identity identity = new LiveKeeper.Identity(name, newest.instrument(), plan);
        LiveKeeper.Journal journal = access.reads()
                ? LiveKeeper.Journal.reading(connection, name)
                : LiveKeeper.Journal.of(KafkaJournal.open(connection, identity.key(), monitor));
        try {
            LiveKeeper keeper = new LiveKeeper(journal, identity, DurableRun.Limits.ofIdle(idle), point -> {});
            // What was begun and not committed may be of an older stream than the newest one.
            StreamBegin stream = keeper.saved()
                    .map(each -> each.head().place().stream())
                    .orElseGet(() -> begun.map(each -> search.get())
                            .filter(each -> each.symbol().equals(newest.symbol()))
                            .orElse(newest));
            return new KeptFeed(TopicReader.open(connection, stream, idle, monitor), keeper, name);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The stream of a run that was begun, so that the topic, which may be long, is not searched for it. */
    private static Optional<StreamBegin> begun(
            KafkaConnection connection, Settings settings, String id, StreamMonitor monitor) {
        KafkaJournal.prepare(connection, monitor);
        String symbol = settings.text(DataSettings.SYMBOL);
        String key = LiveKeeper.Identity.key(id, symbol);
        return SavedLive.stream(
                id,
                KafkaJournal.written(
                        connection, id, each -> symbol.isEmpty() ? each.startsWith(key) : each.equals(key)));
    }

    @Override
    public void close() {
        reader.close();
        keeper.close();
    }
}
