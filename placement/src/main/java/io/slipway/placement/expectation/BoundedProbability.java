package io.slipway.placement.expectation;

/**
 * A probability between two bounds.
 *
 * @param least lower bound
 * @param most upper bound
 */
record BoundedProbability(double least, double most) {

    /** Middle of the bounds. */
    double middle() {
        return (least + most) / 2;
    }

    /** The most by which the middle may be off. */
    double halfWidth() {
        return (most - least) / 2;
    }
}
