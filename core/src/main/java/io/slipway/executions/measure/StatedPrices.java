package io.slipway.executions.measure;

import io.slipway.executions.OrderPrices;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.shown.Better;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tca.Execution;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.Savings;
import io.slipway.tca.Savings.WholeOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The costs of an order for which there is no market data, or during which the market was closed, from the prices that its owner states. A missing decision price is the
 * arrival price and the other way round.
 */
final class StatedPrices {

    private StatedPrices() {}

    static @Nullable BigDecimal decimal(@Nullable Long e9) {
        return e9 == null ? null : Money.toDecimal(e9);
    }

    /** The decision price that is stated, else the mid of the stated time; null where neither is known. */
    static @Nullable BigDecimal decisionPx(OwnExecution own, QuoteMoments.@Nullable Moment moment) {
        Long statedE9 = own.order().prices().decisionE9();
        if (statedE9 != null) {
            return decimal(statedE9);
        }
        NationalQuote quote = moment == null ? null : moment.quote();
        return quote == null
                ? null
                : new BigDecimal(BigInteger.valueOf(quote.twiceMidE9()), 9).multiply(new BigDecimal("0.5"));
    }

    /** Shares and cash of fills, fees included. */
    static Execution execution(Side side, List<Fill> fills) {
        BigInteger cashE9 = BigInteger.ZERO;
        long qty = 0;
        for (Fill fill : fills) {
            cashE9 = cashE9.add(BigInteger.valueOf(fill.pxE9()).multiply(BigInteger.valueOf(fill.qty())))
                    .add(fill.feeE9().multiply(BigInteger.valueOf(side.sign())));
            qty = Math.addExact(qty, fill.qty());
        }
        return new Execution(qty, cashE9);
    }

    /** Shares and cash of fills without fees. */
    static Execution withoutFees(List<Fill> fills) {
        BigInteger cashE9 = BigInteger.ZERO;
        long qty = 0;
        for (Fill fill : fills) {
            cashE9 = cashE9.add(BigInteger.valueOf(fill.pxE9()).multiply(BigInteger.valueOf(fill.qty())));
            qty = Math.addExact(qty, fill.qty());
        }
        return new Execution(qty, cashE9);
    }

    /**
     * The order with the costs that follow from what its owner states.
     *
     * @param fees whose flat take fee is that of what is unfilled
     */
    static MeasuredOrder measured(
            OwnExecution own, ParentOrder window, List<Fill> fills, List<FillPhase> phases, FeeTable fees) {
        OrderPrices stated = own.order().prices();
        Execution execution = execution(own.order().side(), fills);
        BigDecimal decision = decimal(stated.decisionE9() == null ? stated.arrivalE9() : stated.decisionE9());
        BigDecimal arrival = decimal(stated.arrivalE9() == null ? stated.decisionE9() : stated.arrivalE9());
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        if (arrival != null) {
            prices.put("arrival_mid", arrival);
        }
        if (decision != null) {
            prices.put("decision", decision);
        }
        Map<String, Optional<BigDecimal>> costs = new LinkedHashMap<>();
        prices.forEach((name, price) -> costs.put(
                name,
                execution.qty() > 0 && price.signum() != 0
                        ? Optional.of(Savings.costBps(own.order().side(), execution, price))
                        : Optional.empty()));
        List<MeasuredFill> measured = IntStream.range(0, fills.size())
                .mapToObj(i -> new MeasuredFill(
                        own.fills().get(i), fills.get(i), phases.get(i), List.of(), null, null, Better.NONE))
                .toList();
        return new MeasuredOrder(
                own,
                window,
                execution,
                measured,
                prices,
                costs,
                shortfall(WholeOrder.of(window, fees, decimal(stated.endE9())), execution, fills, decision, arrival),
                null);
    }

    private static @Nullable ImplementationShortfall shortfall(
            WholeOrder whole,
            Execution execution,
            List<Fill> fills,
            @Nullable BigDecimal decision,
            @Nullable BigDecimal arrival) {
        if (decision == null || arrival == null) {
            return null;
        }
        return ImplementationShortfall.of(
                whole.order().side(),
                whole.order().qty(),
                fills,
                new ImplementationShortfall.Prices(decision, arrival, whole.endTouch()),
                whole.markFee(execution));
    }
}
