package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWishTopic;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that are deleted from a topic, as its retention does, while a reader is at work; on a real broker. */
@Timeout(120)
class RetentionTest {

    private static final long SECOND = 1_000_000_000L;

    private static final Duration LONG = Duration.ofSeconds(30);

    /** One record a batch, and little more than one batch a fetch, so that a reader is behind. */
    private static final Map<String, String> SMALL = Map.of(
            "batch.size", "1000",
            "max.partition.fetch.bytes", "1000",
            "fetch.max.bytes", "1000",
            "max.poll.records", "1");

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = new KafkaConnection(broker.bootstrapServers(), SMALL);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static void deleteBefore(String topic, long offset) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long end(String topic) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a stream, and gives the offset behind it. */
    private static long send(String topic, String id, MarketTape tape) {
        new MarketDataProducer(connection, StreamOptions.to(topic))
                .stream(tape, new StreamLabel(id, "sample"), StreamMonitor.NONE);
        return end(topic);
    }

    /** Deletes records once when some events were read, and keeps the warnings. */
    private static final class Deleting implements StreamMonitor {

        private final List<String> warnings = new ArrayList<>();
        private final String topic;
        private final long before;
        private boolean deleted;

        Deleting(String topic, long before) {
            this.topic = topic;
            this.before = before;
        }

        @Override
        public void onWarning(String sentence) {
            warnings.add(sentence);
        }

        @Override
        public void onProgress(long events, long total) {
            if (events > 0 && !deleted) {
                deleted = true;
                deleteBefore(topic, before);
            }
        }
    }

    /** A deletion takes a while on a busy machine, and the reader waits for it, which must not look like the end of a stream. */
    private static MarketTape load(String topic, StreamMonitor monitor, Duration idle) {
        StreamRequest request = StreamRequest.newestOf(topic).withIdleLimit(idle);
        return new MarketDataConsumer(connection).load(request, monitor);
    }

    @Test
    void aTopicWhoseOlderStreamsAreDeletedDuringAReadIsReadAnew() {
        MarketTape newest = SampleMarket.tape("AAPL", 2, 3000);
        long begin = send("older", "r1", SampleMarket.tape("AAPL", 1, 5000));
        send("older", "r2", newest);
        Deleting deleting = new Deleting("older", begin);
        assertThat(load("older", deleting, LONG).sha256()).isEqualTo(newest.sha256());
        assertThat(deleting.warnings)
                .containsExactly(
                        "records of the topic were deleted while it was read, so it is read anew: topic=older");
    }

    /** The older stream was read whole before the newest one lost its beginning. */
    @Test
    void anOlderStreamIsNotTakenForTheNewestOneThatWasDeletedDuringTheRead() {
        long begin = send("newest", "r1", SampleMarket.tape("AAPL", 1, 300));
        send("newest", "r2", SampleMarket.tape("AAPL", 2, 10_000));
        Deleting deleting = new Deleting("newest", begin + 20);
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> load("newest", deleting, Duration.ofSeconds(3)))
                .withMessageStartingWith("no such run has begun on the topic");
        assertThat(deleting.warnings).hasSize(1);
    }

    @Test
    void aTopicThatIsDeletedFasterThanItIsReadIsAnErrorInTheEnd() {
        for (int i = 0; i < 4; i++) {
            send("again", "r" + i, SampleMarket.tape("AAPL", i, 5000));
        }
        int[] deletions = {0};
        StreamMonitor faster = new StreamMonitor() {

            @Override
            public void onWarning(String sentence) {
                deletions[0]++;
            }

            @Override
            public void onProgress(long events, long total) {
                deleteBefore("again", end("again") * (deletions[0] + 1) / 4);
            }
        };
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> load("again", faster, LONG))
                .withMessageStartingWith("records were deleted from the topic before they were read");
        assertThat(deletions[0]).isEqualTo(2);
    }

    /** Deletes records when a run has polled a number of times. */
    private static Consumer<CrashPoint> deleteAtPoll(int poll, String topic, long before) {
        int[] left = {poll};
        return point -> {
            if (point == CrashPoint.POLLED && --left[0] == 0) {
                deleteBefore(topic, before);
            }
        };
    }

    @Test
    void aRunWhoseRecordsAreDeletedBeforeItReadsThemStopsAndPublishesNothingWrong() {
        FaultHarness harness = new FaultHarness(connection, "behind", SECOND, UnaryOperator.identity());
        Consumer<CrashPoint> deletes = deleteAtPoll(15, "behind", end("behind") - 5);
        for (Consumer<CrashPoint> points : List.of(deletes, (Consumer<CrashPoint>) point -> {})) {
            assertThatExceptionOfType(KafkaProblem.class)
                    .isThrownBy(() -> harness.start("behind", points))
                    .withMessageStartingWith("the topic does not hold the records any more that the run goes on with")
                    .withMessageContaining("topic=behind, run=r1, row=");
            assertThat(harness.published("behind"))
                    .isNotEmpty()
                    .hasSizeLessThan(harness.fills().size())
                    .doesNotHaveDuplicates()
                    .isSubsetOf(harness.fills());
        }
    }

    @Test
    void aRunThatHasReadTheRecordsThatAreDeletedGoesOn() {
        FaultHarness harness = new FaultHarness(connection, "read", SECOND, UnaryOperator.identity());
        List<StrategyResult> results =
                harness.start("read", deleteAtPoll(30, "read", 20)).orElseThrow();
        assertThat(harness.difference("read", results)).isEmpty();
    }

    private static void delete(String topic) {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTopicThatIsDeletedDuringAReadIsAnError() {
        send("deleted", "r1", SampleMarket.tape("AAPL", 3, 5000));
        boolean[] isDeleted = {false};
        StreamMonitor deleting = new StreamMonitor() {

            @Override
            public void onProgress(long events, long total) {
                if (events > 0 && !isDeleted[0]) {
                    isDeleted[0] = true;
                    delete("deleted");
                }
            }
        };
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> load("deleted", deleting, Duration.ofSeconds(3)))
                .withMessage("the topic was deleted while it was read: topic=deleted");
        assertThat(isDeleted[0]).isTrue();
    }

    @Test
    void aRunWhoseTopicIsDeletedStopsAndPublishesNothingWrong() {
        FaultHarness harness = new FaultHarness(connection, "gone", SECOND, UnaryOperator.identity());
        int[] polls = {15};
        Consumer<CrashPoint> deletes = point -> {
            if (point == CrashPoint.POLLED && --polls[0] == 0) {
                delete("gone");
            }
        };
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> harness.start("gone", deletes))
                .withMessage("the topic was deleted while it was read: topic=gone");
        assertThat(harness.published("gone"))
                .isNotEmpty()
                .hasSizeLessThan(harness.fills().size())
                .doesNotHaveDuplicates()
                .isSubsetOf(harness.fills());
    }

    @Test
    void aWishThatWasDeletedBeforeItWasReadIsAnError() {
        try (OrderWishTopic wishes = OrderWishTopic.open(connection, "wishes", warning -> {})) {
            long position = wishes.position();
            for (int i = 0; i < 3; i++) {
                OrderWishTopic.send(connection, "wishes", new OrderWish(OrderWish.Kind.PAUSE, "a" + i, Map.of()));
            }
            wishes.seek(position);
            deleteBefore("wishes", position + 2);
            assertThatExceptionOfType(KafkaProblem.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            assertThat(wishes.take()).isEmpty();
                            Thread.sleep(50);
                        }
                    })
                    .withMessageStartingWith("records were deleted from the topic before they were read");
        }
    }
}
