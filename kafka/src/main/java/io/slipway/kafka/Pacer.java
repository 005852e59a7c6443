package io.slipway.kafka;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Says when recorded events are due and waits for it. Every due time is counted from the first event, so that delays do
 * not add up: after a late event the next ones are on time again. Not thread-safe.
 */
final class Pacer {

    /** Waits about as long as it is told; may return early. */
    interface Sleeper {
        void sleep(long durationNs);
    }

    private static final long LONGEST_SLEEP_NS = 50_000_000;

    private final double factor;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    private boolean started;
    private long startNs;
    private long firstEventNs;
    private long lastDueNs;
    private long maxLatenessNs;

    /**
     * A pacer that starts with its first event.
     *
     * @param factor how much faster than recorded
     * @param nanoClock nanoseconds since any origin, never backwards
     */
    Pacer(double factor, LongSupplier nanoClock, Sleeper sleeper) {
        this.factor = factor;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
    }

    /** When an event is due on the clock, in ns; an event older than the one before is due with it. */
    long dueNs(long eventNs) {
        if (!started) {
            started = true;
            firstEventNs = eventNs;
            startNs = nanoClock.getAsLong();
            lastDueNs = startNs;
        }
        if (eventNs > firstEventNs) {
            long elapsedNs = eventNs - firstEventNs;
            long scaledNs = (long) ((elapsedNs < 0 ? Long.MAX_VALUE : elapsedNs) / factor);
            lastDueNs = Math.max(lastDueNs, startNs + Math.min(scaledNs, Long.MAX_VALUE / 2));
        }
        return lastDueNs;
    }

    /**
     * Waits until {@code dueNs}.
     *
     * @return {@code false} if {@code cancelled} before that
     */
    boolean awaitDue(long dueNs, BooleanSupplier cancelled) {
        long latenessNs = nanoClock.getAsLong() - dueNs;
        while (latenessNs < 0) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            sleeper.sleep(Math.min(-latenessNs, LONGEST_SLEEP_NS));
            latenessNs = nanoClock.getAsLong() - dueNs;
        }
        maxLatenessNs = Math.max(maxLatenessNs, latenessNs);
        return true;
    }

    /** By how much the latest event was late, in ns. */
    long maxLatenessNs() {
        return maxLatenessNs;
    }
}
