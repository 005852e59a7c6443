package io.slipway.engine;

/**
 * The time until which all strategy runs that receive one market sleep, so that they need not be asked row by row. Any call of a run
 * that may wake it ends the wait. Not thread-safe.
 */
final class CommonWait {

    /** In place of the time until which a run sleeps that does not. */
    static final long AWAKE = Long.MIN_VALUE;

    private long untilNs = AWAKE;

    /** A run may have woken. */
    void end() {
        untilNs = AWAKE;
    }

    /** All runs sleep until a time, unless one is called before. */
    void begin(long newUntilNs) {
        untilNs = newUntilNs;
    }

    /** True if all runs sleep. */
    boolean lasts(long nowNs) {
        return nowNs < untilNs;
    }
}
