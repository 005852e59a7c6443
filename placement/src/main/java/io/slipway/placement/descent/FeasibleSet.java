package io.slipway.placement.descent;

import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Roots;

/**
 * C of Proposition 1, {@code {0 <= M <= S, 0 <= L_k <= S - M, M + sum L_k >= S}}, and the point of it that is nearest to another. For a fixed
 * M the nearest limits are L_k = clip(l_k + nu, 0, S - M) with the least nu >= 0 that submits enough; the squared
 * distance is convex in M, with slope 2 (M - m) + 2 sum (l_k + nu - (S - M))^+ - 2 nu.
 */
public final class FeasibleSet {

    private static final double SLACK = 1e-12;

    private final double qty;

    public FeasibleSet(double qty) {
        this.qty = qty;
    }

    public boolean contains(double[] x) {
        double slack = SLACK * qty;
        double left = qty - x[0];
        boolean inside = x[0] >= 0 && left >= -slack && Terms.total(x) >= qty - slack;
        for (int i = 1; i < x.length; i++) {
            inside &= x[i] >= 0 && x[i] <= left + slack;
        }
        return inside;
    }

    /** Replaces a point by the nearest of the set. */
    public void project(double[] x) {
        if (contains(x)) {
            return;
        }
        double[] outside = x.clone();
        double market;
        if (slope(outside, 0) >= 0) {
            market = 0;
        } else if (slope(outside, qty) <= 0) {
            market = qty;
        } else {
            market = Roots.between(0, qty, m -> slope(outside, m));
        }
        double shift = shift(outside, market);
        x[0] = market;
        for (int i = 1; i < x.length; i++) {
            x[i] = clip(outside[i] + shift, qty - market);
        }
    }

    /** Half the slope of the squared distance, in M. */
    private double slope(double[] outside, double market) {
        double shift = shift(outside, market);
        double slope = market - outside[0] - shift;
        for (int i = 1; i < outside.length; i++) {
            slope += Math.max(0, outside[i] + shift - (qty - market));
        }
        return slope;
    }

    private double shift(double[] outside, double market) {
        double left = qty - market;
        if (submitted(outside, 0, left) >= left) {
            return 0;
        }
        double most = left;
        for (int i = 1; i < outside.length; i++) {
            most = Math.max(most, left - outside[i]);
        }
        return Roots.between(0, most, shift -> submitted(outside, shift, left) - left);
    }

    private static double submitted(double[] outside, double shift, double left) {
        double sum = 0;
        for (int i = 1; i < outside.length; i++) {
            sum += clip(outside[i] + shift, left);
        }
        return sum;
    }

    private static double clip(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }
}
