package io.slipway.engine;

import io.slipway.engine.ledger.ExecutionLedger;
import io.slipway.market.MarketView;
import io.slipway.model.Fill;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tca.VenueOrder;
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
 */
public record StrategyProgress(
        String name,
        long filledQty,
        BigInteger cashE9,
        List<VenueOrder> sent,
        List<Fill> fills,
        List<Long> orderIds,
        List<WorkingOrder> working) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is not one id for each fill
     */
    public StrategyProgress {
        sent = List.copyOf(sent);
        fills = List.copyOf(fills);
        orderIds = List.copyOf(orderIds);
        working = List.copyOf(working);
        if (fills.size() != orderIds.size()) {
            throw new IllegalArgumentException("fills=" + fills.size() + ", orderIds=" + orderIds.size());
        }
    }

    static StrategyProgress of(String name, MarketView market, SimulatedContext context, ExecutionLedger ledger) {
        List<VenueOrder> sent = context.orders().sent().stream()
                .map(each -> new VenueOrder(
                        market.publisherId(each.venue()), each.timeNs(), each.firstQty(), each.shownQty(), List.of()))
                .toList();
        return new StrategyProgress(
                name, ledger.filledQty(), ledger.cashE9(), sent, ledger.fills(), ledger.orderIds(), context.working());
    }
}
