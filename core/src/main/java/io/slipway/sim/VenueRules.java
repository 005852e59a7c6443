package io.slipway.sim;

/**
 * What a venue demands of an order.
 *
 * @param lot quantities are multiples of it
 * @param tickE9 limit prices are multiples of it
 */
public record VenueRules(long lot, long tickE9) {

    /** Any quantity at any price. */
    public static final VenueRules ANY = new VenueRules(1, 1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public VenueRules {
        if (lot <= 0 || tickE9 <= 0) {
            throw new IllegalArgumentException("lot and tick are positive: lot=" + lot + ", tickE9=" + tickE9);
        }
    }
}
