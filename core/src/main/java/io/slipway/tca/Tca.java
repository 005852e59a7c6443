package io.slipway.tca;

import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.quote.WindowQuotes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transaction cost analysis of several executions of one parent order.
 *
 * <pre>{@code
 * Tca tca = Tca.of(tape, spec, executions);
 * BigDecimal bps = tca.of("twap").costVsArrivalBps();
 * }</pre>
 *
 * @param benchmarks the window's prices and spreads
 * @param prices the prices that executions are compared with, by their names in result files
 * @param bestPossible the least that taking could have cost with perfect foresight
 * @param strategies the executions by name, in the order given
 * @param quotes what the window says of the quotes
 */
public record Tca(
        Benchmarks benchmarks,
        Map<String, BigDecimal> prices,
        Execution bestPossible,
        Map<String, StrategyTca> strategies,
        WindowQuotes quotes) {

    private static final int DECIMALS = 6;

    /** Keeps the order. */
    public Tca {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    }

    /**
     * Measures executions against a recording, in one pass over it.
     *
     * @param executions with distinct names
     */
    public static Tca of(MarketTape tape, TcaSpec spec, List<ExecutedOrder> executions) {
        TcaObserver observer = new TcaObserver(tape, spec, executions);
        TapePass.over(tape).add(observer).run();
        return observer.tca();
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
     * quantities differ, or the baseline was no dearer than the best possible taking, as one that rests can be.
     *
     * @param side of the order
     */
    public Optional<BigDecimal> capture(Side side, Execution execution, Execution baseline) {
        if (execution.qty() != baseline.qty() || execution.qty() != bestPossible.qty()) {
            return Optional.empty();
        }
        BigInteger saved = baseline.cashE9().subtract(execution.cashE9());
        BigInteger most = baseline.cashE9().subtract(bestPossible.cashE9());
        return most.signum() * side.sign() <= 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(saved).divide(new BigDecimal(most), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
