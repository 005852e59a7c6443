package io.slipway.placement;

/**
 * A solution with its certificate.
 *
 * @param placement the split
 * @param certificate evidence for the solution
 */
public record CertifiedPlacement(Placement placement, Certificate certificate) {

    /** Expected cost in quote currency. */
    public double cost() {
        return certificate.forecast().cost();
    }
}
