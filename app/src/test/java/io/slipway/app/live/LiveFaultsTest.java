package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.config.spec.ConfiguredRun;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.CrashPoint;
import io.slipway.kafka.durable.KafkaJournal;
import io.slipway.kafka.durable.Output;
import io.slipway.kafka.durable.StateRecord;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWish.Kind;
import io.slipway.kafka.orders.OrderWishTopic;
import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import io.slipway.text.ConfigException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live runs under kills at every point, with the real client and broker. */
@Tag("slow")
class LiveFaultsTest {

    /** Number of runs: 2 in the build, others by {@code -Dslipway.seeds}, of which a quarter are live runs. */
    private static final int SEEDS = Math.max(1, Integer.getInteger("slipway.seeds", 8) / 4);

    /** The first of them, so that another run may draw others. */
    private static final int FIRST_SEED = Integer.getInteger("slipway.seed", 0);

    /** A start reads all states of its broker, so the work would grow with the square of the seeds. */
    private static final int SEEDS_OF_A_BROKER = 25;

    private static final int BEYOND = 1_000_000;

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;
    private static LiveFaults faults;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
        faults = new LiveFaults(connection, "live");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Consumer<CrashPoint> killedAt(CrashPoint at, int count) {
        int[] left = {count};
        return point -> {
            if (point == at && --left[0] == 0) {
                throw new LiveFaults.Killed(point);
            }
        };
    }

    private static Map<String, ConfiguredRun> end(String id) {
        return faults.start(LiveFaults.Start.of(id, point -> {})).orElseThrow();
    }

    @Test
    void killsAtAnyPointChangeNothing() {
        List<String> found = new ArrayList<>();
        int kills = 0;
        for (int first = 0; first < SEEDS; first += SEEDS_OF_A_BROKER) {
            try (EmbeddedBroker own = EmbeddedBroker.startTemporary()) {
                LiveFaults some = new LiveFaults(KafkaConnection.of(own.bootstrapServers()), "killed");
                IntStream.range(first, Math.min(SEEDS, first + SEEDS_OF_A_BROKER))
                        .mapToObj(seed -> some.fault(FIRST_SEED + seed, UnaryOperator.identity()))
                        .flatMap(Optional::stream)
                        .forEach(found::add);
                kills += some.kills();
            }
        }
        assertThat(found).isEmpty();
        assertThat(kills).isGreaterThan(SEEDS);
        assertThat(Objects.requireNonNull(faults.expected().get("a"))
                        .result()
                        .strategies()
                        .get(0)
                        .fills())
                .hasSizeGreaterThan(5);
    }

    @Test
    void everyPointIsKilledAtOnceAndLater() {
        for (CrashPoint at : CrashPoint.values()) {
            String id = "point-" + at;
            if (at != CrashPoint.RESTORED && at != CrashPoint.RESTORING) {
                assertThat(faults.start(LiveFaults.Start.of(id, killedAt(at, 1))))
                        .isEmpty();
                int later = at == CrashPoint.POLLED ? 1 : 3;
                assertThat(faults.start(LiveFaults.Start.of(id, killedAt(at, later))))
                        .isEmpty();
            } else {
                assertThat(faults.start(LiveFaults.Start.of(id, killedAt(CrashPoint.COMMITTED, 4))))
                        .isEmpty();
                assertThat(faults.start(LiveFaults.Start.of(id, killedAt(at, 1))))
                        .isEmpty();
            }
            assertThat(faults.difference(id, faults.expected(), end(id))).isEmpty();
        }
    }

    /** A stream without an end, with clocks while both orders are worked. */
    @Test
    void ordersOnAStreamWithoutAnEndGoOnAfterKills() {
        LiveFaults endless = LiveFaults.endless(connection, "endless");
        assertThat(endless.clocks()).isNotEmpty();
        assertThat(IntStream.range(0, 2 * SEEDS)
                        .mapToObj(seed -> endless.fault(FIRST_SEED + seed, UnaryOperator.identity()))
                        .flatMap(Optional::stream))
                .isEmpty();
        assertThat(endless.kills()).isGreaterThan(SEEDS);
    }

    @Test
    void aFinishedRunGivesItsResultsAgainWithoutOutputs() {
        assertThat(faults.difference("again", faults.expected(), end("again"))).isEmpty();
        assertThat(faults.difference("again", faults.expected(), end("again"))).isEmpty();
    }

    @Test
    void aStartGoesOnFromTheLastCommitAndNotFromTheFirstRow() {
        assertThat(faults.start(LiveFaults.Start.of("on", killedAt(CrashPoint.COMMITTED, 5))))
                .isEmpty();
        List<SavedLive> seen = new ArrayList<>();
        int[] steps = {0};
        faults.start(new LiveFaults.Start(
                "on", point -> steps[0] += point == CrashPoint.STEPPED ? 1 : 0, UnaryOperator.identity(), saved -> {
                    saved.ifPresent(seen::add);
                    return OrderInbox.EMPTY;
                }));
        // The first commit is that of the beginning, without a row; the others have 150 rows each.
        assertThat(List.of(seen.get(0).head().rows(), seen.get(0).head().place().row()))
                .containsOnly(600L);
        SavedLive.Place place = seen.get(0).head().place();
        assertThat(place.stream().runId()).isEqualTo(faults.streamId());
        // A record has 16 rows; the first one is the begin marker.
        assertThat(place.offset() - place.stream().place().offset()).isEqualTo(1 + 599 / 16);
        int[] all = {0};
        faults.start(LiveFaults.Start.of("all", point -> all[0] += point == CrashPoint.STEPPED ? 1 : 0));
        // The first row is none of the steps of a run that begins.
        assertThat(all[0] - steps[0]).isEqualTo(599);
    }

    @Test
    void theOlderOfTwoEnginesIsFencedOff() {
        boolean[] taken = {false};
        String key = LiveKeeper.Identity.key("two", faults.symbol());
        assertThatThrownBy(() -> faults.start(LiveFaults.Start.of("two", point -> {
                    if (point == CrashPoint.COMMITTED && !taken[0]) {
                        taken[0] = true;
                        KafkaJournal.open(connection, key, StreamMonitor.NONE).close();
                    }
                })))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageContaining("another process has taken over the run");
        assertThat(faults.difference("two", faults.expected(), end("two"))).isEmpty();
    }

    @Test
    void countsAreCommittedWithTheState() {
        assertThat(faults.start(LiveFaults.Start.of("counts", killedAt(CrashPoint.STATE_SENT, 5))))
                .isEmpty();
        assertThat(faults.start(LiveFaults.Start.of("counts", killedAt(CrashPoint.STATE_SENT, 3))))
                .isEmpty();
        end("counts");
        List<String> counts = faults.committed(Output.METRICS).stream()
                .filter(value -> LiveFaults.text(value, "run").equals("counts"))
                .toList();
        List<Long> commits = counts.stream()
                .map(value -> Long.parseLong(LiveFaults.text(value, "commits")))
                .toList();
        assertThat(commits)
                .containsExactlyElementsOf(IntStream.range(2, commits.size() + 2)
                        .mapToObj(Long::valueOf)
                        .toList());
        String last = counts.get(counts.size() - 1);
        long fills = faults.expected().values().stream()
                .flatMap(run -> run.result().strategies().stream())
                .mapToLong(strategy -> strategy.fills().size())
                .sum();
        assertThat(LiveFaults.text(last, "fills")).isEqualTo(Long.toString(fills));
        assertThat(LiveFaults.text(last, "v")).isEqualTo("1");
        assertThat(Long.parseLong(LiveFaults.text(last, "events"))).isGreaterThan(600);
    }

    /** The wishes of the test are followed once, each at the row at which it became known, whatever is killed. */
    @Test
    void wishesThatWereFollowedAreKeptAndThoseSentMeanwhileAreFollowedLater() {
        OrderWishTopic.send(connection, "wishes", new OrderWish(Kind.PAUSE, "none", Map.of()));
        try (OrderWishTopic opened = OrderWishTopic.open(connection, "wishes", sentence -> {})) {
            long first = opened.position();
            OrderWishTopic.send(connection, "wishes", new OrderWish(Kind.PAUSE, "a", Map.of()));
            OrderWishTopic.send(connection, "wishes", new OrderWish(Kind.NEW, "c", Map.of("qty", "500")));
            assertThat(faults.start(withWishes("wished", first, killedAt(CrashPoint.COMMITTED, 4))))
                    .isEmpty();
        }
        OrderWishTopic.send(connection, "wishes", new OrderWish(Kind.RESUME, "a", Map.of()));
        OrderWishTopic.send(connection, "wishes", new OrderWish(Kind.CANCEL, "c", Map.of()));
        assertThat(faults.start(withWishes("wished", -1, killedAt(CrashPoint.OUTPUTS_SENT, 1))))
                .isEmpty();
        Map<String, ConfiguredRun> results =
                faults.start(withWishes("wished", -1, point -> {})).orElseThrow();
        assertThat(results).containsOnlyKeys("a", "b", "c");
        ConfiguredRun paused = Objects.requireNonNull(results.get("a"));
        assertThat(paused.config().settings().texts().toString()).containsPattern("pauses=\\[[^,\\]]+/[^,\\]]+]");
        assertThat(faults.difference("wished", results, results)).isEmpty();
        assertThat(results.get("b")).isNotNull();
    }

    private static LiveFaults.Start withWishes(String id, long first, Consumer<CrashPoint> points) {
        return new LiveFaults.Start(id, points, UnaryOperator.identity(), saved -> {
            TopicInbox inbox = new TopicInbox(
                    OrderWishTopic.open(connection, "wishes", sentence -> {}), 1, Long.MIN_VALUE, sentence -> {});
            List<String> known = saved.map(each -> each.head().orders())
                    .filter(ids -> !ids.isEmpty())
                    .orElse(List.of("a", "b"));
            return inbox.of(faults.symbol(), known, first >= 0 ? OptionalLong.of(first) : LiveFaults.wishes(saved));
        });
    }

    /** A journal whose states are altered as they are read. */
    private record Altered(LiveKeeper.Journal inner, UnaryOperator<StateRecord> alter) implements LiveKeeper.Journal {

        @Override
        public Map<String, StateRecord> newest(String key) {
            Map<String, StateRecord> found = new HashMap<>(inner.newest(key));
            found.replaceAll((each, record) -> alter.apply(record));
            return found;
        }

        @Override
        public void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points) {
            inner.commit(outputs, states, points);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static void expectRefused(String id, UnaryOperator<StateRecord> alter, Class<?> kind, String sentence) {
        assertThat(faults.start(LiveFaults.Start.of(id, killedAt(CrashPoint.COMMITTED, 4))))
                .isEmpty();
        assertThatThrownBy(() -> faults.start(new LiveFaults.Start(
                        id, point -> {}, journal -> new Altered(journal, alter), saved -> OrderInbox.EMPTY)))
                .isInstanceOf(kind)
                .hasMessageContaining(sentence);
        assertThat(faults.difference(id, faults.expected(), end(id))).isEmpty();
    }

    private static UnaryOperator<StateRecord> headed(String from, String to) {
        return record -> new StateRecord(
                record.key(),
                new String(record.head(), StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8),
                record.state());
    }

    @Test
    void statesOfAnotherPlanOrANewerProgramAreRefusedAndTouchNothing() {
        expectRefused(
                "plan", headed("\"plan\":\"plan\"", "\"plan\":\"other\""), ConfigException.class, "has other settings");
        expectRefused(
                "newer",
                headed("\"cancelled\":", "\"withdrawn\":"),
                MarketDataException.class,
                "damaged state of a run");
        expectRefused(
                "state",
                record -> new StateRecord(
                        record.key(),
                        record.head(),
                        SavedState.of(Arrays.copyOf(
                                record.state().bytes(),
                                Math.max(0, record.state().bytes().length - 8)))),
                MarketDataException.class,
                "another version of the program wrote it");
    }

    /** Sends the outputs on their own, before the state or after it. */
    private record Untransacted(LiveKeeper.Journal inner, boolean outputsFirst) implements LiveKeeper.Journal {

        @Override
        public Map<String, StateRecord> newest(String key) {
            return inner.newest(key);
        }

        @Override
        public void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points) {
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
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
                for (Output output : outputs) {
                    Future<RecordMetadata> unused =
                            producer.send(new ProducerRecord<>(output.topic(), 0, output.key(), output.json()));
                }
            }
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** Keeps the position of a commit at once, and the state of the orders one commit late. */
    private static final class PositionFirst implements LiveKeeper.Journal {
        private final LiveKeeper.Journal inner;
        private final Map<String, StateRecord> late = new HashMap<>();

        PositionFirst(LiveKeeper.Journal inner) {
            this.inner = inner;
        }

        @Override
        public Map<String, StateRecord> newest(String key) {
            return inner.newest(key);
        }

        @Override
        public void commit(List<Output> outputs, List<StateRecord> states, Consumer<CrashPoint> points) {
            List<StateRecord> written = new ArrayList<>();
            for (StateRecord state : states) {
                boolean isHead = state.state().bytes().length == 0;
                StateRecord before = isHead ? state : late.put(state.key(), state);
                written.add(before == null ? state : before);
            }
            inner.commit(outputs, written, points);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static void expectCaught(int firstSeed, UnaryOperator<LiveKeeper.Journal> planted) {
        assertThat(IntStream.range(BEYOND + firstSeed, BEYOND + firstSeed + 10)
                        .mapToObj(seed -> faults.fault(seed, planted))
                        .flatMap(Optional::stream)
                        .findFirst())
                .isPresent();
    }

    @Test
    void outputsBeforeTheStateAreFoundOut() {
        expectCaught(0, journal -> new Untransacted(journal, true));
    }

    @Test
    void outputsAfterTheStateAreFoundOut() {
        expectCaught(100, journal -> new Untransacted(journal, false));
    }

    @Test
    void aPositionThatIsCommittedBeforeTheStateIsFoundOut() {
        expectCaught(200, PositionFirst::new);
    }
}
