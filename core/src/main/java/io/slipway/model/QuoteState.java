package io.slipway.model;

/**
 * The state of the quotes at a fill, which says how far its price can be believed.
 *
 * @param ageNs time since the latest row of the venue's book, in ns, zero or more; {@link #UNKNOWN} if the venue had shown no book
 *     in the session
 * @param crossed true if the best bid of all venues was above the best offer of all venues
 */
public record QuoteState(long ageNs, boolean crossed) {

    /** The age where the venue had shown no book. */
    public static final long UNKNOWN = -1;

    /** A quote of this moment, in a market that is not crossed. */
    public static final QuoteState FRESH = new QuoteState(0, false);

    /**
     * Checks the age.
     *
     * @throws IllegalArgumentException if it is negative and not unknown
     */
    public QuoteState {
        if (ageNs < UNKNOWN) {
            throw new IllegalArgumentException("an age is zero or more: ageNs=" + ageNs);
        }
    }
}
