package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Durable runs under kills at every point, with the real client and broker. */
class DurableRunTest {

    /** Number of seeds: 4 in the build, others by {@code -Dslipway.seeds}. */
    private static final int SEEDS = Integer.getInteger("slipway.seeds", 4);

    /** The first of them, so that another run may draw others. */
    private static final int FIRST_SEED = Integer.getInteger("slipway.seed", 0);

    /** A start reads all states of its broker, so the work would grow with the square of the seeds. */
    private static final int SEEDS_OF_A_BROKER = 25;

    private static final int THREADS = 2;

    /** So many draw each kind of disturbance several times. */
    private static final int MANY_SEEDS = 100;

    private static final long SECOND = 1_000_000_000L;

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

    private static FaultHarness sound(String topic) {
        return new FaultHarness(connection, topic, SECOND, UnaryOperator.identity());
    }

    @Test
    void aRunThatIsNeverDisturbedIsThatOfTheTape() {
        FaultHarness harness = sound("calm");
        List<StrategyResult> results = harness.start("calm", point -> {}).orElseThrow();
        assertThat(harness.difference("calm", results)).isEmpty();
        assertThat(results.get(0).fills()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SECOND, -SECOND})
    void aFinishedRunGivesItsResultsAgainWithoutOutputs(long afterNs) {
        FaultHarness harness = new FaultHarness(connection, "again" + afterNs, afterNs, UnaryOperator.identity());
        List<StrategyResult> results =
                harness.start("again" + afterNs, point -> {}).orElseThrow();
        List<StrategyResult> later =
                harness.start("again" + afterNs, point -> {}).orElseThrow();
        assertThat(later).isEqualTo(results);
        assertThat(harness.difference("again" + afterNs, later)).isEmpty();
    }

    /** The harnesses of some seeds, and the faults that they found. */
    private record Disturbed(List<String> faults, int kills, int fenced, int refused, int restarts) {

        /** Runs seeds with a broker of their own. */
        static Disturbed of(int first, int end) {
            try (RestartedBroker own = new RestartedBroker()) {
                FaultHarness harness =
                        new FaultHarness(own.connection(), "disturbed", SECOND, UnaryOperator.identity()).on(own);
                List<String> faults = IntStream.range(first, end)
                        .mapToObj(harness::fault)
                        .flatMap(Optional::stream)
                        .toList();
                return new Disturbed(faults, harness.kills(), harness.fenced(), harness.refused(), own.restarts());
            }
        }

        Disturbed plus(Disturbed other) {
            List<String> all = new ArrayList<>(faults);
            all.addAll(other.faults);
            return new Disturbed(
                    all,
                    kills + other.kills,
                    fenced + other.fenced,
                    refused + other.refused,
                    restarts + other.restarts);
        }
    }

    /** Kills, zombies, states of another version and brokers that are away; two groups of seeds at a time, as they wait a lot. */
    @Tag("slow")
    @Test
    void disturbancesAtAnyPointChangeNothing() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Disturbed>> groups = new ArrayList<>();
            int size = Math.min(SEEDS_OF_A_BROKER, (SEEDS + THREADS - 1) / THREADS);
            for (int first = 0; first < SEEDS; first += size) {
                int from = FIRST_SEED + first;
                int end = FIRST_SEED + Math.min(SEEDS, first + size);
                groups.add(threads.submit(() -> Disturbed.of(from, end)));
            }
            Disturbed all = new Disturbed(List.of(), 0, 0, 0, 0);
            for (Future<Disturbed> group : groups) {
                all = all.plus(group.get());
            }
            assertThat(all.faults()).isEmpty();
            assertThat(all.kills()).isGreaterThan(SEEDS / 2);
            if (SEEDS >= MANY_SEEDS) {
                assertThat(all.fenced()).isGreaterThan(SEEDS / 20);
                assertThat(all.refused()).isGreaterThan(SEEDS / 20);
                assertThat(all.restarts()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A start with the whole stream at hand and one that reads the topic go on from the states of each other. */
    @Tag("slow")
    @Test
    void disturbedRunsGoOnFromARecordingAsFromTheTopic() {
        FaultHarness harness = sound("recorded").onRecordingAndTopic();
        assertThat(IntStream.range(200, 208).mapToObj(harness::fault).flatMap(Optional::stream))
                .isEmpty();
        assertThat(harness.kills()).isGreaterThan(5);
    }

    @Test
    void aBrokerThatIsAwayDelaysARun() {
        try (RestartedBroker own = new RestartedBroker()) {
            FaultHarness harness = new FaultHarness(own.connection(), "away", SECOND, UnaryOperator.identity());
            int[] commits = {0};
            Optional<List<StrategyResult>> results = Optional.empty();
            while (results.isEmpty()) {
                try {
                    results = harness.start("away", point -> {
                        if (point == CrashPoint.COMMITTED && ++commits[0] == 3) {
                            own.beginRestart(1000);
                        }
                    });
                } catch (KafkaProblem e) {
                    own.awaitRestart();
                }
            }
            assertThat(own.restarts()).isEqualTo(1);
            assertThat(harness.difference("away", results.orElseThrow())).isEmpty();
        }
    }

    @Test
    void everyPointIsKilledAtOnce() {
        FaultHarness harness = sound("points");
        for (CrashPoint at : CrashPoint.values()) {
            String id = "point-" + at;
            assertThat(harness.start(id, point -> {
                        if (point == at) {
                            throw new FaultHarness.Killed();
                        }
                    }))
                    .isEmpty();
            List<StrategyResult> results = harness.start(id, point -> {}).orElseThrow();
            assertThat(harness.difference(id, results)).isEmpty();
        }
    }

    @Test
    void aSecondProcessFencesOffTheFirst() {
        FaultHarness harness = sound("two");
        boolean[] taken = {false};
        assertThatThrownBy(() -> harness.start("two", point -> {
                    if (point == CrashPoint.COMMITTED && !taken[0]) {
                        taken[0] = true;
                        KafkaRunJournal.open(connection, "two", StreamMonitor.NONE)
                                .close();
                    }
                }))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageContaining("another process has taken over the run");
        assertThat(harness.difference("two", harness.start("two", point -> {}).orElseThrow()))
                .isEmpty();
    }

    /** A transaction of another run that begins before a commit hides that commit's state until it ends. */
    @Test
    void anOpenTransactionOfAnotherRunHidesNoState() {
        FaultHarness harness = sound("hidden");
        Map<String, Object> properties = new HashMap<>(connection.producerProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "slipway-other");
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(properties)) {
            other.initTransactions();
            int[] commits = {0};
            assertThat(harness.start("hidden", point -> {
                        if (point == CrashPoint.COMMITTED && ++commits[0] == 2) {
                            other.beginTransaction();
                            Future<RecordMetadata> unused =
                                    other.send(new ProducerRecord<>(KafkaJournal.STATES, 0, new byte[] {1}, null));
                            other.flush();
                        }
                        if (point == CrashPoint.COMMITTED && commits[0] == 4) {
                            throw new FaultHarness.Killed();
                        }
                    }))
                    .isEmpty();
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    other::commitTransaction, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            List<StrategyResult> results = harness.start("hidden", point -> {}).orElseThrow();
            end.join();
            assertThat(harness.difference("hidden", results)).isEmpty();
        }
    }

    /** Gives a state that lacks its last eight bytes, as that of another version might. */
    record OtherVersion(RunJournal inner) implements RunJournal {

        private static SavedRun shortened(SavedRun run) {
            byte[] state = run.state().bytes();
            return new SavedRun(run.head(), SavedState.of(Arrays.copyOf(state, state.length - 8)));
        }

        @Override
        public Map<String, SavedRun> newest(Set<String> ids) {
            Map<String, SavedRun> found = inner.newest(ids);
            found.replaceAll((id, run) -> shortened(run));
            return found;
        }

        @Override
        public void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points) {
            inner.commit(outputs, states, points);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void aStateOfAnotherVersionIsNamed() {
        FaultHarness harness = new FaultHarness(connection, "version", 0, OtherVersion::new);
        assertThat(harness.start("version", point -> {})).isPresent();
        assertThatThrownBy(() -> harness.start("version", point -> {}))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("another version of the program wrote it: id=version, reason=");
    }

    /** Sends the outputs on their own, before the state or after it. */
    private record Untransacted(RunJournal inner, boolean outputsFirst) implements RunJournal {

        @Override
        public Map<String, SavedRun> newest(Set<String> ids) {
            return inner.newest(ids);
        }

        @Override
        public void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points) {
            if (outputsFirst) {
                send(outputs);
            }
            inner.commit(List.of(), states, points);
            if (!outputsFirst) {
                send(outputs);
            }
        }

        private static void send(List<Output> outputs) {
            Map<String, Object> properties = new HashMap<>(connection.producerProperties());
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
                for (Output output : outputs) {
                    Future<RecordMetadata> unused = producer.send(
                            new ProducerRecord<>(output.topic(), 0, output.keyBytes(), output.valueBytes()));
                }
            }
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** Gives a position that is one row ahead of the state's. */
    private record WrongPosition(RunJournal inner) implements RunJournal {

        @Override
        public Map<String, SavedRun> newest(Set<String> ids) {
            Map<String, SavedRun> found = inner.newest(ids);
            found.replaceAll((id, run) -> new SavedRun(
                    new SavedRun.Head(
                            run.head().plan(),
                            run.head().facts(),
                            run.head().offset(),
                            run.head().row() + 1,
                            run.head().commits(),
                            run.head().finished(),
                            run.head().passed()),
                    run.state()));
            return found;
        }

        @Override
        public void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points) {
            inner.commit(outputs, states, points);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static void expectCaught(String topic, UnaryOperator<RunJournal> planted) {
        expectCaught(new FaultHarness(connection, topic, 0, planted));
    }

    private static void expectCaught(FaultHarness harness) {
        assertThat(IntStream.range(1000, 1010)
                        .mapToObj(harness::fault)
                        .flatMap(Optional::stream)
                        .findFirst())
                .isPresent();
    }

    @Tag("slow")
    @Test
    void outputsOutsideTheTransactionAreFoundOut() {
        expectCaught("planted-first", journal -> new Untransacted(journal, true));
    }

    @Tag("slow")
    @Test
    void outputsAfterTheStateAreFoundOut() {
        expectCaught("planted-after", journal -> new Untransacted(journal, false));
    }

    @Test
    void aPositionAheadOfTheStateIsFoundOut() {
        expectCaught("planted-position", WrongPosition::new);
    }

    /** Each start draws the times of its child orders from the clock of the machine. */
    @Test
    void aClockInTheResultIsFoundOut() {
        expectCaught(sound("planted-clock")
                .altered(spec -> spec.withSchedule(
                        new ScheduleSettings(SECOND, StandardCurve.US_EQUITY, System.nanoTime(), 1))));
    }
}
