package io.slipway.strategy;

/**
 * Settings that schedules share.
 *
 * @param sliceNs length of a slice
 * @param curve volumes of a day by the time of day, for schedules that follow them
 * @param seed of what a schedule draws at random
 * @param leastQty shares that a slice must have come to before it is sent, unless all that is left is due
 */
public record ScheduleSettings(long sliceNs, VolumeCurve curve, long seed, long leastQty) {

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
}
