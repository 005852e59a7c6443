package io.slipway.strategy;

/**
 * Settings that schedules share.
 *
 * @param sliceNs length of a slice
 * @param participation share of all volume that {@code pov} keeps to, between 0 and 1
 * @param urgency of {@code almgren-chriss}: kappa times the horizon; and of {@code obizhaeva-wang}: resilience times the horizon
 * @param curve of {@code vwap}
 * @param jitter of {@code twap-jittered}: by how much of a slice boundaries move, between 0 and 1
 * @param seed of the jitter
 * @param leastQty shares that a slice must have come to before it is sent, unless all that is left is due
 */
public record ScheduleSettings(
        long sliceNs,
        double participation,
        double urgency,
        VolumeCurve curve,
        double jitter,
        long seed,
        long leastQty) {

    /** The usual share of the volume. */
    public static final double DEFAULT_PARTICIPATION = 0.1;

    /** The usual urgency. */
    public static final double DEFAULT_URGENCY = 2;

    /** The usual jitter. */
    public static final double DEFAULT_JITTER = 0.5;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ScheduleSettings {
        boolean inRange = participation > 0 && participation < 1 && urgency >= 0 && urgency <= 100;
        if (sliceNs <= 0 || !inRange || !(jitter >= 0 && jitter <= 1) || leastQty < 1) {
            throw new IllegalArgumentException(
                    "a pace needs a slice > 0, 0 < participation < 1, 0 <= urgency <= 100, 0 <= jitter <= 1, a least"
                            + " quantity > 0: sliceNs=" + sliceNs + ", participation=" + participation + ", urgency="
                            + urgency + ", jitter=" + jitter + ", leastQty=" + leastQty);
        }
    }

    /** The default settings with slices of the given length. */
    public static ScheduleSettings ofSlices(long sliceNs) {
        return new ScheduleSettings(
                sliceNs, DEFAULT_PARTICIPATION, DEFAULT_URGENCY, StandardCurve.US_EQUITY, DEFAULT_JITTER, 0, 1);
    }
}
