package io.slipway.kafka;

/**
 * Speed at which recorded events are sent: as fast as possible, or a multiple of the recorded speed.
 *
 * @param factor positive; 1 is the recorded speed, 10 is ten times faster, infinity is as fast as possible
 */
public record ReplaySpeed(double factor) {

    /** As fast as possible. */
    public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException unless {@code factor} is positive
     */
    public ReplaySpeed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed must be positive: speed=" + factor + "x");
        }
    }

    /**
     * Parses {@code max} or a factor, for example {@code 1x} or {@code 0.5x}.
     *
     * @throws IllegalArgumentException if {@code text} is neither
     */
    public static ReplaySpeed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?x")) {
            throw new IllegalArgumentException("not a speed, expected max or a factor such as 10x: speed=" + text);
        }
        return new ReplaySpeed(Double.parseDouble(text.substring(0, text.length() - 1)));
    }

    /** True if events wait for their due time. */
    public boolean isPaced() {
        return factor < Double.POSITIVE_INFINITY;
    }
}
