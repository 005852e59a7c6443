package io.slipway.engine;

import io.slipway.engine.ledger.ExecutionLedger;
import io.slipway.market.MarketView;
import io.slipway.model.Fill;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tca.order.SentOrders;
import io.slipway.tca.order.VenueOrder;
import io.slipway.venue.VenueSimulator;
import java.math.BigInteger;
import java.util.List;

/**
 * The orders and fills of one strategy until now. Immutable.
 *
 * @param name the strategy's name
 * @param filledQty shares filled
 * @param cashE9 cash paid by a buy, received by a sell, fees included, in 1e-9 of the quote currency
 * @param sent the child orders by id, with the shares that they were sent with, without their fills
 * @param fills the fills, in the order in which they happened
 * @param orderIds for each fill, the id of its child order
 * @param working the child orders that the strategy believes to be working
 * @param aheadQty for each of them, the shares of others ahead of it at its venue and price by the run's queue model; infinite where the
 *     data does not show its price, NaN while it does not rest
 */
public record StrategyProgress(
        String name,
        long filledQty,
        BigInteger cashE9,
        List<VenueOrder> sent,
        List<Fill> fills,
        List<Long> orderIds,
        List<WorkingOrder> working,
        List<Double> aheadQty) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is not one id for each fill, and one place for each working order
     */
    public StrategyProgress {
        sent = SentOrders.copyOf(sent);
        fills = List.copyOf(fills);
        orderIds = List.copyOf(orderIds);
        working = List.copyOf(working);
        aheadQty = List.copyOf(aheadQty);
        if (fills.size() != orderIds.size()) {
            throw new IllegalArgumentException("fills=" + fills.size() + ", orderIds=" + orderIds.size());
        }
        if (working.size() != aheadQty.size()) {
            throw new IllegalArgumentException("working=" + working.size() + ", aheadQty=" + aheadQty.size());
        }
    }

    static StrategyProgress of(
            String name, MarketView market, VenueSimulator venues, SimulatedContext context, ExecutionLedger ledger) {
        List<VenueOrder> sent = context.orders().asSent(market);
        List<WorkingOrder> working = context.working();
        List<Double> aheadQty = working.stream()
                .map(WorkingOrder::order)
                .map(each -> venues.ahead(each.venue(), each.side(), each.id()))
                .toList();
        return new StrategyProgress(
                name, ledger.filledQty(), ledger.cashE9(), sent, ledger.fills(), ledger.orderIds(), working, aheadQty);
    }
}
