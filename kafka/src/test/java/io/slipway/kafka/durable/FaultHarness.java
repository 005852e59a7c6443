package io.slipway.kafka.durable;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.market.MarketDataException;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Runs of one plan that are disturbed at points that a seed chooses, and compared with one that was never disturbed. */
final class FaultHarness {

    private static final long SECOND = 1_000_000_000L;
    private static final int EVENTS = 12_000;
    private static final int COMMIT_ROWS = 1500;

    /** A run has some 8 commits; a count of more does not come to a kill, and so ends a seed. */
    private static final int COMMITS = 5;

    /** Starts of a run that are disturbed; the others end it. */
    private static final int DISTURBED = 3;

    /** The client tries again within this time, or gives up and the next start goes on. */
    private static final long MOST_AWAY_MS = 3000;

    private final KafkaConnection connection;
    private final StreamFacts facts;
    private final Recording recording;
    private final RunSpec spec;
    private final List<StrategyResult> expected;
    private final UnaryOperator<RunJournal> planted;
    private Optional<RestartedBroker> broker = Optional.empty();
    private boolean alternates;
    private int starts;
    private UnaryOperator<RunSpec> alter = UnaryOperator.identity();
    private int kills;
    private int fenced;
    private int refused;

    /** A kill of the process, in place of one. */
    static final class Killed extends Error {

        @Serial
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
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
        recording = new MarketDataConsumer(connection).record(StreamRequest.newestOf(topic), StreamMonitor.NONE);
        facts = recording.facts();
        ParentOrder order =
                new ParentOrder(Side.BUY, 20_000, tape.firstEventNs() + SECOND, tape.lastEventNs() - afterNs);
        spec = RunSpec.of(order)
                .withSchedule(new ScheduleSettings(SECOND, StandardCurve.US_EQUITY, 3, 1))
                .withParameters(new StaticParameters(0, 50, 0).toParameters())
                .withStrategies(Stream.of("twap-jittered", "vwap", "rest-then-cross")
                        .map(name -> Catalogue.installed().find(name).orElseThrow())
                        .toList());
        expected = new Backtest(tape, spec).run();
    }

    /** Number of kills so far. */
    int kills() {
        return kills;
    }

    /** Starts a run until it ends or is killed; its results if it ends. */
    Optional<List<StrategyResult>> start(String id, Consumer<CrashPoint> points) {
        try (RunJournal journal = planted.apply(KafkaRunJournal.open(connection, id, StreamMonitor.NONE))) {
            return Optional.of(run(id, journal, points));
        } catch (Killed e) {
            kills++;
            return Optional.empty();
        }
    }

    private List<StrategyResult> run(String id, RunJournal journal, Consumer<CrashPoint> points) {
        DurableRun.Limits limits = new DurableRun.Limits(Duration.ofHours(1), COMMIT_ROWS, Duration.ofSeconds(20));
        Backtest own = new Backtest(facts.universe(), alter.apply(spec));
        Optional<SavedRun> saved =
                Optional.ofNullable(journal.newest(Set.of(id)).get(id));
        DurableRun run = new DurableRun(connection, journal, limits, StreamMonitor.NONE, points);
        boolean onRecording = alternates && starts++ % 2 == 0;
        return (onRecording ? run.on(recording) : run)
                .run(id, List.of(new DurableOrder(id, "plan", facts, own, saved)))
                .get(0);
    }

    /** The same with a plan that each start alters. */
    FaultHarness altered(UnaryOperator<RunSpec> alteration) {
        alter = alteration;
        return this;
    }

    /** The same where every other start takes the rows from a recording, and the others from the topic. */
    FaultHarness onRecordingAndTopic() {
        alternates = true;
        return this;
    }

    /** The same with a broker that may go away. */
    FaultHarness on(RestartedBroker restarted) {
        broker = Optional.of(restarted);
        return this;
    }

    /** Number of processes that went on after another had taken over, and were refused. */
    int fenced() {
        return fenced;
    }

    /** Number of states of another version that were refused. */
    int refused() {
        return refused;
    }

    /** Disturbs the first three starts of a run, lets it end, and names the first difference; empty if there is none. */
    Optional<String> fault(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String id = facts.begin().topic() + "-" + seed;
        try {
            Optional<List<StrategyResult>> results = Optional.empty();
            for (int start = 0; results.isEmpty(); start++) {
                results = start < DISTURBED ? disturbed(id, random) : start(id, point -> {});
            }
            return difference(id, results.orElseThrow());
        } catch (RuntimeException e) {
            return Optional.of("seed=" + seed + ": " + e);
        }
    }

    private Optional<List<StrategyResult>> disturbed(String id, SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 60) {
            return start(id, killer(random));
        }
        if (kind < 80) {
            return zombie(id, random);
        }
        return kind < 95 ? ofOtherVersion(id) : withoutBroker(id, random);
    }

    /** A process that stands still while another one takes the run over and ends it, and then goes on: it must not commit. */
    private Optional<List<StrategyResult>> zombie(String id, SplittableRandom random) {
        List<Optional<List<StrategyResult>>> taken = new ArrayList<>();
        Consumer<CrashPoint> standstill = at(random, () -> taken.add(start(id, point -> {})));
        try {
            Optional<List<StrategyResult>> own = start(id, standstill);
            return taken.isEmpty() ? own : taken.get(0);
        } catch (KafkaProblem e) {
            if (taken.isEmpty()) {
                throw e;
            }
            fenced++;
            return taken.get(0);
        }
    }

    /** A start that finds a state of another version of the program, and refuses it. */
    private Optional<List<StrategyResult>> ofOtherVersion(String id) {
        UnaryOperator<RunJournal> sound = planted;
        try (RunJournal journal = new DurableRunTest.OtherVersion(
                sound.apply(KafkaRunJournal.open(connection, id, StreamMonitor.NONE)))) {
            return Optional.of(run(id, journal, point -> {}));
        } catch (MarketDataException e) {
            refused++;
            return Optional.empty();
        }
    }

    private Optional<List<StrategyResult>> withoutBroker(String id, SplittableRandom random) {
        long awayMs = random.nextLong(MOST_AWAY_MS);
        try {
            return start(
                    id,
                    broker.isEmpty()
                            ? killer(random)
                            : at(random, () -> broker.get().beginRestart(awayMs)));
        } catch (KafkaProblem e) {
            return Optional.empty();
        } finally {
            broker.ifPresent(RestartedBroker::awaitRestart);
        }
    }

    private static Consumer<CrashPoint> killer(SplittableRandom random) {
        return at(random, () -> {
            throw new Killed();
        });
    }

    /** Does something once, at a point that is drawn. */
    private static Consumer<CrashPoint> at(SplittableRandom random, Runnable fault) {
        CrashPoint[] all = CrashPoint.values();
        CrashPoint at = all[random.nextInt(all.length)];
        long[] left = {
            random.nextInt(
                    switch (at) {
                        case STEPPED -> EVENTS;
                        case STEPPING -> EVENTS / DurableRun.BLOCK_ROWS;
                        default -> COMMITS;
                    })
        };
        return point -> {
            if (point == at && left[0]-- == 0) {
                fault.run();
            }
        };
    }

    /** The fills of an undisturbed run, one a line. */
    List<String> fills() {
        List<String> fills = new ArrayList<>();
        for (StrategyResult result : expected) {
            for (int i = 0; i < result.fills().size(); i++) {
                fills.add(result.name() + " " + i + " " + result.fills().get(i).timeNs());
            }
        }
        return fills;
    }

    /** The fills on the topic of a run that readers see, one a line. */
    List<String> published(String id) {
        return values(id, Output.FILLS, "fill");
    }

    /** The first difference between a run that has ended and an undisturbed one. */
    Optional<String> difference(String id, List<StrategyResult> results) {
        if (!results.equals(expected)) {
            return Optional.of("other results: id=" + id);
        }
        List<String> fills = fills();
        List<String> published = published(id);
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
            long end = end(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    // Most records are of other runs, and a key tells that at once.
                    if (new String(record.key(), StandardCharsets.UTF_8).startsWith(id + "/")) {
                        String value = new String(record.value(), StandardCharsets.UTF_8);
                        lines.add(text(value, "strategy") + " " + text(value, number) + " " + text(value, "time_ns"));
                    }
                }
            }
        }
        return lines;
    }

    /** The end of a topic. A commit is visible to all soon after it was done, so its records are waited for. */
    private long end(TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    private static String text(String json, String field) {
        return json.replaceFirst(".*\"" + field + "\":\"?([^\",}]*).*", "$1");
    }
}
