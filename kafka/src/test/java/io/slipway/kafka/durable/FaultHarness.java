package io.slipway.kafka.durable;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Runs of one plan that are killed at points that a seed chooses, and compared with one that was never disturbed. */
final class FaultHarness {

    private static final long SECOND = 1_000_000_000L;
    private static final int EVENTS = 12_000;
    private static final int COMMIT_ROWS = 1500;

    /** A run has some 8 commits; a count of more does not come to a kill, and so ends a seed. */
    private static final int COMMITS = 5;

    private final KafkaConnection connection;
    private final StreamFacts facts;
    private final Backtest plan;
    private final List<StrategyResult> expected;
    private final UnaryOperator<RunJournal> planted;
    private int kills;

    /** A kill of the process, in place of one. */
    static final class Killed extends Error {

        @Serial
        private static final long serialVersionUID = 1L;

        Killed(CrashPoint point) {
            super("killed: point=" + point);
        }
    }

    /**
     * Writes the stream, and runs the plan on the tape.
     *
     * @param afterNs time between the end of the order and that of the stream
     */
    FaultHarness(KafkaConnection connection, String topic, long afterNs, UnaryOperator<RunJournal> planted) {
        this.connection = connection;
        this.planted = planted;
        MarketTape tape = SampleMarket.tape("AAPL", 5, EVENTS);
        new MarketDataProducer(connection, StreamOptions.to(topic))
                .stream(tape, new StreamLabel("r1", "sample"), StreamMonitor.NONE);
        facts = new MarketDataConsumer(connection).survey(StreamRequest.newestOf(topic), StreamMonitor.NONE);
        ParentOrder order =
                new ParentOrder(Side.BUY, 20_000, tape.firstEventNs() + SECOND, tape.lastEventNs() - afterNs);
        RunSpec spec = RunSpec.of(order)
                .withSchedule(new ScheduleSettings(SECOND, StandardCurve.US_EQUITY, 3, 1))
                .withParameters(new StaticParameters(0, 50, 0).toParameters())
                .withStrategies(Stream.of("twap", "vwap", "rest-then-cross")
                        .map(name -> Catalogue.installed().find(name).orElseThrow())
                        .toList());
        plan = new Backtest(facts.universe(), spec);
        expected = new Backtest(tape, spec).run();
    }

    /** Facts of the stream on the topic. */
    StreamFacts facts() {
        return facts;
    }

    /** The plan, on the universe of the stream. */
    Backtest plan() {
        return plan;
    }

    /** Number of kills so far. */
    int kills() {
        return kills;
    }

    /** Starts a run until it ends or is killed; its results if it ends. */
    Optional<List<StrategyResult>> start(String id, Consumer<CrashPoint> points) {
        try (RunJournal journal = planted.apply(KafkaRunJournal.open(connection, id, StreamMonitor.NONE))) {
            DurableRun.Limits limits = new DurableRun.Limits(Duration.ofHours(1), COMMIT_ROWS, Duration.ofSeconds(20));
            return Optional.of(new DurableRun(connection, journal, limits, StreamMonitor.NONE, points)
                    .run(id, "plan", facts, plan, journal.newest()));
        } catch (Killed e) {
            kills++;
            return Optional.empty();
        }
    }

    /** Kills a run up to three times, lets it end, and names the first difference; empty if there is none. */
    Optional<String> fault(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String id = facts.begin().topic() + "-" + seed;
        try {
            Optional<List<StrategyResult>> results = Optional.empty();
            for (int start = 0; results.isEmpty(); start++) {
                results = start(id, start < 3 ? killer(random) : point -> {});
            }
            return difference(id, results.orElseThrow());
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static Consumer<CrashPoint> killer(SplittableRandom random) {
        CrashPoint[] all = CrashPoint.values();
        CrashPoint at = all[random.nextInt(all.length)];
        long[] left = {at == CrashPoint.STEPPED ? random.nextInt(EVENTS) : random.nextInt(COMMITS)};
        return point -> {
            if (point == at && left[0]-- == 0) {
                throw new Killed(point);
            }
        };
    }

    /** The first difference between a run that has ended and an undisturbed one. */
    Optional<String> difference(String id, List<StrategyResult> results) {
        if (!results.equals(expected)) {
            return Optional.of("other results: id=" + id);
        }
        List<String> fills = new ArrayList<>();
        for (StrategyResult result : expected) {
            for (int i = 0; i < result.fills().size(); i++) {
                fills.add(result.name() + " " + i + " " + result.fills().get(i).timeNs());
            }
        }
        List<String> published = values(id, Output.FILLS, "fill");
        if (!sorted(published).equals(sorted(fills))) {
            return Optional.of("other fills: id=" + id + ", there=" + published.size() + ", expected=" + fills.size());
        }
        List<String> orders = new ArrayList<>();
        for (StrategyResult result : expected) {
            for (int i = 0; i < result.orders().size(); i++) {
                orders.add(
                        result.name() + " " + i + " " + result.orders().get(i).sentNs());
            }
        }
        return sorted(values(id, Output.ORDERS, "order")).equals(sorted(orders))
                ? Optional.empty()
                : Optional.of("other orders: id=" + id);
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private List<String> values(String id, String topic, String number) {
        Map<String, Object> properties = new HashMap<>(connection.consumerProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> lines = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    String value = new String(record.value(), StandardCharsets.UTF_8);
                    if (text(value, "run").equals(id)) {
                        lines.add(text(value, "strategy") + " " + text(value, number) + " " + text(value, "time_ns"));
                    }
                }
            }
        }
        return lines;
    }

    private static String text(String json, String field) {
        return json.replaceFirst(".*\"" + field + "\":\"?([^\",}]*).*", "$1");
    }
}
