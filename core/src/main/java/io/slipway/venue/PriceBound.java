package io.slipway.venue;

/** The worst price at which the orders of a run, all of one side, may trade. */
@FunctionalInterface
public interface PriceBound {

    /** Any price. */
    PriceBound NONE = nowNs -> Long.MAX_VALUE;

    /** The worst price now, times the sign of the orders' side so that lower is better; {@link Long#MAX_VALUE} for any price. */
    long worstSignedPxE9(long nowNs);
}
