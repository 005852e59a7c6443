package io.slipway.strategy;

/** Splits a quantity over the venues that show size. Holds no state between calls that would change a split. */
public interface Allocator {

    /**
     * Writes to {@code split} what each venue shall get, never more than it has available and never more than
     * {@code qty} in all.
     *
     * @param quotes what can be had where
     * @param qty shares wanted, zero or more
     * @param split one entry a venue, overwritten
     * @return the sum of {@code split}
     */
    long allocate(VenueQuotes quotes, long qty, long[] split);
}
