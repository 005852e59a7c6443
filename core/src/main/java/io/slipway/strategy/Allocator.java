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

    /**
     * True if it takes all that it wants of the quotes: where that is less than the quantity, it takes nothing more of what is left, and for
     * the remaining quantity, before a row of {@link #wakesOn}.
     */
    default boolean takesAll() {
        return false;
    }

    /** The rows after which it may take something where it took nothing before: those that change any quotes, unless it is overridden. */
    default WakesOn wakesOn() {
        return WakesOn.QUOTES;
    }
}
