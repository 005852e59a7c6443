package io.slipway.kafka.broker;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Users of a broker with SCRAM (RFC 5802): the broker stores a salted hash of the password. */
final class Scram {

    static final String MECHANISM = "SCRAM-SHA-512";
    static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    /** Twice the least number of RFC 7677, and what Kafka's own tools use is its least. */
    private static final int ITERATIONS = 8_192;

    private Scram() {}

    /** Makes the login the only user of the broker. Users of an earlier start are deleted. */
    static void set(KafkaConnection own, BrokerSecurity.Login login) {
        ScramCredentialInfo form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        List<UserScramCredentialAlteration> changes = new ArrayList<>();
        try (Admin admin = Admin.create(own.adminProperties())) {
            for (String user : await(admin.describeUserScramCredentials().all()).keySet()) {
                if (!user.equals(login.user())) {
                    changes.add(new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_512));
                }
            }
            changes.add(new UserScramCredentialUpsertion(login.user(), form, login.password()));
            await(admin.alterUserScramCredentials(changes).all());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw own.problem("setting the user", e);
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(KafkaConnection.ANSWER_LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaProblem("interrupted while setting the user", e);
        }
    }
}
