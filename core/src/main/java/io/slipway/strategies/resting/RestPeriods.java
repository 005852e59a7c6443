package io.slipway.strategies.resting;

/**
 * Times at which resting orders are cancelled.
 *
 * @param startNs start of the first slice, in ns since 1970 UTC
 * @param sliceNs length of a slice, in ns
 * @param horizonNs time for which an order rests, at most a slice, in ns
 * @param endNs end of the parent order, before which the last slice is cut short as the others
 */
record RestPeriods(long startNs, long sliceNs, long horizonNs, long endNs) {

    long sliceStartNs(long nowNs) {
        return startNs + Math.max(0, (nowNs - startNs) / sliceNs) * sliceNs;
    }

    /** Time at which orders of the slice stop resting. */
    long cancelNs(long sliceStart) {
        long lengthNs = Math.min(sliceNs, endNs - sliceStart);
        return sliceStart + (long) ((double) lengthNs * horizonNs / sliceNs);
    }
}
