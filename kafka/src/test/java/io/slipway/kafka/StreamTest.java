package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.RandomEvents;
import io.slipway.kafka.wire.WireExample;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Producer and consumer on a real broker. */
@Timeout(60)
final class StreamTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static EmbeddedBroker broker;
    private static KafkaConnection connection;

    private final String topic = "md-" + TOPICS.incrementAndGet();
    /** A read of a complete stream ends with its end marker, so it never waits as long as this. */
    private final StreamRequest newest = StreamRequest.newestOf(topic).withIdleLimit(Duration.ofSeconds(40));

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void givesBackWhatWasSent(Encoding encoding) {
        MarketTape tape = RandomEvents.tape(5, 3000);
        StreamSummary summary = send(tape, "r1", StreamOptions.to(topic).withEncoding(encoding));
        MarketTape read = load(newest);
        assertThat(read.instrument()).isEqualTo(tape.instrument());
        assertThat(read.sha256()).isEqualTo(tape.sha256());
        assertThat(read.issues()).isEqualTo(Map.of(DataIssue.SNAPSHOT_ROW, 1L));
        assertThat(summary.complete()).isTrue();
        assertThat(summary.events()).isEqualTo(3000);
        assertThat(summary.records()).isEqualTo(2 + (encoding == Encoding.JSON ? 3000 : 12));
    }

    @Test
    void streamsAReaderAsItStreamsATape() {
        MarketTape tape = RandomEvents.tape(6, 1000);
        producer(StreamOptions.to(topic)).stream(
                new RandomEvents(6, 1000), new StreamLabel("r1", "x"), StreamMonitor.NONE);
        assertSameEvents(load(newest), tape);
    }

    @Test
    void writesRecordsAsDocumented() {
        MarketTape tape = SampleMarket.tape("AAPL", 1, 300);
        send(tape, "r1", StreamOptions.to(topic));
        List<ConsumerRecord<byte[], byte[]>> records = records(4);
        assertThat(records).extracting(StreamTest::key).containsOnly("AAPL");
        long firstMs = SampleMarket.START_NS / 1_000_000 + 1;
        assertThat(records)
                .extracting(ConsumerRecord::timestamp)
                .containsExactly(firstMs, firstMs, firstMs + 256, firstMs + 299);
        assertThat(headers(records.get(0))).isEqualTo(headers("begin"));
        assertThat(headers(records.get(1))).isEqualTo(headers("data"));
        assertThat(headers(records.get(3))).isEqualTo(headers("end"));
        assertThat(value(records.get(0)))
                .isEqualTo(
                        "{\"run\":\"r1\",\"schema\":1,\"encoding\":\"binary\",\"symbol\":\"AAPL\",\"source\":\"sample\"}");
        assertThat(value(records.get(3)))
                .isEqualTo("{\"run\":\"r1\",\"events\":300,\"sha256\":\"" + tape.sha256() + "\"}");
    }

    /** A topic carries no venue table: the currency that a definition, a mapping or the user told goes with the stream. */
    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theCurrencyComesWithTheStream(Encoding encoding) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ESU4").withCurrency("EUR"));
        tape.add(WireExample.event());
        MarketTape sent = tape.build();
        send(sent, "r1", StreamOptions.to(topic).withEncoding(encoding));
        assertThat(value(records(3).get(0))).contains("\"currency\":\"EUR\"");
        MarketTape read = load(newest);
        assertThat(read.instrument().currency()).isEqualTo("EUR");
        assertSameEvents(read, sent);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void recordsAreOfTheLowestVersionThatTheirEventsNeed(Encoding encoding) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("AAPL"));
        tape.add(WireExample.event());
        tape.add(WireExample.deepEvent());
        MarketTape sent = tape.build();
        send(sent, "r1", StreamOptions.to(topic).withEncoding(encoding).withEventsPerRecord(1));
        assertThat(records(4))
                .extracting(record -> headers(record).get("slipway-schema"))
                .containsExactly("1", "1", "2", "1");
        assertSameEvents(load(newest), sent);
    }

    @Test
    void readsTheNewestOfSeveralRunsOrTheNamedOne() {
        MarketTape old = SampleMarket.tape("AAPL", 1, 700);
        MarketTape young = SampleMarket.tape("AAPL", 2, 500);
        send(old, "r1", StreamOptions.to(topic).withNewTopicPartitions(3));
        send(young, "r2", StreamOptions.to(topic));
        assertSameEvents(load(newest), young);
        assertSameEvents(load(newest.withRunId("r1")), old);
    }

    @Test
    void readsOneSymbolOfSeveral() {
        MarketTape apple = SampleMarket.tape("AAPL", 1, 700);
        send(apple, "r1", StreamOptions.to(topic));
        send(SampleMarket.tape("MSFT", 1, 500), "r1", StreamOptions.to(topic));
        assertSameEvents(load(newest.withSymbol("AAPL")), apple);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> load(newest))
                .withMessageContaining("symbols=AAPL MSFT");
    }

    @Test
    void putsNoEndMarkerAfterACancelledRun() {
        send(SampleMarket.tape("AAPL", 1, 700), "r1", StreamOptions.to(topic));
        AtomicInteger asked = new AtomicInteger();
        StreamMonitor impatient = new StreamMonitor() {
            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 2;
            }
        };
        StreamSummary summary =
                producer(StreamOptions.to(topic)).stream(SampleMarket.tape("AAPL", 1, 5000), label("r2"), impatient);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.events()).isEqualTo(768);
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> load(newest.withIdleLimit(Duration.ofSeconds(2))))
                .withMessageStartingWith("the stream has no end marker")
                .withMessageEndingWith("run=r2, events=768, idle=2000ms, olderCompleteRun=r1");
    }

    @Test
    void stopsAPacedRunWhenItsThreadIsInterrupted() throws InterruptedException {
        MarketTape slow = MarketTape.readAll(new SampleMarket("AAPL", 1, 100, 3_600_000_000_000L));
        CompletableFuture<StreamSummary> summary = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> summary.complete(send(slow, "r1", StreamOptions.to(topic).withSpeed(ReplaySpeed.parse("1x")))));
        thread.start();
        records(2);
        thread.interrupt();
        thread.join();
        assertThat(summary.join().complete()).isFalse();
        assertThat(summary.join().events()).isEqualTo(1);
    }

    @Test
    void readsARunWhileItIsWrittenAtItsPace() {
        MarketTape tape = SampleMarket.tape("AAPL", 1, 2000);
        send(SampleMarket.tape("AAPL", 9, 100), "r1", StreamOptions.to(topic));
        CompletableFuture<StreamSummary> summary = CompletableFuture.supplyAsync(
                () -> send(tape, "r2", StreamOptions.to(topic).withSpeed(new ReplaySpeed(4))));
        records(6);
        assertSameEvents(load(newest), tape);
        assertThat(summary.join().seconds()).isBetween(0.49, 10.0);
    }

    @Test
    void makesATopicThatKeepsOldRecords() throws Exception {
        send(SampleMarket.tape("AAPL", 1, 10), "r1", StreamOptions.to(topic).withNewTopicPartitions(2));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(connection.adminProperties())) {
            Config config = admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .values())
                    .allSatisfy(made -> assertThat(made.partitions()).hasSize(2));
        }
    }

    @Test
    void warnsOfATopicThatDeletesOldRecords() throws Exception {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            Map<String, String> settings = Map.of("retention.ms", "604800000", "cleanup.policy", "compact");
            NewTopic made = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings);
            admin.createTopics(List.of(made)).all().get();
        }
        List<String> warnings = new ArrayList<>();
        StreamMonitor monitor = new StreamMonitor() {
            @Override
            public void onWarning(String sentence) {
                warnings.add(sentence);
            }
        };
        producer(StreamOptions.to(topic)).stream(SampleMarket.tape("AAPL", 1, 10), label("r1"), monitor);
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).endsWith("topic=" + topic + ", retention.ms=604800000, expected=-1");
        assertThat(warnings.get(1)).endsWith("topic=" + topic + ", cleanup.policy=compact, expected=delete");
    }

    @Test
    void stopsAtTheFirstRecordThatTheBrokerRefuses() throws Exception {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            NewTopic small = new NewTopic(topic, Optional.of(1), Optional.empty());
            admin.createTopics(List.of(small.configs(Map.of("max.message.bytes", "1000"))))
                    .all()
                    .get();
        }
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> send(SampleMarket.tape("AAPL", 1, 100_000), "r1", StreamOptions.to(topic)))
                .withMessageContaining("while=sending to topic " + topic + ", reason=");
    }

    @Test
    void stopsSoonWhenReadingIsCancelled() {
        send(SampleMarket.tape("AAPL", 1, 10), "r1", StreamOptions.to(topic));
        StreamMonitor impatient = new StreamMonitor() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        StreamRequest absent = newest.withRunId("r2").withIdleLimit(Duration.ofMinutes(1));
        assertThat(failure(() -> new MarketDataConsumer(connection).load(absent, impatient)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void namesTheTopicsThatThereAre() {
        send(SampleMarket.tape("AAPL", 1, 10), "r1", StreamOptions.to(topic));
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> load(StreamRequest.newestOf("nowhere")))
                .withMessageStartingWith("no such topic: topic=nowhere, present=")
                .withMessageContaining(topic);
    }

    @Test
    void refusesForeignRecords() throws Exception {
        send(SampleMarket.tape("AAPL", 1, 10), "r1", StreamOptions.to(topic));
        try (KafkaProducer<byte[], byte[]> foreign = new KafkaProducer<>(connection.producerProperties())) {
            foreign.send(new ProducerRecord<>(topic, new byte[] {1})).get();
        }
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> load(newest))
                .withMessage("not a Slipway record: topic=" + topic
                        + ", partition=0, offset=3, header slipway-schema=missing, expected=1 to 6");
    }

    @Test
    void saysThatNoBrokerAnswersAfterTheTimeThatItGivesOne() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        KafkaConnection nobody = KafkaConnection.of("127.0.0.1:" + port);
        assertThat(nobody.consumerProperties()).containsEntry("default.api.timeout.ms", 8_000);
        CompletableFuture<Throwable> writing = CompletableFuture.supplyAsync(() ->
                failure(() -> new MarketDataProducer(nobody, StreamOptions.to(topic))
                        .stream(SampleMarket.tape("AAPL", 1, 10), label("r1"), StreamMonitor.NONE)));
        Throwable reading = failure(() -> new MarketDataConsumer(nobody).load(newest, StreamMonitor.NONE));
        assertThat(reading)
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("the Kafka broker does not answer: bootstrap=127.0.0.1:" + port);
        assertThat(writing.join())
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("the Kafka broker does not answer: bootstrap=127.0.0.1:" + port);
    }

    @Test
    void takesSettingsFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("kafka.properties"), "acks=0\nlinger.ms=7\n");
        Map<String, Object> properties = connection.withSettingsFrom(file).producerProperties();
        assertThat(properties).containsEntry("linger.ms", "7").containsEntry("acks", "all");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> connection.withSettingsFrom(directory.resolve("absent")))
                .withMessageStartingWith("no such file: file=");
    }

    private static Throwable failure(Runnable task) {
        try {
            task.run();
            return new AssertionError("it did not fail");
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static StreamLabel label(String runId) {
        return new StreamLabel(runId, "sample");
    }

    private static MarketDataProducer producer(StreamOptions options) {
        return new MarketDataProducer(connection, options);
    }

    private static StreamSummary send(MarketTape tape, String runId, StreamOptions options) {
        return producer(options).stream(tape, label(runId), StreamMonitor.NONE);
    }

    private static MarketTape load(StreamRequest request) {
        return new MarketDataConsumer(connection).load(request, StreamMonitor.NONE);
    }

    private static void assertSameEvents(MarketTape actual, MarketTape expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        MarketEvent one = new MarketEvent();
        MarketEvent other = new MarketEvent();
        for (long i = 0; i < expected.size(); i++) {
            actual.read(i, one);
            expected.read(i, other);
            if (i % 100 == 0 || !one.isSameAs(other)) { // finds fields by itself, and takes long
                assertThat(one).usingRecursiveComparison().isEqualTo(other);
            }
            assertThat(one.isSameAs(other)).isTrue();
        }
        assertThat(actual.sha256()).isEqualTo(expected.sha256());
    }

    /** The first records of the topic's first partition, as soon as there are {@code count}. */
    private List<ConsumerRecord<byte[], byte[]>> records(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(connection.consumerProperties())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(String kind) {
        return Map.of("slipway-schema", "1", "slipway-kind", kind, "slipway-run", "r1", "slipway-encoding", "binary");
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
