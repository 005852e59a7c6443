package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.security.oauthbearer.internals.secured.BasicOAuthBearerToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {

    @TempDir
    Path folder;

    @Test
    void refusesSettingsThatAskForTransactions() throws IOException {
        Path file = Files.writeString(folder.resolve("tx.properties"), "acks=all\ntransactional.id=x1\n");
        KafkaConnection connection = KafkaConnection.of("localhost:9092");
        assertThatThrownBy(() -> connection.withSettingsFrom(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remove transactional.id from the Kafka settings");
    }

    /** A provider of tokens that notes that a client has asked it for one. */
    public static final class Tokens implements AuthenticateCallbackHandler {

        private static final AtomicReference<String> MECHANISM = new AtomicReference<>("");

        @Override
        public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> entries) {
            MECHANISM.set(mechanism);
        }

        @Override
        public void handle(Callback[] callbacks) {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback wanted) {
                    wanted.token(new BasicOAuthBearerToken(
                            "aa.bb.cc", Set.of(), System.currentTimeMillis() + 3_600_000, "ann", null));
                }
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void settingsOfOauthReachEveryClient() throws IOException {
        Path file = Files.writeString(folder.resolve("oauth.properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=OAUTHBEARER
                sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
                sasl.login.callback.handler.class=%s
                """.formatted(Tokens.class.getName()));
        KafkaConnection connection = KafkaConnection.of("127.0.0.1:1").withSettingsFrom(file);
        for (Map<String, Object> properties : List.of(
                connection.adminProperties(), connection.producerProperties(), connection.consumerProperties())) {
            assertThat(properties)
                    .containsEntry("sasl.mechanism", "OAUTHBEARER")
                    .containsEntry("security.protocol", "SASL_PLAINTEXT")
                    .containsKey("sasl.jaas.config");
        }
        Tokens.MECHANISM.set("");
        Admin.create(connection.adminProperties()).close(Duration.ZERO);
        assertThat(Tokens.MECHANISM.get()).isEqualTo("OAUTHBEARER");
        Tokens.MECHANISM.set("");
        new KafkaProducer<byte[], byte[]>(connection.producerProperties()).close(Duration.ZERO);
        assertThat(Tokens.MECHANISM.get()).isEqualTo("OAUTHBEARER");
        Tokens.MECHANISM.set("");
        new KafkaConsumer<byte[], byte[]>(connection.consumerProperties()).close(CloseOptions.timeout(Duration.ZERO));
        assertThat(Tokens.MECHANISM.get()).isEqualTo("OAUTHBEARER");
    }
}
