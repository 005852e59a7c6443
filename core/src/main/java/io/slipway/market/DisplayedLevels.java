package io.slipway.market;

/**
 * One side of every venue's book as displayed, seen by an order that would take it: level 0 is the best, and a lower signed
 * price (the price times the taker's sign) is better.
 */
public interface DisplayedLevels {

    /** The most levels that the data shows of any venue: what is worse than that many levels may exist unseen. */
    int capacity();

    /** Number of levels that the venue shows. */
    int depth(int venue);

    /** Signed price of a level that the venue shows. */
    long signedPxE9(int venue, int level);

    /** Displayed size of a level that the venue shows, positive. */
    long size(int venue, int level);

    /** The level of a signed price: its index, or {@code -(index it would have) - 1} where the venue does not show it. */
    default int find(int venue, long signedPxE9) {
        int depth = depth(venue);
        for (int level = 0; level < depth; level++) {
            long at = signedPxE9(venue, level);
            if (at >= signedPxE9) {
                return at == signedPxE9 ? level : -level - 1;
            }
        }
        return -depth - 1;
    }

    /**
     * True if a price can have size that the data does not show: it is worse than all displayed levels, and the data shows no
     * more levels.
     */
    default boolean isHidden(int venue, long signedPxE9) {
        int depth = depth(venue);
        return depth == capacity() && depth > 0 && signedPxE9 > signedPxE9(venue, depth - 1);
    }
}
