package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker that can be away for a while and then comes back with its data, on the same port. */
final class RestartedBroker implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedBroker broker;
    private CompletableFuture<Void> restart = CompletableFuture.completedFuture(null);
    private int restarts;

    RestartedBroker() {
        try {
            data = Files.createTempDirectory("slipway-faults");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Two that start at the same time disturb each other's measurements for JMX.
        synchronized (RestartedBroker.class) {
            broker = EmbeddedBroker.start(data, 0);
        }
        String servers = broker.bootstrapServers();
        port = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));
    }

    KafkaConnection connection() {
        return KafkaConnection.of("127.0.0.1:" + port);
    }

    /** Number of times that it was away. */
    int restarts() {
        return restarts;
    }

    /** Goes away and comes back after some time; does not wait for it. */
    void beginRestart(long awayMs) {
        restarts++;
        broker.close();
        restart = CompletableFuture.runAsync(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(awayMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            broker = EmbeddedBroker.start(data, port);
        });
    }

    /** Waits until it is back. */
    void awaitRestart() {
        restart.join();
    }

    @Override
    public void close() {
        awaitRestart();
        broker.close();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepest) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
