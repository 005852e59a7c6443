package io.slipway.kafka.broker;

import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.tls.TlsFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Protection of an embedded broker: TLS with a certificate of its own, and on request a user with a password (SCRAM-SHA-512) and
 * certificates of clients (mutual TLS). The listeners of broker and controller to themselves accept the broker's own key only.
 *
 * <pre>{@code
 * TlsFolder folder = TlsFolder.prepare(Path.of("tls"), Instant.now());
 * BrokerSecurity security = new BrokerSecurity(folder, Optional.of(new Login("ann", password)), false);
 * EmbeddedBroker broker = EmbeddedBroker.start(Path.of("data"), 9092, security);
 * }</pre>
 *
 * @param folder keys and certificates
 * @param login the user; empty if whoever trusts the certificate may connect
 * @param mutual true if clients need the key of the folder
 */
public record BrokerSecurity(TlsFolder folder, Optional<Login> login, boolean mutual) {

    /**
     * A user with a password.
     *
     * @param user letters, digits, dot, underscore, at sign and hyphen
     * @param password at least eight characters without control characters
     */
    public record Login(String user, String password) {

        private static final int LEAST_PASSWORD = 8;

        /**
         * Checks name and password.
         *
         * @throws IllegalArgumentException if one of them is not allowed; the message does not hold the password
         */
        public Login {
            if (!user.matches("[A-Za-z0-9._@-]{1,100}")) {
                throw new IllegalArgumentException(
                        "not a user name, expected letters, digits, '.', '_', '@' or '-': user=" + user);
            }
            if (password.length() < LEAST_PASSWORD || password.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the password needs at least " + LEAST_PASSWORD
                        + " characters, and none of them a control character");
            }
        }

        /** The user only. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }

        String jaas() {
            return Scram.MODULE + " required username=\"" + user + "\" password=\""
                    + password.replace("\\", "\\\\").replace("\"", "\\\"") + "\";";
        }
    }

    private String clientProtocol() {
        return login.isPresent() ? "SASL_SSL" : "SSL";
    }

    /** Settings of the broker, for listeners of the names CLIENTS, INTERNAL and CONTROLLER. */
    Map<String, String> brokerSettings() {
        Map<String, String> map = new HashMap<>();
        map.put(
                "listener.security.protocol.map",
                "CLIENTS:" + clientProtocol() + ",INTERNAL:SSL," + BrokerSettings.CONTROLLER_LISTENER + ":SSL");
        map.put("inter.broker.listener.name", "INTERNAL");
        map.put("ssl.keystore.type", "PEM");
        map.put("ssl.keystore.location", folder.internalKey().toString());
        map.put("ssl.truststore.type", "PEM");
        map.put("ssl.truststore.location", folder.internalCertificate().toString());
        map.put("listener.name.internal.ssl.client.auth", "required");
        map.put("listener.name.controller.ssl.client.auth", "required");
        map.put(
                "listener.name.clients.ssl.truststore.location",
                folder.authorityCertificate().toString());
        map.put(
                "listener.name.clients.ssl.keystore.location",
                folder.brokerKey().toString());
        map.put("listener.name.clients.ssl.client.auth", mutual ? "required" : "none");
        if (login.isPresent()) {
            map.put("listener.name.clients.sasl.enabled.mechanisms", Scram.MECHANISM);
            map.put("listener.name.clients.scram-sha-512.sasl.jaas.config", Scram.MODULE + " required;");
        }
        return map;
    }

    /** Settings of a client that is the broker itself. */
    Map<String, String> ownSettings() {
        return Map.of(
                "security.protocol", "SSL",
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", folder.internalKey().toString(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", folder.internalCertificate().toString());
    }

    /**
     * Writes the settings of clients into the folder, for {@code --kafka-config}. They hold the password.
     *
     * @throws KafkaProblem if the file cannot be written
     */
    public void writeClientProperties() {
        StringBuilder text = new StringBuilder("# Settings of Kafka clients. Holds secrets: for its owner only.\n");
        line(text, "security.protocol", clientProtocol());
        login.ifPresent(user -> {
            line(text, "sasl.mechanism", Scram.MECHANISM);
            line(text, "sasl.jaas.config", user.jaas());
        });
        line(text, "ssl.truststore.type", "PEM");
        line(text, "ssl.truststore.location", folder.authorityCertificate().toString());
        if (mutual) {
            line(text, "ssl.keystore.type", "PEM");
            line(text, "ssl.keystore.location", folder.clientKey().toString());
        }
        try {
            folder.write("client.properties", text.toString());
        } catch (IOException e) {
            throw new KafkaProblem(
                    "cannot write the settings of clients: file=" + folder.clientProperties() + ", reason=" + e, e);
        }
    }

    /** A backslash is the escape character of a properties file. */
    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }
}
