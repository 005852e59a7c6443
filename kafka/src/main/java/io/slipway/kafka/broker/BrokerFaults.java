package io.slipway.kafka.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.internals.Exit;

/**
 * Turns a fatal fault of the embedded broker into a message and an exit code: 5 if the disk of its data is full, else 4. Kafka
 * itself would halt the JVM without a message and without shutdown hooks.
 */
final class BrokerFaults {

    static final int EXIT_CODE = 4;

    static final int DISK_FULL_EXIT_CODE = 5;

    /** A disk with less room counts as full: Kafka's largest batch is 1 MiB, and one that did not fit leaves less. */
    private static final long FULL_BYTES = 1 << 20;

    private static final long HOOKS_LIMIT_MS = 3_000;
    private static final AtomicBoolean ENDING = new AtomicBoolean();
    private static final Set<Path> DATA_DIRECTORIES = ConcurrentHashMap.newKeySet();

    private BrokerFaults() {}

    /** Marks the process as ending; later faults of the broker are ignored. */
    static void ignore() {
        ENDING.set(true);
    }

    /** Replaces Kafka's exit and halt procedures, which are global to the JVM, for a broker with data in a directory. */
    static void install(Path dataDirectory) {
        DATA_DIRECTORIES.add(dataDirectory);
        Exit.setExitProcedure(BrokerFaults::end);
        Exit.setHaltProcedure(BrokerFaults::end);
    }

    /** A data directory whose disk is full, if there is one. */
    static Optional<Path> fullDirectory() {
        return DATA_DIRECTORIES.stream()
                .filter(each -> Files.isDirectory(each) && each.toFile().getUsableSpace() < FULL_BYTES)
                .findFirst();
    }

    private static void end(int status, String message) {
        Optional<Path> full = fullDirectory();
        String unknown = message == null ? "not given, is the data directory gone?" : message;
        String sentence = "the embedded Kafka broker failed: status=" + status + ", reason="
                + full.map(directory -> "the disk is full, dir=" + directory).orElse(unknown);
        int exitCode = full.isPresent() ? DISK_FULL_EXIT_CODE : EXIT_CODE;
        if (ENDING.compareAndSet(false, true)) {
            System.err.println(sentence);
            start("slipway-broker-fault", () -> System.exit(exitCode));
            start("slipway-broker-halt", () -> haltSoon(exitCode));
        }
        throw new IllegalStateException(sentence);
    }

    // A shutdown hook that closes the broken broker may block forever, so the JVM waits for it for a limited time.
    private static void haltSoon(int exitCode) {
        try {
            Thread.sleep(HOOKS_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
