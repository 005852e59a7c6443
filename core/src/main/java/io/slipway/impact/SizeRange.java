package io.slipway.impact;

/**
 * Sizes that a fit has seen.
 *
 * @param least smallest size
 * @param most largest size
 */
public record SizeRange(double least, double most) {

    /** True if the size is within the range. */
    public boolean contains(double size) {
        return least <= size && size <= most;
    }
}
