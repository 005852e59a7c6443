package io.slipway.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.metrics.RunMeters;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.Output;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines that share the instruments of a topic, on a real broker. */
@Timeout(120)
class SharedInstrumentsTest {

    private static final int PARTITIONS = 3;

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** An engine whose work on a partition lasts until it is told to end, and says who works which. */
    private static final class Engine {

        private final String name;
        private final Map<Integer, String> owners;
        private final AtomicBoolean ends;
        private final AtomicBoolean fails = new AtomicBoolean();
        private final CompletableFuture<List<String>> results;

        Engine(String group, String name, Map<Integer, String> owners, AtomicBoolean ends) {
            this.name = name;
            this.owners = owners;
            this.ends = ends;
            List<SharedInstruments.Unit<String>> units = IntStream.range(0, PARTITIONS)
                    .mapToObj(each -> new SharedInstruments.Unit<String>(
                            each, monitor -> work(each, monitor), () -> each + " read by " + name))
                    .toList();
            results = CompletableFuture.supplyAsync(
                    () -> new SharedInstruments<>(units).run(connection, "shared", group, "plan"),
                    task -> new Thread(task).start());
        }

        private String work(int partition, StreamMonitor monitor) {
            owners.put(partition, name);
            while (!ends.get()) {
                if (monitor.isCancelled()) {
                    owners.remove(partition, name);
                    throw new CancellationException();
                }
                if (fails.get()) {
                    throw new IllegalStateException("fails");
                }
                pause();
            }
            return partition + " by " + name;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause();
        }
    }

    @Tag("slow")
    @Test
    void partitionsMoveToAnEngineThatJoinsAndBackFromOneThatLeaves() throws Exception {
        new TopicPreparation(connection, StreamMonitor.NONE).prepare("shared", PARTITIONS);
        Map<Integer, String> owners = new ConcurrentHashMap<>();
        AtomicBoolean ends = new AtomicBoolean();
        Engine first = new Engine("moves", "first", owners, ends);
        await(() -> owners.size() == PARTITIONS);
        Engine second = new Engine("moves", "second", owners, ends);
        await(() -> owners.containsValue("second") && owners.size() == PARTITIONS);
        // The broker gives the newcomer as much as is even, and no more.
        assertThat(owners.values().stream().filter("first"::equals)).hasSizeBetween(1, 2);
        first.fails.set(true);
        assertThatThrownBy(() -> first.results.get(30, TimeUnit.SECONDS)).hasMessageContaining("fails");
        await(() -> owners.values().stream().allMatch("second"::equals) && owners.size() == PARTITIONS);
        ends.set(true);
        assertThat(second.results.get(30, TimeUnit.SECONDS))
                .containsExactly("0 by second", "1 by second", "2 by second");
        // What is done is known to those that come later.
        Engine late = new Engine("moves", "late", new ConcurrentHashMap<>(), ends);
        assertThat(late.results.get(30, TimeUnit.SECONDS)).hasSize(PARTITIONS);
    }

    private static RunConfig order(String symbol, MarketTape tape, int qty) {
        Map<String, String> texts = new HashMap<>(Map.of("topic", "quotes", "symbol", symbol));
        texts.put("bootstrap-servers", broker.bootstrapServers());
        texts.putAll(Map.of("qty", Integer.toString(qty), "slice", "2s", "strategies", "twap,rest-then-cross"));
        texts.put("start", Units.formatTime(tape.firstEventNs() + 2_000_000_000L));
        return RunConfig.of(Settings.parse(Command.BACKTEST, texts));
    }

    @Tag("slow")
    @Test
    void twoEnginesGiveTheResultsOfOneAndEachFillOnce() throws Exception {
        Map<String, RunConfig> orders = new LinkedHashMap<>();
        for (String symbol : List.of("A", "B", "C", "D")) {
            MarketTape tape = MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults()
                    .withSymbol(symbol)
                    .withSeed(symbol.hashCode())
                    .withDuration(Duration.ofSeconds(20))));
            new MarketDataProducer(connection, StreamOptions.to("quotes").withNewTopicPartitions(PARTITIONS))
                    .stream(tape, new StreamLabel("s-" + symbol, "sample"), StreamMonitor.NONE);
            orders.put(symbol + "1", order(symbol, tape, 1000));
            orders.put(symbol + "2", order(symbol, tape, 300));
        }
        List<CompletableFuture<Map<String, ConfiguredRun>>> engines = new ArrayList<>();
        for (int engine = 0; engine < 2; engine++) {
            engines.add(CompletableFuture.supplyAsync(
                    () -> new StreamedRuns(orders, Optional.of("shared"), RunMeters.none()).share(),
                    task -> new Thread(task).start()));
        }
        Map<String, ConfiguredRun> alone = new StreamedRuns(orders, Optional.of("alone"), RunMeters.none()).run();
        for (CompletableFuture<Map<String, ConfiguredRun>> engine : engines) {
            Map<String, ConfiguredRun> found = engine.get(60, TimeUnit.SECONDS);
            assertThat(found.keySet()).containsExactlyElementsOf(orders.keySet());
            found.forEach((id, run) -> assertThat(run.result().strategies())
                    .isEqualTo(Objects.requireNonNull(alone.get(id)).result().strategies()));
        }
        List<String> fills = fills("shared");
        assertThat(fills).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(Set.copyOf(fills)).isEqualTo(Set.copyOf(fills("alone")));
    }

    /** The committed fills of a run, without its id. */
    private static List<String> fills(String run) {
        return CommittedRecords.values(connection, Output.FILLS).stream()
                .filter(value -> value.contains("\"run\":\"" + run + "."))
                .map(value -> value.replace("\"run\":\"" + run + ".", "\"run\":\""))
                .toList();
    }
}
