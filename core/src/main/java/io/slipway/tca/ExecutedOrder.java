package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.tca.order.SentOrders;
import io.slipway.tca.order.VenueOrder;
import java.util.List;

/**
 * One execution of the parent order: that of a strategy, or one that really happened.
 *
 * @param name of the strategy
 * @param execution filled quantity and cash
 * @param fills in order of time
 * @param orders child orders with their fills, in the order in which they were sent
 */
public record ExecutedOrder(String name, Execution execution, List<Fill> fills, List<VenueOrder> orders) {

    /** Copies the lists. */
    public ExecutedOrder {
        fills = List.copyOf(fills);
        orders = SentOrders.copyOf(orders);
    }
}
