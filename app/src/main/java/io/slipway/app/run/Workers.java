package io.slipway.app.run;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that a search or a study works on. */
public final class Workers implements Executor, AutoCloseable {

    private final ExecutorService threads;

    public Workers(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Interrupts tasks that still run. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
