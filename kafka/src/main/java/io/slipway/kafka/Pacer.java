package io.slipway.kafka;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Computes the due times of recorded events and waits for them. Every due time is relative to the first event, so delays do
 * not accumulate: after a late event, the next events are on time again. Not thread-safe.
 */
final class Pacer {

    /** Waits for about the given time; may return early. */
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
     * Creates a pacer that starts with its first event.
     *
     * @param factor speed relative to the recording; 2 is twice as fast
     * @param nanoClock monotonic clock in nanoseconds since any origin
     */
    Pacer(double factor, LongSupplier nanoClock, Sleeper sleeper) {
        this.factor = factor;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
    }

    /** Due time of an event on the clock, in ns. An event with an earlier time than the event before it is due with it. */
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
     * @return {@code false} if {@code cancelled} returned true before that
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

    /** Largest delay of an event so far, in ns; 0 or more. */
    long maxLatenessNs() {
        return maxLatenessNs;
    }
}
