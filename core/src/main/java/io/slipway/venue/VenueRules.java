package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.OrderType;

/**
 * The requirements of a venue for orders.
 *
 * @param lot quantities must be multiples of it, in shares
 * @param tickE9 limit prices must be multiples of it, in 1e-9
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

    /** The reason why the venue rejects an order regardless of its book; {@link Reason#NONE} if it accepts it. */
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
