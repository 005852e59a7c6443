package io.slipway.strategy;

/** Splits a quantity over the venues that show size. Holds no state between calls that would change a split. */
public interface Allocator {

    /**
     * Writes the quantity of each venue to {@code split}: never more than its available size, and never more than {@code qty}
     * in total.
     *
     * @param quotes price, fee and available size by venue
     * @param qty wanted shares, zero or more
     * @param split one entry per venue, overwritten
     * @return the sum of {@code split}
     */
    long allocate(VenueQuotes quotes, long qty, long[] split);

    /** The quotes on which a split depends: all of them, unless it is overridden, or those at the best price. */
    default WakesOn wakesOn() {
        return WakesOn.QUOTES;
    }
}
