package io.slipway.kafka.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerAnswerTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** An alert of TLS 1.2 that says "handshake failure". */
    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 0x28};

    private static ServerAnswer ask(byte[] answer, Duration limit) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, answer));
            answering.setDaemon(true);
            answering.start();
            return ServerAnswer.of("127.0.0.1", server.getLocalPort(), limit);
        }
    }

    private static void answer(ServerSocket server, byte[] bytes) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(bytes);
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The client left, or the test is over.
            }
        }
    }

    @Test
    void knowsABroker() {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            int port = Integer.parseInt(broker.bootstrapServers().split(":", -1)[1]);
            assertThat(ServerAnswer.of("127.0.0.1", port, LIMIT)).isEqualTo(ServerAnswer.KAFKA);
        }
    }

    @Test
    void knowsTlsByItsAlert() throws IOException {
        assertThat(ask(ALERT, LIMIT)).isEqualTo(ServerAnswer.TLS);
    }

    @Test
    void knowsAnotherProtocol() throws IOException {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(ask(http, LIMIT)).isEqualTo(ServerAnswer.OTHER);
    }

    @Test
    void knowsAServerThatSaysNothing() throws IOException {
        assertThat(ask(new byte[0], Duration.ofMillis(200))).isEqualTo(ServerAnswer.SILENT);
    }

    @Test
    void knowsThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(ServerAnswer.of("127.0.0.1", port, LIMIT)).isEqualTo(ServerAnswer.NOBODY);
    }

    @Test
    void knowsThatAHostIsUnknown() {
        assertThat(ServerAnswer.of("no-such-host.invalid", 9092, LIMIT)).isEqualTo(ServerAnswer.UNKNOWN_HOST);
    }
}
