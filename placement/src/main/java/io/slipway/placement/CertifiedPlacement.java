package io.slipway.placement;

/**
 * A solution with what is known of it.
 *
 * @param placement the split
 * @param certificate what is known of it
 */
public record CertifiedPlacement(Placement placement, Certificate certificate) {

    /** Expected cost in quote currency. */
    public double cost() {
        return certificate.forecast().cost();
    }
}
