package io.slipway.trial;

import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Execution;
import io.slipway.tca.benchmark.SnapshotSums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the take-home exercise: one snapshot per time stamp, made of the first row of each publisher at that stamp, prints
 * included, and every snapshot is fresh liquidity.
 */
public record TrialRules() implements Rules {

    private static final List<Definition<Strategy>> STRATEGIES = TrialStrategies.listed();

    @Override
    public String label() {
        return "trial";
    }

    @Override
    public List<Definition<Strategy>> strategies() {
        return STRATEGIES;
    }

    @Override
    public Optional<Definition<Strategy>> find(String name) {
        return named(STRATEGIES, name);
    }

    private static Optional<Definition<Strategy>> named(List<Definition<Strategy>> strategies, String name) {
        return strategies.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public boolean takesExecutionModel() {
        return false;
    }

    @Override
    public boolean reusesLiquidity() {
        return true;
    }

    /** The exercise leaves whole orders unfinished, and says nothing of their rest. */
    @Override
    public boolean comparesMarked() {
        return false;
    }

    @Override
    public List<StrategyResult> run(MarketTape tape, RunSpec spec, List<StrategySpec> strategies) {
        List<Definition<Strategy>> ofWindow = TrialStrategies.of(sums(tape, spec));
        return SnapshotReplay.run(
                tape,
                spec,
                strategies,
                (name, setup) -> named(ofWindow, name).orElseThrow().create(setup));
    }

    private static SnapshotSums sums(MarketTape tape, RunSpec spec) {
        return SnapshotSums.of(tape, spec.order(), spec.sliceNs());
    }

    /** VWAP may be named among the strategies, but is a price that is always worked out. */
    @Override
    public Set<String> prices() {
        return Set.of(ShippedStrategies.VWAP);
    }

    /** The whole order at the size-weighted quote plus the take fee: a price, not a way to trade. */
    @Override
    public Optional<Execution> price(String name, MarketTape tape, RunSpec spec) {
        SnapshotSums sums = sums(tape, spec);
        if (!prices().contains(name) || !sums.hasPrice()) {
            return Optional.empty();
        }
        ParentOrder order = spec.order();
        FeeRate takeFee = spec.fees().other().tier(0).take();
        BigInteger notionalE9 = new BigDecimal(sums.notionalE9().multiply(BigInteger.valueOf(order.qty())))
                .divide(new BigDecimal(sums.sizeSum()), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        BigInteger feeE9 = takeFee.ofE9(order.qty(), notionalE9)
                .multiply(BigInteger.valueOf(order.side().sign()));
        return Optional.of(new Execution(order.qty(), notionalE9.add(feeE9)));
    }
}
