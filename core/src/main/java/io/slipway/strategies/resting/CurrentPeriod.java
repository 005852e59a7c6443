package io.slipway.strategies.resting;

/** The period of a moment, worked out again when the next one begins. Not thread-safe. */
final class CurrentPeriod {

    private final RestPeriods periods;
    private long fromNs;
    private long untilNs = Long.MIN_VALUE;
    private long startNs;
    private long cancelNs;

    CurrentPeriod(RestPeriods periods) {
        this.periods = periods;
    }

    private void look(long nowNs) {
        if (nowNs < fromNs || nowNs >= untilNs) {
            startNs = periods.sliceStartNs(nowNs);
            cancelNs = periods.cancelNs(startNs);
            fromNs = nowNs;
            untilNs = periods.sameUntilNs(nowNs);
        }
    }

    /** Start of the period of a moment. */
    long startNs(long nowNs) {
        look(nowNs);
        return startNs;
    }

    /** Time at which orders of the period of a moment stop resting. */
    long cancelNs(long nowNs) {
        look(nowNs);
        return cancelNs;
    }

    /** A time before which the period stays what it is at a moment, and later than that if that is known. */
    long untilNs(long nowNs) {
        look(nowNs);
        return untilNs;
    }
}
