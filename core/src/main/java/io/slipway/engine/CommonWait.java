package io.slipway.engine;

/**
 * The state of all strategy runs that receive one market, so that they need not be asked row by row: the time until which all sleep, which
 * any call of a run that may wake it ends, and whether one is done. Not thread-safe.
 */
final class CommonWait {

    /** In place of the time until which a run sleeps that does not. */
    static final long AWAKE = Long.MIN_VALUE;

    private long untilNs = AWAKE;
    private boolean isOneDone = true;

    /** A run may have woken. */
    void end() {
        untilNs = AWAKE;
    }

    /** All runs sleep until a time, unless one is called before. */
    void begin(long newUntilNs) {
        untilNs = newUntilNs;
    }

    /** A run has a fill, with which it may be done. */
    void onFill(boolean isDone) {
        isOneDone |= isDone;
    }

    /** True if a run may be done that was not when it was asked last. */
    boolean takeDone() {
        boolean wasOneDone = isOneDone;
        isOneDone = false;
        return wasOneDone;
    }

    /** True if all runs sleep. */
    boolean lasts(long nowNs) {
        return nowNs < untilNs;
    }
}
