package io.slipway.placement.solver;

import io.slipway.placement.Placement;
import io.slipway.placement.expectation.Terms;

/** Moves quantities that miss zero, the order, or the rest of the order S - M by a numeric tolerance to that very place. */
final class Snap {

    /** Relative to the order: above what root finders leave, and far below a share of any order. */
    private static final double TOLERANCE = 1e-9;

    /** Relative to the order: rounding of sums, which the expectations allow for. */
    private static final double ROUNDING = 1e-12;

    private final double qty;
    private final double tolerance;

    Snap(double qty) {
        this.qty = qty;
        this.tolerance = TOLERANCE * qty;
    }

    Placement of(Placement placement) {
        double[] x = placement.toArray();
        x[0] = near(x[0], qty);
        double left = qty - x[0];
        for (int i = 1; i < x.length; i++) {
            x[i] = near(x[i], left);
        }
        fillUp(x, left);
        return Placement.of(x);
    }

    /** Zero or the corner where the value misses one of them by more than rounding and less than the tolerance. */
    private double near(double value, double corner) {
        if (value <= tolerance) {
            return 0;
        }
        double missed = Math.abs(value - corner);
        return missed > ROUNDING * qty && missed <= tolerance ? corner : value;
    }

    /** Lets limits that nearly add up to the rest do so: the largest takes the difference. */
    private void fillUp(double[] x, double left) {
        double missing = left - (Terms.total(x) - x[0]);
        if (Math.abs(missing) > ROUNDING * qty && Math.abs(missing) <= tolerance) {
            int largest = 1;
            for (int i = 2; i < x.length; i++) {
                largest = x[i] > x[largest] ? i : largest;
            }
            x[largest] = Math.min(left, Math.max(0, x[largest] + missing));
        }
    }
}
