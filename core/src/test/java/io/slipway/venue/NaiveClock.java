package io.slipway.venue;

/** The time of a {@link NaiveVenueSimulator}, and the models by which its books and orders follow the market. */
final class NaiveClock {

    final VenueModels models;
    long nowNs = Long.MIN_VALUE;

    NaiveClock(VenueModels models) {
        this.models = models;
    }

    /** True if a print or a fall of that time may still be paired. */
    boolean isRecent(long timeNs) {
        return nowNs - timeNs <= models.prints().pairNs();
    }
}
