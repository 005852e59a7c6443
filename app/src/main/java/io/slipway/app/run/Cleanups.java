package io.slipway.app.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Actions that must run before the process ends, also on Ctrl-C: newest first, each once. */
public final class Cleanups {

    private static final Deque<Handle> PENDING = new ArrayDeque<>();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Cleanups::runAll, "cleanups"));
    }

    private Cleanups() {}

    /** Runs {@code action} when closed or when the process ends, whichever comes first. */
    public static Handle register(Runnable action) {
        Handle handle = new Handle(action);
        synchronized (PENDING) {
            PENDING.push(handle);
        }
        return handle;
    }

    /** True if the process is ending. */
    public static boolean isEnding() {
        return ending;
    }

    private static void runAll() {
        ending = true;
        while (true) {
            Handle handle;
            synchronized (PENDING) {
                handle = PENDING.poll();
            }
            if (handle == null) {
                return;
            }
            handle.action.run();
        }
    }

    /** One pending action. */
    public static final class Handle implements AutoCloseable {

        private final Runnable action;

        private Handle(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            boolean pending;
            synchronized (PENDING) {
                pending = PENDING.remove(this);
            }
            if (pending) {
                action.run();
            }
        }
    }
}
