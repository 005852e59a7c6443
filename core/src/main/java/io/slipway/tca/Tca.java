package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transaction cost analysis of several executions of one parent order.
 *
 * <pre>{@code
 * Tca tca = Tca.of(tape, spec, executions, sums);
 * BigDecimal bps = tca.of("twap").costVsArrivalBps();
 * }</pre>
 *
 * @param benchmarks the window's prices and spreads
 * @param prices the prices that executions are compared with, by their names in result files
 * @param bestPossible the least that taking could have cost with perfect foresight
 * @param strategies the executions by name, in the order given
 */
public record Tca(
        Benchmarks benchmarks,
        Map<String, BigDecimal> prices,
        Execution bestPossible,
        Map<String, StrategyTca> strategies) {

    private static final int DECIMALS = 6;

    /** Keeps the order. */
    public Tca {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    }

    /**
     * Measures executions against a recording.
     *
     * @param executions with distinct names
     * @param sums of the window's snapshots
     */
    public static Tca of(MarketTape tape, TcaSpec spec, List<ExecutedOrder> executions, SnapshotSums sums) {
        Benchmarks benchmarks = Benchmarks.of(tape, spec.order(), sums);
        ReferencePrices reference = ReferencePrices.of(tape, spec.order(), spec.participation());
        BigDecimal decision = spec.given().decisionPx() == null
                ? benchmarks.arrivalMid()
                : spec.given().decisionPx();
        Map<String, BigDecimal> prices = prices(benchmarks, reference, decision, spec.given());
        Map<String, StrategyTca> strategies = new LinkedHashMap<>();
        for (ExecutedOrder executed : executions) {
            List<Fill> fills = VenueScorecard.fills(executed.orders());
            long[][] twiceMids = Markouts.twiceMids(tape, fills);
            strategies.put(
                    executed.name(), new Measuring(spec, benchmarks, prices, decision).measure(executed, twiceMids));
        }
        return new Tca(benchmarks, prices, BestPossible.of(tape, spec.order(), spec.fees()), strategies);
    }

    private static Map<String, BigDecimal> prices(
            Benchmarks benchmarks, ReferencePrices reference, @Nullable BigDecimal decision, GivenPrices given) {
        Map<String, @Nullable BigDecimal> all = new LinkedHashMap<>();
        all.put("arrival_mid", benchmarks.arrivalMid());
        all.put("decision", decision);
        all.put("twap_mid", benchmarks.twapMid());
        all.put("print_vwap", benchmarks.printVwap());
        all.put("participation_weighted", reference.participationWeighted());
        all.put("size_weighted_quote", benchmarks.sizeWeightedQuote());
        all.put("open", reference.open());
        all.put("close", reference.close());
        all.put("previous_close", given.previousClose() == null ? reference.previousClose() : given.previousClose());
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        all.forEach((name, price) -> {
            if (price != null) {
                prices.put(name, price);
            }
        });
        return prices;
    }

    /**
     * The costs of one execution.
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    public StrategyTca of(String name) {
        StrategyTca strategy = strategies.get(name);
        if (strategy == null) {
            throw new IllegalArgumentException("no such strategy: name=" + name + ", known=" + strategies.keySet());
        }
        return strategy;
    }

    /**
     * {@code (baseline - execution) / (baseline - best possible)} of the cash, rounded half-even at 1e-6; empty where the
     * quantities differ or nothing could be saved.
     */
    public Optional<BigDecimal> capture(Execution execution, Execution baseline) {
        if (execution.qty() != baseline.qty() || execution.qty() != bestPossible.qty()) {
            return Optional.empty();
        }
        BigInteger saved = baseline.cashE9().subtract(execution.cashE9());
        BigInteger most = baseline.cashE9().subtract(bestPossible.cashE9());
        return most.signum() == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(saved).divide(new BigDecimal(most), DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** The measures that hold for all executions. */
    private record Measuring(
            TcaSpec spec,
            Benchmarks benchmarks,
            Map<String, BigDecimal> prices,
            @Nullable BigDecimal decision) {

        StrategyTca measure(ExecutedOrder executed, long[][] twiceMids) {
            Side side = spec.order().side();
            Execution execution = executed.execution();
            BigDecimal arrival = benchmarks.arrivalMid();
            BigDecimal end = benchmarks.endTouch();
            return new StrategyTca(
                    costs(execution),
                    arrival == null || execution.qty() == 0 ? null : Savings.costBps(side, execution, arrival),
                    arrival == null ? null : CostBreakdown.of(spec.order(), executed.fills(), arrival, end),
                    shortfall(executed),
                    new AssumedCosts(
                            ComponentCost.ofFills(side, executed.fills()),
                            spec.impact() == null ? null : spec.impact().costE9(executed.fills())),
                    ExecutionQuality.of(side, VenueScorecard.fills(executed.orders()), twiceMids),
                    VenueScorecard.byPublisher(side, executed.orders(), twiceMids),
                    ResidualMark.of(
                            side,
                            execution,
                            spec.order().qty() - execution.qty(),
                            end,
                            spec.fees().other().tier(0).take()));
        }

        private Map<String, Optional<BigDecimal>> costs(Execution execution) {
            Map<String, Optional<BigDecimal>> costs = new LinkedHashMap<>();
            prices.forEach((name, price) -> costs.put(
                    name,
                    execution.qty() > 0 && price.signum() > 0
                            ? Optional.of(Savings.costBps(spec.order().side(), execution, price))
                            : Optional.empty()));
            return costs;
        }

        private @Nullable ImplementationShortfall shortfall(ExecutedOrder executed) {
            BigDecimal arrival = benchmarks.arrivalMid();
            BigDecimal end = benchmarks.endTouch();
            boolean all = executed.execution().qty() == spec.order().qty();
            if (arrival == null || decision == null || (end == null && !all)) {
                return null;
            }
            return ImplementationShortfall.of(
                    spec.order().side(),
                    spec.order().qty(),
                    executed.fills(),
                    new ImplementationShortfall.Prices(decision, arrival, end == null ? arrival : end));
        }
    }
}
