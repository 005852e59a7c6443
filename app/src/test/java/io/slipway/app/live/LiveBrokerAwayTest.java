package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.config.spec.ConfiguredRun;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.CrashPoint;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live run whose broker goes away between two commits, and comes back on its log and port. */
class LiveBrokerAwayTest {

    private static final int AWAY_MS = 3_000;

    /** The commit after which it goes away. */
    private static final int AWAY_AFTER = 3;

    private static final int MOST_STARTS = 5;

    @TempDir
    private Path data;

    @Test
    void aBrokerThatIsAwayChangesNothing() {
        EmbeddedBroker first = EmbeddedBroker.start(data, 0);
        String servers = first.bootstrapServers();
        int port = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));
        CompletableFuture<EmbeddedBroker> back = new CompletableFuture<>();
        int[] commits = {0};
        Consumer<CrashPoint> points = point -> {
            if (point == CrashPoint.COMMITTED && ++commits[0] == AWAY_AFTER) {
                first.close();
                back.completeAsync(
                        () -> EmbeddedBroker.start(data, port),
                        CompletableFuture.delayedExecutor(AWAY_MS, TimeUnit.MILLISECONDS));
            }
        };
        try {
            LiveFaults faults = new LiveFaults(KafkaConnection.of("127.0.0.1:" + port), "away");
            Map<String, ConfiguredRun> results = toTheEnd(faults, points, back);
            assertThat(commits[0]).isGreaterThan(AWAY_AFTER);
            assertThat(faults.difference("away", faults.expected(), results)).isEmpty();
        } finally {
            if (commits[0] < AWAY_AFTER) {
                back.complete(first);
            }
            back.join().close();
        }
    }

    /** Starts again, once the broker is back, if it was away for longer than the run waits. */
    private static Map<String, ConfiguredRun> toTheEnd(
            LiveFaults faults, Consumer<CrashPoint> points, CompletableFuture<EmbeddedBroker> back) {
        for (int starts = 0; starts < MOST_STARTS; starts++) {
            try {
                Optional<Map<String, ConfiguredRun>> results = faults.start(LiveFaults.Start.of("away", points));
                if (results.isPresent()) {
                    return results.get();
                }
            } catch (KafkaProblem e) {
                assertThat(back.join()).as(e.getMessage()).isNotNull();
            }
        }
        throw new AssertionError("no end after " + MOST_STARTS + " starts");
    }
}
