package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that speak another protocol where a Kafka broker is expected: Kafka takes their first four bytes for a length and asks for so much
 * memory.
 */
class ForeignServerTest {

    private static final byte[] HTTP =
            "HTTP/1.1 400 Bad Request\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);

    /** Version 3 of TLS, an alert that says "handshake failure". */
    private static final byte[] TLS = {0x15, 3, 3, 0, 2, 2, 0x28};

    @TempDir
    private Path directory = Path.of("");

    private static void answer(ServerSocket server, byte[] bytes) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(bytes);
            } catch (IOException e) {
                // The client left, or the test is over.
            }
        }
    }

    private Commands run(byte[] bytes, String... words) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, bytes));
            answering.setDaemon(true);
            answering.start();
            String[] all = new String[words.length + 2];
            System.arraycopy(words, 0, all, 0, words.length);
            all[words.length] = "--bootstrap-servers";
            all[words.length + 1] = "127.0.0.1:" + server.getLocalPort();
            return Commands.run(all);
        }
    }

    private static void expectNoAnswer(Commands result) {
        assertThat(result.err())
                .containsPattern("slipway: (the Kafka broker does not answer|no Kafka broker: .*): bootstrap=")
                .doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(ExitCode.BROKER);
    }

    @Test
    void aWebServerIsNoBroker() throws IOException {
        String out = directory.resolve("run").toString();
        expectNoAnswer(run(HTTP, "backtest", "--topic", "t", "--out", out));
    }

    @Test
    void aPortThatSpeaksTlsIsNoBroker() throws IOException {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Path patience = directory.resolve("patience.properties");
        Files.writeString(patience, "default.api.timeout.ms=1500\nrequest.timeout.ms=1000\n");
        expectNoAnswer(run(TLS, "produce", "--input", example, "--topic", "t", "--kafka-config", patience.toString()));
    }
}
