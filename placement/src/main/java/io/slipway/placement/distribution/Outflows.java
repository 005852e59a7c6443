package io.slipway.placement.distribution;

/** The shares that leave the front of each venue's queue over the horizon: cancels of orders ahead, and trades. */
public sealed interface Outflows permits IndependentOutflows, Scenarios {

    /** Number of venues. */
    int venues();

    /** The distribution of one venue's outflow alone. */
    OutflowDistribution marginal(int venue);

    /** The outflows of some of the venues. */
    Outflows withVenues(int... kept);
}
