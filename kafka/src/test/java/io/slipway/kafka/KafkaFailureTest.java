package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaFailureTest {

    private static final String JAAS =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ann\" password=\"swordfish\";";

    @Test
    void noSecretStandsInASentence() {
        KafkaConnection connection = new KafkaConnection(
                "localhost:9092", Map.of("sasl.jaas.config", JAAS, "ssl.key.password", "open sesame"));
        KafkaProblem problem = connection.problem(
                "reading", new KafkaException("wrong: swordfish, open sesame and " + JAAS + " but not retries=1000"));
        assertThat(problem)
                .hasMessageContaining("wrong: [hidden], [hidden] and [hidden] but not retries=1000")
                .hasMessageNotContaining("swordfish")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void aWrongPasswordIsNamed() {
        KafkaProblem problem = KafkaConnection.of("localhost:9092")
                .problem("reading", new ExecutionException(new SaslAuthenticationException("invalid credentials")));
        assertThat(problem)
                .hasMessage("the Kafka broker refuses the user or the password: bootstrap=localhost:9092,"
                        + " while=reading, reason=invalid credentials");
    }

    @Test
    void anAddressWhereNobodyListensIsNamed() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        KafkaProblem problem = KafkaConnection.of("127.0.0.1:" + port).problem("reading", new TimeoutException("late"));
        assertThat(problem)
                .hasMessage("the Kafka broker does not answer: bootstrap=127.0.0.1:" + port
                        + ", while=reading; nothing listens there");
    }
}
