package io.slipway.strategy;

/**
 * Settings that schedules share.
 *
 * @param sliceNs length of a slice
 * @param curve volumes of a day by the time of day, for schedules that follow them
 * @param seed of what a schedule draws at random
 * @param leastQty shares that a slice must have come to before it is sent, unless all that is left is due
 * @param completion completion of what is left when the window ends
 */
public record ScheduleSettings(long sliceNs, VolumeCurve curve, long seed, long leastQty, Completion completion) {

    /** Settings of which what is left walks the book. */
    public ScheduleSettings(long sliceNs, VolumeCurve curve, long seed, long leastQty) {
        this(sliceNs, curve, seed, leastQty, Completion.WALK);
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ScheduleSettings {
        if (sliceNs <= 0 || leastQty < 1) {
            throw new IllegalArgumentException("the length of a slice and its least quantity are positive: sliceNs="
                    + sliceNs + ", leastQty=" + leastQty);
        }
    }

    /** Slices of the given length, the curve of US equities and no least quantity. */
    public static ScheduleSettings ofSlices(long sliceNs) {
        return new ScheduleSettings(sliceNs, StandardCurve.US_EQUITY, 0, 1);
    }

    /** The same with another completion of what is left. */
    public ScheduleSettings withCompletion(Completion newCompletion) {
        return new ScheduleSettings(sliceNs, curve, seed, leastQty, newCompletion);
    }
}
