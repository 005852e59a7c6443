package io.slipway.placement;

/**
 * Slopes of the expected cost in one quantity, in the quote currency per share. They differ at a kink, which the cost has where fills
 * can add up to the order exactly.
 *
 * @param above cost of one share more: the right derivative
 * @param below saving by one share less: the left derivative; not a number where there is no share to take away
 */
public record Slopes(double above, double below) {

    /** True if there is a share to take away. */
    public boolean hasBelow() {
        return !Double.isNaN(below);
    }
}
