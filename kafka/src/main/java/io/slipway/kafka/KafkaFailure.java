package io.slipway.kafka;

import io.slipway.kafka.probe.ServerAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** The sentence about a failure of Kafka, without a secret of the client settings. */
final class KafkaFailure {

    /** A person waits for the answer, so it is shorter than the limit of the client that has failed before. */
    private static final Duration PROBE_LIMIT = Duration.ofMillis(700);

    private static final Pattern SECRET_NAME = Pattern.compile(
            "password|secret|jaas|token|ssl[.](keystore|truststore)[.]" + "(key|certificate)|credential");

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|=\\s*([^\"\\s;]+)");

    /** Shorter texts, such as "1", are no secret and would be cut out of numbers. */
    private static final int LEAST_SECRET = 4;

    private static final int LAST_PORT = 65_535;

    private final KafkaConnection connection;

    KafkaFailure(KafkaConnection connection) {
        this.connection = connection;
    }

    KafkaProblem problem(String doing, Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        String place = "bootstrap=" + connection.bootstrapServers() + ", while=" + doing;
        if (cause instanceof OutOfMemoryError) {
            return new KafkaProblem("no Kafka broker: another protocol is spoken here: " + place + seen());
        }
        return new KafkaProblem(withoutSecrets(sentence(cause, place)), cause);
    }

    private String sentence(Throwable cause, String place) {
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return "the Kafka broker does not answer: " + place + seen();
        }
        if (cause instanceof OffsetOutOfRangeException) {
            return "records were deleted from the topic before they were read: " + place;
        }
        if (cause instanceof UnsupportedSaslMechanismException) {
            return "the Kafka broker does not know this way to log in: " + place + ", reason=" + reason(cause);
        }
        if (cause instanceof SaslAuthenticationException) {
            return "the Kafka broker refuses the user or the password: " + place + ", reason=" + reason(cause);
        }
        if (cause instanceof SslAuthenticationException) {
            return "no trust between this client and the Kafka broker: " + place + ", reason=" + reason(cause);
        }
        return "Kafka failed: " + place + ", reason=" + reason(cause);
    }

    /** Says what speaks at the first address, where that explains a silence; empty otherwise. */
    private String seen() {
        String first = connection.bootstrapServers().split(",", -1)[0].strip();
        int colon = first.lastIndexOf(':');
        String host = first.substring(0, colon).replaceFirst("^.*://", "").replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(first.substring(colon + 1));
        if (port > LAST_PORT) {
            return "; this is no port";
        }
        String protocol = connection
                .settings()
                .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
                .toUpperCase(Locale.ROOT);
        boolean tls = protocol.endsWith("SSL");
        return switch (ServerAnswer.of(host, port, PROBE_LIMIT)) {
            case UNKNOWN_HOST -> "; this host is not known";
            case NOBODY -> "; nothing listens there";
            case SILENT -> "; the port accepts connections and says nothing";
            case OTHER -> "; another protocol than Kafka's is spoken there";
            case TLS ->
                tls
                        ? ""
                        : "; the port speaks TLS: name a file with security.protocol=SSL or SASL_SSL by --kafka-config";
            case KAFKA -> {
                if (tls) {
                    yield "; the port speaks Kafka without TLS: security.protocol must not be " + protocol;
                }
                yield protocol.startsWith("SASL")
                        ? ""
                        : "; a Kafka broker is there: it may ask for a user (SASL), or its advertised address is wrong";
            }
        };
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Passwords may stand in a message about settings that Kafka does not understand. */
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets()) {
            clean = clean.replace(secret, "[hidden]");
        }
        return clean;
    }

    /** Secret values and the values within them, such as the password of a login module; longest first. */
    private List<String> secrets() {
        return connection.settings().entrySet().stream()
                .filter(each -> SECRET_NAME
                        .matcher(each.getKey().toLowerCase(Locale.ROOT))
                        .find())
                .flatMap(each -> Stream.concat(
                        Stream.of(each.getValue()),
                        each.getKey().endsWith(SaslConfigs.SASL_JAAS_CONFIG) ? words(each.getValue()) : Stream.empty()))
                .filter(secret -> secret.length() >= LEAST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> words(String value) {
        return QUOTED.matcher(value)
                .results()
                .flatMap(found -> Arrays.asList(found.group(1), found.group(2)).stream())
                .filter(word -> word != null);
    }
}
