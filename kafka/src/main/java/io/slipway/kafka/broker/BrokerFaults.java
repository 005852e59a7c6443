package io.slipway.kafka.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.internals.Exit;

/**
 * Turns a fatal fault of the embedded broker into a message and exit code 4. Kafka itself would halt the JVM without a message
 * and without shutdown hooks, for example when its disk is full.
 */
final class BrokerFaults {

    static final int EXIT_CODE = 4;

    private static final long HOOKS_LIMIT_MS = 3_000;
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private BrokerFaults() {}

    /** Marks the process as ending; later faults of the broker are ignored. */
    static void ignore() {
        ENDING.set(true);
    }

    /** Replaces Kafka's exit and halt procedures, which are global to the JVM. */
    static void install() {
        Exit.setExitProcedure(BrokerFaults::end);
        Exit.setHaltProcedure(BrokerFaults::end);
    }

    private static void end(int status, String message) {
        String reason = message == null ? "not given, is the disk full or the data directory gone?" : message;
        if (ENDING.compareAndSet(false, true)) {
            System.err.println("the embedded Kafka broker failed: status=" + status + ", reason=" + reason);
            start("slipway-broker-fault", () -> System.exit(EXIT_CODE));
            start("slipway-broker-halt", BrokerFaults::haltSoon);
        }
        throw new IllegalStateException("the embedded Kafka broker failed: status=" + status + ", reason=" + reason);
    }

    // A shutdown hook that closes the broken broker may block forever, so the JVM waits for it for a limited time.
    private static void haltSoon() {
        try {
            Thread.sleep(HOOKS_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
