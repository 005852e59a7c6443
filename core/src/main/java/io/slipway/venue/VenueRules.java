package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.OrderType;

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

    /** Why a venue refuses an order whatever its book shows, or {@link Reason#NONE}. */
    Reason refusal(ChildOrder order, boolean halted) {
        if (halted) {
            return Reason.HALTED;
        } else if (order.qty() % lot != 0) {
            return Reason.LOT;
        } else if (order.type() != OrderType.MARKET && order.limitPxE9() % tickE9 != 0) {
            return Reason.TICK;
        }
        return Reason.NONE;
    }
}
