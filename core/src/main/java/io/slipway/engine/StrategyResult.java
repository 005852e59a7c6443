package io.slipway.engine;

import io.slipway.engine.ledger.CashSum;
import io.slipway.market.Obstacle;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.Milestone;
import io.slipway.tca.Execution;
import io.slipway.tca.order.SentOrders;
import io.slipway.tca.order.VenueOrder;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of one strategy.
 *
 * @param name name of the strategy
 * @param order the parent order
 * @param execution filled quantity and cash
 * @param fills every fill, in order
 * @param orders every child order as sent, with its fills
 * @param plan target quantity by time, as far as it is known from the order alone
 * @param reusedQty shares filled only because a liquidity rule shows shares again that were already taken
 * @param passedOver number of times that a venue with quotes got no order, by obstacle
 */
public record StrategyResult(
        String name,
        ParentOrder order,
        Execution execution,
        List<Fill> fills,
        List<VenueOrder> orders,
        List<Milestone> plan,
        long reusedQty,
        Map<Obstacle, Long> passedOver) {

    /**
     * Reconciles the fills with the totals, to the last unit.
     *
     * @throws IllegalStateException if they differ
     */
    public StrategyResult {
        fills = List.copyOf(fills);
        orders = SentOrders.copyOf(orders);
        plan = List.copyOf(plan);
        passedOver = Collections.unmodifiableMap(new TreeMap<>(passedOver));
        long qty = 0;
        CashSum cash = new CashSum(order.side());
        for (Fill fill : fills) {
            qty += fill.qty();
            cash.add(fill);
        }
        long sentAndFilled = 0;
        for (VenueOrder each : orders) {
            sentAndFilled += each.filledQty();
        }
        boolean isExact = qty == sentAndFilled && cash.toE9().equals(execution.cashE9());
        if (qty != execution.qty() || qty > order.qty() || !isExact) {
            throw new IllegalStateException("fills do not reconcile: strategy=" + name + ", fills=" + qty + ", filled="
                    + execution.qty() + ", order=" + order.qty());
        }
    }

    /** This result as of a run that kept no steps of its orders. */
    public StrategyResult withoutSteps() {
        List<VenueOrder> plain = SentOrders.withoutSteps(orders);
        return new StrategyResult(name, order, execution, fills, plain, plan, reusedQty, passedOver);
    }

    /** Unfilled shares at the end of the window. */
    public long unfilledQty() {
        return order.qty() - execution.qty();
    }

    /** Fees of all fills in 1e-9 of the quote currency, positive when the order pays. */
    public BigInteger feesE9() {
        return fills.stream().map(Fill::feeE9).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Time from the order's start to the last fill in ns; to the order's end if nothing was filled. */
    public long durationNs() {
        return fills.stream().mapToLong(Fill::timeNs).max().orElse(order.endNs()) - order.startNs();
    }

    /** Filled shares by publisher id. */
    public SortedMap<Integer, Long> filledByPublisher() {
        SortedMap<Integer, Long> filled = new TreeMap<>();
        fills.forEach(fill -> filled.merge(fill.publisherId(), fill.qty(), Long::sum));
        return filled;
    }
}
