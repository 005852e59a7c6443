package io.slipway.app.live;

import io.slipway.app.metrics.RunMeters;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.RunIdentity;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Version;
import io.slipway.app.stream.SharedInstruments;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.orders.OrderWishTopic;
import io.slipway.market.MarketDataReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Orders over several instruments in one run: each instrument has its own feed and thread. */
public final class LiveSession {

    private final RunConfig command;
    private final List<LiveOrder> orders;
    private final Consumer<LiveSnapshot> listener;
    private final Optional<String> givenId;
    private final RunMeters meters;

    /**
     * A session.
     *
     * @param command settings of the command
     * @param orders the orders that are known, of the symbols that they name; may be none if others may come
     * @param id id of the run, whose state is kept if its data are on a topic; empty for one that follows from the settings and the
     *     stream
     * @param listener receives snapshots, one at a time of an instrument
     * @param meters told of the work
     */
    public LiveSession(
            RunConfig command,
            List<LiveOrder> orders,
            Optional<String> id,
            Consumer<LiveSnapshot> listener,
            RunMeters meters) {
        this.meters = meters;
        this.givenId = id;
        this.command = command;
        this.orders = List.copyOf(orders);
        this.listener = listener;
    }

    /**
     * Works the orders to their end.
     *
     * @param wishes the topic of wishes, and the time of the run after which no new order is waited for; empty for none
     * @return the runs by the id of their order
     */
    public Map<String, ConfiguredRun> run(Optional<OrderWishTopic> wishes, long lastNs) {
        Map<String, List<LiveOrder>> bySymbol = bySymbol();
        if (bySymbol.isEmpty()) {
            bySymbol.put(symbol(command), List.of());
        }
        Optional<TopicInbox> inbox =
                wishes.map(topic -> new TopicInbox(topic, bySymbol.size(), lastNs, Terminal::warn));
        if (bySymbol.size() == 1) {
            Map.Entry<String, List<LiveOrder>> only =
                    bySymbol.entrySet().iterator().next();
            return work(only.getKey(), only.getValue(), inbox);
        }
        return inParallel(bySymbol, inbox);
    }

    private Map<String, List<LiveOrder>> bySymbol() {
        Map<String, List<LiveOrder>> bySymbol = new LinkedHashMap<>();
        for (LiveOrder order : orders) {
            bySymbol.computeIfAbsent(symbol(order.config()), symbol -> new ArrayList<>())
                    .add(order);
        }
        return bySymbol;
    }

    /**
     * Works the orders as {@link #run} does, shared with other processes that do so with the same orders: each works the instruments of
     * some of the topic's partitions, and all give the same runs.
     */
    public Map<String, ConfiguredRun> share() {
        KafkaConnection connection = KafkaCluster.connection(command.settings());
        MarketDataConsumer topic = new MarketDataConsumer(connection);
        Optional<String> stream = command.settings().find(DataSettings.RUN_ID);
        StreamRequest all = new MarketSource(command.settings()).request(stream);
        Map<String, StreamBegin> newest = topic.newestBySymbol(
                new StreamRequest(all.topic(), Optional.empty(), stream, all.idleLimit()), StreamMonitor.NONE);
        List<SharedInstruments.Unit<Map<String, ConfiguredRun>>> units = new ArrayList<>();
        bySymbol().forEach((symbol, own) -> {
            Settings settings = settings(symbol);
            StreamBegin begin = newest.containsKey(symbol)
                    ? newest.get(symbol)
                    : topic.newest(new MarketSource(settings).request(stream), StreamMonitor.NONE);
            units.add(new SharedInstruments.Unit<>(
                    begin.place().partition(),
                    monitor -> kept(settings, symbol, own, Optional.empty(), new KeptFeed.Access(monitor, false)),
                    () -> kept(
                            settings, symbol, own, Optional.empty(), new KeptFeed.Access(StreamMonitor.NONE, true))));
        });
        String plan = plan();
        String name = "live." + givenId.orElseGet(() -> RunIdentity.id(plan, all.topic()));
        Map<String, ConfiguredRun> runs = new LinkedHashMap<>();
        new SharedInstruments<>(units).run(connection, all.topic(), name, plan).forEach(runs::putAll);
        return runs;
    }

    private Settings settings(String symbol) {
        return symbol.isEmpty() ? command.settings() : command.settings().with(DataSettings.SYMBOL, symbol);
    }

    private static String symbol(RunConfig config) {
        return config.settings().text(DataSettings.SYMBOL);
    }

    private Map<String, ConfiguredRun> inParallel(Map<String, List<LiveOrder>> bySymbol, Optional<TopicInbox> inbox) {
        ExecutorService threads = Executors.newFixedThreadPool(bySymbol.size());
        try {
            List<Future<Map<String, ConfiguredRun>>> parts = new ArrayList<>();
            bySymbol.forEach((symbol, own) -> parts.add(threads.submit(() -> work(symbol, own, inbox))));
            Map<String, ConfiguredRun> all = new LinkedHashMap<>();
            for (Future<Map<String, ConfiguredRun>> part : parts) {
                all.putAll(part.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, ConfiguredRun> work(String symbol, List<LiveOrder> own, Optional<TopicInbox> inbox) {
        Settings settings = settings(symbol);
        MarketSource source = new MarketSource(settings);
        Origin origin = new Origin(Version.text(), source.label());
        if (source.isTopic()) {
            return kept(settings, symbol, own, inbox, KeptFeed.Access.alone());
        }
        try (MarketDataReader feed = source.feed()) {
            OrderInbox wishes = inbox.map(each -> each.of(symbol, ids(own), OptionalLong.empty()))
                    .orElse(OrderInbox.EMPTY);
            return new LiveRun(command, own, feed, TapeSpill::ofProcess, wishes, listener)
                    .measuredBy(meters.of("", feed.instrument().symbol()), "")
                    .run(origin);
        }
    }

    private Map<String, ConfiguredRun> kept(
            Settings settings, String symbol, List<LiveOrder> own, Optional<TopicInbox> inbox, KeptFeed.Access access) {
        MarketSource source = new MarketSource(settings);
        try (KeptFeed feed = KeptFeed.open(source, settings, givenId, plan(), access)) {
            Optional<SavedLive> saved = feed.keeper().saved();
            saved.ifPresent(each -> Terminal.warn(
                    "continues: id=" + feed.id() + ", row=" + each.head().rows()));
            Set<String> known = new TreeSet<>(ids(own));
            saved.ifPresent(each -> known.addAll(each.head().orders()));
            OptionalLong from =
                    saved.map(each -> OptionalLong.of(each.head().wishes())).orElse(OptionalLong.empty());
            OrderInbox wishes = inbox.map(each -> each.of(symbol, known, from)).orElse(OrderInbox.EMPTY);
            return new LiveRun(command, own, feed.reader(), TapeSpill::ofProcess, wishes, listener)
                    .keptBy(feed.keeper())
                    .measuredBy(meters.of(feed.id(), feed.reader().instrument().symbol()), feed.id())
                    .run(new Origin(Version.text(), source.label()));
        }
    }

    /** Digest of the settings, of the program and of the orders that are given to it: a run with another one is another run. */
    private String plan() {
        List<String> texts = new ArrayList<>(List.of(RunIdentity.plan(command.settings())));
        orders.forEach(order ->
                texts.add(order.id() + "=" + RunIdentity.plan(order.config().settings())));
        return RunIdentity.plan(texts);
    }

    private static List<String> ids(List<LiveOrder> orders) {
        return orders.stream().map(LiveOrder::id).toList();
    }
}
