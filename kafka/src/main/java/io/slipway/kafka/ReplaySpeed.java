package io.slipway.kafka;

/**
 * How fast recorded events are sent: as fast as possible, or at a multiple of the speed at which they happened.
 *
 * @param factor 1 is the recorded speed, 10 is ten times faster; infinite is as fast as possible
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
     * Parses {@code max} or a factor such as {@code 1x} or {@code 0.5x}.
     *
     * @throws IllegalArgumentException if it is neither
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

    /** Whether events wait for their time. */
    public boolean isPaced() {
        return factor < Double.POSITIVE_INFINITY;
    }
}
