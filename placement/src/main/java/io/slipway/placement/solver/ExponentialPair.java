package io.slipway.placement.solver;

import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Roots;
import java.util.ArrayList;
import java.util.List;

/**
 * Two independent exponential outflows without theta: the Corollary of version 1, solved for all its roots. With A_j = (lambda_u + h + r_j) /
 * (lambda_u + lambda_o) and R = (lambda_u - (h + f)) / (lambda_u + lambda_o), the stationary points are M = Q_1 + Q_2 + S - z,
 * L_1 = z - Q_1 + mu_2 ln A_1, L_2 = z - Q_2 + mu_1 ln A_2 for the z with
 *
 * <pre>
 * mu_1 = mu_2 = mu:  1 + ln(A_1 A_2) + z / mu = R e^(z / mu)
 * otherwise:         mu_1 / (mu_1 - mu_2) e^(-z / mu_1) A_1^((mu_1 - mu_2) / mu_1)
 *                    + mu_2 / (mu_2 - mu_1) e^(-z / mu_2) A_2^((mu_2 - mu_1) / mu_2) = R
 * </pre>
 *
 * <p>Either side is a sum of three exponentials or a concave function, so there are at most two roots; both may be in range, and at
 * most some of the points they give are placements.
 */
final class ExponentialPair {

    private static final int PANELS = 512;
    private static final double SAME_MEANS = 1e-6;

    private final Terms terms;
    private final double mean1;
    private final double mean2;
    private final double a1;
    private final double a2;
    private final double target;

    ExponentialPair(Terms terms) {
        this.terms = terms;
        this.mean1 = terms.distributions[0].mean();
        this.mean2 = terms.distributions[1].mean();
        this.a1 = terms.worth(0) / terms.swing();
        this.a2 = terms.worth(1) / terms.swing();
        this.target = terms.marketGain() / terms.swing();
    }

    /**
     * A solution of the first-order conditions, inside or outside the feasible set.
     *
     * @param market M
     * @param limit1 L_1
     * @param limit2 L_2
     * @param z root of the equation
     * @param isPlacement true if it is inside the feasible set
     */
    record Stationary(double market, double limit1, double limit2, double z, boolean isPlacement) {

        double[] toArray() {
            return new double[] {market, limit1, limit2};
        }
    }

    /** All stationary points with {@code 0 <= M <= S}. */
    List<Stationary> all() {
        List<Stationary> all = new ArrayList<>();
        double low = terms.queue[0] + terms.queue[1];
        double high = low + terms.qty;
        double before = low;
        for (int i = 1; i <= PANELS; i++) {
            double after = low + (high - low) * i / PANELS;
            if (a1 > 0 && a2 > 0 && excess(before) * excess(after) <= 0) {
                all.add(at(Roots.between(before, after, this::excess)));
            }
            before = after;
        }
        return all;
    }

    private Stationary at(double z) {
        double market = terms.queue[0] + terms.queue[1] + terms.qty - z;
        double limit1 = z - terms.queue[0] + mean2 * StrictMath.log(a1);
        double limit2 = z - terms.queue[1] + mean1 * StrictMath.log(a2);
        double left = terms.qty - market;
        boolean inside = limit1 >= 0 && limit2 >= 0 && limit1 <= left && limit2 <= left && limit1 + limit2 >= left;
        return new Stationary(market, limit1, limit2, z, inside);
    }

    /** P(A > S) along the stationary curve, less what it must be. */
    private double excess(double z) {
        double difference = mean1 - mean2;
        if (Math.abs(difference) < SAME_MEANS * mean1) {
            double mean = (mean1 + mean2) / 2;
            return (1 + StrictMath.log(a1 * a2) + z / mean) * StrictMath.exp(-z / mean) - target;
        }
        double first = StrictMath.exp(-z / mean1 + StrictMath.log(a1) * difference / mean1);
        double second = StrictMath.exp(-z / mean2 - StrictMath.log(a2) * difference / mean2);
        return (mean1 * first - mean2 * second) / difference - target;
    }
}
