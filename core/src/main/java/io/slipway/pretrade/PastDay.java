package io.slipway.pretrade;

import io.slipway.engine.StrategyResult;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.OrderCost;
import io.slipway.tca.Tca;
import io.slipway.tca.TcaObserver;
import io.slipway.tca.TcaSpec;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order on one past day.
 *
 * @param date the day
 * @param market the market in its window
 * @param arrivalMid mid at the start of the order, or as soon as there was one
 * @param costs its cost by strategy, always in the same order
 */
public record PastDay(LocalDate date, WindowMarket market, BigDecimal arrivalMid, List<Cost> costs) {

    /**
     * The cost of one strategy on one day.
     *
     * @param strategy its name
     * @param bps cost of the whole order in bps of the arrival mid, fees included, positive when it pays
     * @param walkedQty shares that were left at the end and completed by walking the book
     * @param unfilledQty shares that the book did not have even then
     */
    public record Cost(String strategy, double bps, long walkedQty, long unfilledQty) {}

    /** Copies the list. */
    public PastDay {
        costs = List.copyOf(costs);
    }

    /**
     * Measures the results of strategies.
     *
     * @param tape the day's market data
     * @param order the order on that day
     * @return empty if the data have no row in its window, no mid at its start, or no price for what is left
     */
    public static Optional<PastDay> of(
            LocalDate date, MarketTape tape, ParentOrder order, FeeTable fees, List<StrategyResult> results) {
        WindowObserver window = new WindowObserver(tape, order);
        TcaObserver tca = new TcaObserver(tape, spec(order, fees), List.of());
        TapePass.over(tape).add(window).add(tca).run();
        Tca found = tca.tca();
        BigDecimal mid = found.benchmarks().arrivalMid();
        if (mid == null || !window.hasRows()) {
            return Optional.empty();
        }
        OrderCost prices = OrderCost.of(order, mid, found.benchmarks().endTouch(), fees);
        List<Cost> costs = new ArrayList<>();
        for (StrategyResult each : results) {
            if (!prices.isKnown(each.execution())) {
                return Optional.empty();
            }
            costs.add(new Cost(
                    each.name(),
                    prices.bps(each.execution()).doubleValue(),
                    each.execution().remainder().walkedQty(),
                    each.unfilledQty()));
        }
        return Optional.of(new PastDay(date, window.market(), mid, costs));
    }

    /** Only the prices at the start and at the end are needed, which depend on no other setting. */
    private static TcaSpec spec(ParentOrder order, FeeTable fees) {
        return new TcaSpec(order, fees, 0.5, GivenPrices.NONE, null, 0, PrintRules.DEFAULT, false);
    }
}
