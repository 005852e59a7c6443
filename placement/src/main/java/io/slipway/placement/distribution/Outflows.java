package io.slipway.placement.distribution;

/** What leaves the front of each venue's queue over the horizon: cancels of those ahead, and trades. */
public sealed interface Outflows permits IndependentOutflows, Scenarios {

    /** Number of venues. */
    int venues();

    /** The law of one venue's outflow alone. */
    OutflowDistribution marginal(int venue);

    /** The outflows of some of the venues. */
    Outflows withVenues(int... kept);
}
