package io.slipway.kafka;

import java.util.Arrays;
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
        for (long leftNs = dueNs - nanoClock.getAsLong(); leftNs > 0; leftNs = dueNs - nanoClock.getAsLong()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            sleeper.sleep(Math.min(leftNs, LONGEST_SLEEP_NS));
        }
        return true;
    }

    /**
     * Counts the delays of events that wait together for their record. Quantiles are told in buckets, at most a 32nd too large. Not
     * thread-safe.
     */
    static final class LatenessMeter {

        /** Buckets of a power of two: 2^5. */
        private static final int SUB_BITS = 5;

        private static final int SUBS = 1 << SUB_BITS;
        private static final int FIRST_CAPACITY = 16;
        private static final double MEDIAN = 0.5;
        private static final double P99 = 0.99;

        private final long[] counts = new long[SUBS * (Long.SIZE - SUB_BITS)];
        private long[] waitingDueNs = new long[FIRST_CAPACITY];
        private int waiting;
        private long events;
        private long mostNs;

        /** An event waits for its record from now on, which was due at a time. */
        void waits(long dueNs) {
            if (waiting == waitingDueNs.length) {
                waitingDueNs = Arrays.copyOf(waitingDueNs, 2 * waiting);
            }
            waitingDueNs[waiting++] = dueNs;
        }

        /** The events that wait were handed over. */
        void handedOver(long nowNs) {
            for (int i = 0; i < waiting; i++) {
                long lateNs = Math.max(0, nowNs - waitingDueNs[i]);
                counts[bucket(lateNs)]++;
                mostNs = Math.max(mostNs, lateNs);
            }
            events += waiting;
            waiting = 0;
        }

        /** The delays so far. */
        StreamSummary.Lateness lateness() {
            return new StreamSummary.Lateness(quantileNs(MEDIAN), quantileNs(P99), mostNs);
        }

        private long quantileNs(double share) {
            long wanted = (long) Math.ceil(share * events);
            long below = 0;
            for (int bucket = 0; bucket < counts.length && wanted > 0; bucket++) {
                below += counts[bucket];
                if (below >= wanted) {
                    return Math.min(mostNs, lastOf(bucket));
                }
            }
            return 0;
        }

        private static int bucket(long ns) {
            int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(ns) - SUB_BITS - 1);
            return SUBS * shift + (int) (ns >>> shift);
        }

        /** The largest value of a bucket. */
        private static long lastOf(int bucket) {
            int shift = Math.max(0, bucket / SUBS - 1);
            return (((long) (bucket - SUBS * shift) + 1) << shift) - 1;
        }
    }
}
