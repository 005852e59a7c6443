package io.slipway.result;

import io.slipway.engine.Backtest;
import io.slipway.engine.BacktestSettings;
import io.slipway.engine.Profile;
import io.slipway.engine.Strategies;
import io.slipway.engine.StrategyResult;
import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Execution;
import io.slipway.tca.Savings;
import io.slipway.tca.SnapshotSums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The strategy under test against the three baselines.
 *
 * @param optimized the strategy under test
 * @param baselines best ask, TWAP and VWAP by name, those that ran
 */
public record Comparison(StrategyResult optimized, Map<String, Execution> baselines) {

    /** The baselines, in the order in which results list them. */
    public static final List<String> BASELINES = List.of(Strategies.BEST_ASK, Strategies.TWAP, Strategies.VWAP);

    /** Picks the baselines out of {@code results}; the trial's VWAP is a price and is worked out here. */
    public static Comparison of(Backtest backtest, StrategyResult optimized, List<StrategyResult> results) {
        Map<String, Execution> baselines = new LinkedHashMap<>();
        for (String name : BASELINES) {
            baseline(backtest, name, results).ifPresent(execution -> baselines.put(name, execution));
        }
        return new Comparison(optimized, baselines);
    }

    private static Optional<Execution> baseline(Backtest backtest, String name, List<StrategyResult> results) {
        if (backtest.settings().profile() == Profile.TRIAL && name.equals(Strategies.VWAP)) {
            return vwapPrice(backtest.settings(), backtest.sums());
        }
        return results.stream()
                .filter(result -> result.name().equals(name))
                .map(StrategyResult::execution)
                .findFirst();
    }

    /** Cost of the whole order at the size-weighted quote plus the take fee. This is a price, not an execution. */
    private static Optional<Execution> vwapPrice(BacktestSettings settings, SnapshotSums sums) {
        if (!sums.hasPrice()) {
            return Optional.empty();
        }
        ParentOrder order = settings.order();
        FeeRate takeFee = settings.fees().other().tier(0).take();
        BigInteger notionalE9 = new BigDecimal(sums.notionalE9().multiply(BigInteger.valueOf(order.qty())))
                .divide(new BigDecimal(sums.sizeSum()), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        BigInteger feeE9 = takeFee.ofE9(order.qty(), notionalE9)
                .multiply(BigInteger.valueOf(order.side().sign()));
        return Optional.of(new Execution(order.qty(), notionalE9.add(feeE9)));
    }

    /** The saving against each of {@link #BASELINES}, or why there is none. */
    public Map<String, Savings> savings() {
        return savingsOf(optimized.execution());
    }

    /** The same for another execution of the same order. */
    public Map<String, Savings> savingsOf(Execution execution) {
        Map<String, Savings> savings = new LinkedHashMap<>();
        for (String name : BASELINES) {
            Execution baseline = baselines.get(name);
            savings.put(
                    name,
                    baseline == null
                            ? Savings.refused(name + " did not run")
                            : Savings.of(optimized.order().side(), execution, name, baseline));
        }
        return savings;
    }
}
