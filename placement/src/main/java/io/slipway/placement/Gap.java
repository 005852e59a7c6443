package io.slipway.placement;

import java.util.Locale;

/**
 * Distance of a solution from the optimum, and its proof.
 *
 * @param kind what supports the solution
 * @param value {@code OPTIMALITY}: the most that moving a share elsewhere would gain at the margin, in quote currency a share.
 *     {@code BOUND}, {@code NONE}: expected cost above a proven lower bound, in quote currency, infinite if there is none.
 *     {@code EXHAUSTIVE}, {@code ENUMERATED}: zero
 * @param among the placements among which it is the best, or was looked for
 */
public record Gap(Kind kind, double value, String among) {

    /** The kind of proof. */
    public enum Kind {
        /** The problem is convex and the conditions of optimality hold. */
        OPTIMALITY(true),
        /** Every point at which the cost can be least was worked out and compared. */
        ENUMERATED(true),
        /** Every point of a grid was compared. */
        EXHAUSTIVE(true),
        /** The problem is convex, and a lower bound on the cost is this far away. */
        BOUND(true),
        /** The best of several starts. The problem is not convex, so a better one may exist. */
        NONE(false);

        private final boolean isCertified;

        Kind(boolean isCertified) {
            this.isCertified = isCertified;
        }
    }

    /** True if the solution is proven to be the best of those {@link #among}, within {@link #value}. */
    public boolean isCertified() {
        return kind.isCertified;
    }

    /** The gap in a sentence. */
    public String text() {
        return switch (kind) {
            case OPTIMALITY ->
                "the best of " + among + ": convex, conditions of optimality met to " + number(value) + " a share";
            case ENUMERATED -> "the best of " + among + ": all points where the cost can be least were compared";
            case EXHAUSTIVE -> "the best of " + among + ": all of them were compared";
            case BOUND -> "at most " + number(value) + " from the best of " + among + ": convex, by a lower bound";
            case NONE ->
                "not certified: " + among + "; knowing the outflows beforehand would cost " + number(value) + " less";
        };
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
    }
}
