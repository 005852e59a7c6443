package io.slipway.backtest;

/**
 * How fast schedules go.
 *
 * @param sliceNs length of a slice
 * @param participation share of all volume that {@code pov} keeps to, between 0 and 1
 * @param urgency of {@code almgren-chriss}: kappa times the horizon; and of {@code obizhaeva-wang}: resilience times the horizon
 */
public record Pace(long sliceNs, double participation, double urgency) {

    /** A tenth of the volume, and an urgency of two. */
    public static final double DEFAULT_PARTICIPATION = 0.1;

    /** The usual urgency. */
    public static final double DEFAULT_URGENCY = 2;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Pace {
        if (sliceNs <= 0 || !(participation > 0 && participation < 1) || !(urgency >= 0 && urgency <= 100)) {
            throw new IllegalArgumentException(
                    "a pace needs a slice > 0, 0 < participation < 1, 0 <= urgency <= 100: sliceNs=" + sliceNs
                            + ", participation=" + participation + ", urgency=" + urgency);
        }
    }

    /** The usual pace in slices of this length. */
    public static Pace ofSlices(long sliceNs) {
        return new Pace(sliceNs, DEFAULT_PARTICIPATION, DEFAULT_URGENCY);
    }
}
