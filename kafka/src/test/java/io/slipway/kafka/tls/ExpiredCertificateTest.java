package io.slipway.kafka.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.health.ClusterFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate has ended, which Kafka's own broker would not start with. */
class ExpiredCertificateTest {

    @TempDir
    Path folder;

    private static SSLServerSocket server(Identity identity) throws Exception {
        char[] none = new char[0];
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, none);
        keys.setKeyEntry("broker", identity.key(), none, new Certificate[] {identity.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, new SecureRandom());
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                ((SSLSocket) client).startHandshake();
            } catch (IOException e) {
                // The client does not trust this server, or the test is over.
            }
        }
    }

    @Test
    void theClientSaysThatItHasExpired() throws Exception {
        Instant now = Instant.now();
        Identity authority = Identity.authority("a", now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(9)));
        Identity expired = authority.issue("broker", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
        Path trusted = Files.writeString(folder.resolve("authority.crt"), authority.certificateText());
        try (SSLServerSocket server = server(expired)) {
            Thread serving = new Thread(() -> shakeHands(server));
            serving.setDaemon(true);
            serving.start();
            KafkaConnection connection = new KafkaConnection(
                    "127.0.0.1:" + server.getLocalPort(),
                    Map.of(
                            "security.protocol", "SSL",
                            "ssl.truststore.type", "PEM",
                            "ssl.truststore.location", trusted.toString()));
            assertThatExceptionOfType(KafkaProblem.class)
                    .isThrownBy(() -> ClusterFacts.ask(connection, List.of()))
                    .withMessageContaining("no trust between this client and the Kafka broker")
                    .withMessageContaining("NotAfter: ")
                    .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"));
        }
    }
}
