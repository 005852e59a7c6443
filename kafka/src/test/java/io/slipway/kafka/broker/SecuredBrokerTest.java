package io.slipway.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.BrokerSecurity.Login;
import io.slipway.kafka.health.ClusterFacts;
import io.slipway.kafka.probe.ServerAnswer;
import io.slipway.kafka.tls.TlsFolder;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with TLS, a password and certificates of clients, and clients that have them or not. */
class SecuredBrokerTest {

    /** Characters that mean something in a properties file, in JAAS and in a shell. */
    private static final String PASSWORD = "q\"u\\o$te #=; :é";

    /** Clients in these tests give up after this time. */
    private static final Map<String, String> IMPATIENT =
            Map.of("default.api.timeout.ms", "2500", "request.timeout.ms", "2000");

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static TlsFolder tls;

    @BeforeAll
    static void start() {
        tls = TlsFolder.prepare(folder.resolve("tls"), Instant.now());
        BrokerSecurity security = new BrokerSecurity(tls, Optional.of(new Login("ann", PASSWORD)), true);
        broker = EmbeddedBroker.startTemporary(0, security);
        security.writeClientProperties();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static KafkaConnection connection() {
        return KafkaConnection.of(broker.bootstrapServers()).withSettingsFrom(tls.clientProperties());
    }

    private static KafkaConnection changed(Map<String, String> changes, String... absent) {
        Map<String, String> settings = new HashMap<>(connection().settings());
        settings.putAll(IMPATIENT);
        settings.putAll(changes);
        settings.keySet().removeAll(List.of(absent));
        return new KafkaConnection(broker.bootstrapServers(), settings);
    }

    private static void refused(KafkaConnection connection, String sentence) {
        long began = System.nanoTime();
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> ClusterFacts.ask(connection, List.of()))
                .withMessageContaining(sentence)
                .satisfies(problem ->
                        assertThat(problem.getMessage()).doesNotContain("\n").doesNotContain("OutOfMemory"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aClientWithTheFileStreamsAndReads() {
        MarketTape tape = SampleMarket.tape("AAPL", 1, 1000);
        new MarketDataProducer(connection(), StreamOptions.to("md"))
                .stream(tape, new StreamLabel("r1", "sample"), StreamMonitor.NONE);
        MarketTape read = new MarketDataConsumer(connection()).load(StreamRequest.newestOf("md"), StreamMonitor.NONE);
        assertThat(read.sha256()).isEqualTo(tape.sha256());
    }

    @Test
    void transactionsReachTheLogThoughTheBrokerTalksToItselfOverTls() {
        Map<String, Object> properties = new HashMap<>(connection().producerProperties());
        properties.put("transactional.id", "t1");
        properties.put("max.block.ms", 20_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            new TopicPreparation(connection(), StreamMonitor.NONE).prepare("tx", 1);
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>("tx", "a".getBytes(StandardCharsets.US_ASCII)));
            producer.commitTransaction();
            assertThat(sent).isDone();
            // The next transaction waits until the broker has written the end of this one to itself.
            producer.beginTransaction();
            producer.commitTransaction();
        }
        assertThat(ClusterFacts.ask(connection(), List.of("tx")).topics()).containsOnlyKeys("tx");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        String wrong = new Login("ann", "wrong password").jaas();
        refused(changed(Map.of("sasl.jaas.config", wrong)), "refuses the user or the password");
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> ClusterFacts.ask(changed(Map.of("sasl.jaas.config", wrong)), List.of()))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("wrong password"));
    }

    @Test
    void anotherUserIsRefused() {
        refused(
                changed(Map.of("sasl.jaas.config", new Login("bob", PASSWORD).jaas())),
                "refuses the user or the password");
    }

    @Test
    void aClientWithoutItsCertificateIsRefused() {
        refused(changed(Map.of(), "ssl.keystore.location", "ssl.keystore.type"), "bootstrap=127.0.0.1");
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSaysSo() throws IOException {
        TlsFolder other = TlsFolder.prepare(folder.resolve("other"), Instant.now());
        refused(
                changed(Map.of(
                        "ssl.truststore.location", other.authorityCertificate().toString())),
                "no trust between this client and the Kafka broker");
    }

    @Test
    void aPlainClientLearnsThatThePortSpeaksTls() {
        refused(new KafkaConnection(broker.bootstrapServers(), IMPATIENT), "the port speaks TLS");
    }

    @Test
    void aSecuredClientLearnsThatABrokerSpeaksWithoutTls() {
        try (EmbeddedBroker plain = EmbeddedBroker.startTemporary()) {
            Map<String, String> settings = new HashMap<>(changed(Map.of()).settings());
            refused(
                    new KafkaConnection(plain.bootstrapServers(), settings),
                    "the port speaks Kafka without TLS: security.protocol must not be SASL_SSL");
        }
    }

    @Test
    void aWrongPortIsNamed() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        refused(new KafkaConnection("127.0.0.1:" + port, changed(Map.of()).settings()), "nothing listens there");
    }

    /** The listeners for the broker itself and for its controller, whose ports nobody is told. */
    @Test
    void noListenerOfTheBrokerSpeaksWithoutTls() {
        for (int port : broker.ports()) {
            assertThat(ServerAnswer.of("127.0.0.1", port, Duration.ofSeconds(2)))
                    .as("port %d", port)
                    .isEqualTo(ServerAnswer.TLS);
        }
    }

    @Test
    void theListenersForTheBrokerItselfRefuseTheCertificateOfAClient() {
        Map<String, String> settings =
                changed(Map.of("security.protocol", "SSL")).settings();
        KafkaConnection internal =
                new KafkaConnection("127.0.0.1:" + broker.ports().get(1), settings);
        refused(internal, "bootstrap=127.0.0.1");
    }

    @Test
    void theFileOfTheClientIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.clientProperties())))
                .isEqualTo("rw-------");
        assertThat(connection().settings().get("sasl.jaas.config")).isEqualTo(new Login("ann", PASSWORD).jaas());
        assertThat(connection().toString() + new Login("ann", PASSWORD)).doesNotContain("q\"u");
    }

    @Tag("slow")
    @Test
    void anotherUserOfALaterStartReplacesTheFirst(@TempDir Path data) {
        Login first = new Login("first", "first password");
        Login second = new Login("second", "second password");
        EmbeddedBroker.start(data, 0, new BrokerSecurity(tls, Optional.of(first), true))
                .close();
        try (EmbeddedBroker later = EmbeddedBroker.start(data, 0, new BrokerSecurity(tls, Optional.of(second), true))) {
            Map<String, String> settings =
                    changed(Map.of("sasl.jaas.config", second.jaas())).settings();
            KafkaConnection renewed = new KafkaConnection(later.bootstrapServers(), settings);
            assertThat(ClusterFacts.ask(renewed, List.of()).brokers()).hasSize(1);
            Map<String, String> old =
                    changed(Map.of("sasl.jaas.config", first.jaas())).settings();
            refused(new KafkaConnection(later.bootstrapServers(), old), "refuses the user or the password");
        }
    }
}
