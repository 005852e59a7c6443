package io.slipway.executions.measure;

/** Finds the venue of a fill among the publishers of market data, since one venue has several publisher ids. */
@FunctionalInterface
public interface VenueMatch {

    /** The same publisher id. */
    VenueMatch EXACT = (publisherId, known) -> publisherId;

    /**
     * The publisher id of the same venue among those of the data, or the given one if there is none.
     *
     * @param known publisher ids of the market data, ascending
     */
    int of(int publisherId, int[] known);
}
