package io.slipway.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.ReplaySpeed;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.internals.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {

    @Test
    void keepsItsDataOverARestart(@TempDir Path directory) {
        MarketTape tape = SampleMarket.tape("AAPL", 1, 1000);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
            new MarketDataProducer(connection, StreamOptions.to("md"))
                    .stream(tape, new StreamLabel("r1", "sample"), StreamMonitor.NONE);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
            MarketTape read = new MarketDataConsumer(connection).load(StreamRequest.newestOf("md"), StreamMonitor.NONE);
            assertThat(read.sha256()).isEqualTo(tape.sha256());
        }
    }

    @Test
    void removesATemporaryDirectoryAndClosesTwice() {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        assertThat(broker.dataDir()).isDirectory();
        assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        broker.close();
        broker.close();
        assertThat(broker.dataDir()).doesNotExist();
    }

    @Test
    void stopsAProducerWhenTheBrokerGoesAway() throws InterruptedException {
        CompletableFuture<StreamSummary> result;
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, String> impatient =
                    Map.of("delivery.timeout.ms", "1500", "request.timeout.ms", "1000", "max.block.ms", "1500");
            KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), impatient);
            StreamOptions paced = StreamOptions.to("md").withSpeed(new ReplaySpeed(1));
            CountDownLatch started = new CountDownLatch(1);
            StreamMonitor monitor = new StreamMonitor() {
                @Override
                public void onProgress(long events, long total) {
                    started.countDown();
                }
            };
            result = CompletableFuture.supplyAsync(() -> new MarketDataProducer(connection, paced)
                    .stream(SampleMarket.tape("AAPL", 1, 60_000), new StreamLabel("r1", "sample"), monitor));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> result.orTimeout(20, TimeUnit.SECONDS).join())
                .withCauseInstanceOf(KafkaProblem.class);
    }

    @Test
    void saysThatAPortIsInUse(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(KafkaProblem.class)
                    .isThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
                    .withMessage("the port is in use: host=127.0.0.1, port=" + taken.getLocalPort());
        }
    }

    @Test
    void saysThatTheDirectoryIsNoDirectory(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> EmbeddedBroker.start(file, 0))
                .withMessageStartingWith("the embedded Kafka broker does not start: dir=" + file);
    }

    @Test
    void saysThatAnotherBrokerUsesTheDirectory(@TempDir Path directory) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            assertThatExceptionOfType(KafkaProblem.class)
                    .isThrownBy(() -> EmbeddedBroker.start(broker.dataDir(), 0))
                    .withMessageStartingWith("the embedded Kafka broker does not start: dir=" + directory)
                    .withMessageEndingWith("reason=another broker uses the directory");
        }
    }

    @Test
    void aSecondBrokerOnADirectoryLeavesTheFirstWorking(@TempDir Path directory) {
        MarketTape tape = SampleMarket.tape("AAPL", 1, 1000);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            assertThatExceptionOfType(KafkaProblem.class).isThrownBy(() -> EmbeddedBroker.start(directory, 0));
            KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
            new MarketDataProducer(connection, StreamOptions.to("md"))
                    .stream(tape, new StreamLabel("r1", "sample"), StreamMonitor.NONE);
            MarketTape read = new MarketDataConsumer(connection).load(StreamRequest.newestOf("md"), StreamMonitor.NONE);
            assertThat(read.sha256()).isEqualTo(tape.sha256());
        }
    }

    @Test
    void endsTheProcessWithASentenceAfterAFatalFault() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultyBroker.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("the embedded Kafka broker failed: status=1, reason=disk full");
        assertThat(process.exitValue()).isEqualTo(BrokerFaults.EXIT_CODE);
    }

    /** A process whose broker has a fatal fault. */
    static final class FaultyBroker {

        private FaultyBroker() {}

        public static void main(String[] arguments) throws InterruptedException {
            BrokerFaults.install();
            try {
                Exit.halt(1, "disk full");
            } catch (IllegalStateException expected) {
                Thread.sleep(Duration.ofSeconds(30).toMillis());
            }
        }
    }
}
