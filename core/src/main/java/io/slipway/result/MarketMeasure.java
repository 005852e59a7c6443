package io.slipway.result;

import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.model.Fill;
import io.slipway.search.SearchResult;
import io.slipway.survey.SurveyObserver;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import io.slipway.tca.ExecutedOrder;
import io.slipway.tca.Savings.WholeOrder;
import io.slipway.tca.Tca;
import io.slipway.tca.TcaObserver;
import io.slipway.tca.TcaSpec;
import io.slipway.tca.benchmark.GivenPrices;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run's result that tells of the market alone: counts of the data, prices to compare with, and the best possible taking. No
 * strategy changes them, so another thread can measure them while the strategies run. Used once.
 *
 * <pre>{@code
 * MarketMeasure market = MarketMeasure.begin(tape, spec, GivenPrices.NONE, executor);
 * RunResult result = market.with(new Backtest(tape, spec).runWithSteps(), null);
 * }</pre>
 */
public final class MarketMeasure {

    private final MarketTape tape;
    private final RunSpec spec;
    private final TcaSpec costs;
    private final TcaObserver.OfMarket prices;
    private final SurveyObserver survey;

    /** Null if all is measured in one pass, and then so is the next. */
    private final @Nullable Executor executor;

    private final @Nullable CompletableFuture<Void> beside;

    private MarketMeasure(MarketTape tape, RunSpec spec, GivenPrices given, @Nullable Executor executor) {
        this.tape = tape;
        this.spec = spec;
        costs = toTca(spec, given);
        prices = new TcaObserver.OfMarket(tape, costs);
        survey = new SurveyObserver(
                tape, TapeSurvey.DEFAULT_GAP_NS, spec.order().hours().calendar());
        this.executor = executor;
        beside = executor == null ? null : pass(executor, prices, survey);
    }

    private CompletableFuture<Void> pass(Executor other, TapeObserver... observers) {
        return CompletableFuture.runAsync(
                () -> {
                    TapePass pass = TapePass.over(tape);
                    Stream.of(observers).forEach(pass::add);
                    pass.run();
                },
                other);
    }

    /**
     * Begins to measure.
     *
     * @param executor of the measuring; the result does not depend on it
     */
    public static MarketMeasure begin(MarketTape tape, RunSpec spec, GivenPrices given, Executor executor) {
        return new MarketMeasure(tape, spec, given, executor);
    }

    /** A measure that reads the tape when the strategies have run, once for the market and for what they did. */
    static MarketMeasure inOnePass(MarketTape tape, RunSpec spec, GivenPrices given) {
        return new MarketMeasure(tape, spec, given, null);
    }

    MarketTape tape() {
        return tape;
    }

    RunSpec spec() {
        return spec;
    }

    /**
     * The result of strategies that have run on the tape.
     *
     * @param results what the strategies of the run did, in their order
     * @param search the parameter search that chose the parameters, or null when they were given
     */
    public RunResult with(List<StrategyResult> results, @Nullable SearchResult search) {
        StrategyResult optimized = results.stream()
                .filter(result -> result.name().equals(spec.underTest()))
                .findFirst()
                .orElseThrow();
        MarketChartObserver chart = new MarketChartObserver(
                tape,
                spec.order(),
                results.stream()
                        .flatMap(result -> result.fills().stream().map(Fill::timeNs))
                        .toList());
        TcaObserver tca =
                prices.with(tape, results.stream().map(MarketMeasure::executed).toList());
        if (executor == null) {
            TapePass.over(tape).add(prices).add(survey).add(tca).add(chart).run();
        } else {
            CompletableFuture<Void> charted = pass(executor, chart);
            TapePass.over(tape).add(tca).run();
            await(beside);
            await(charted);
        }
        Tca measured = tca.tca();
        WholeOrder whole = costs.whole(
                spec.rules().comparesMarked() ? measured.benchmarks().endTouch() : null);
        return new RunResult(
                tape,
                spec,
                results,
                Comparison.of(tape, spec, whole, optimized, results),
                measured,
                survey.survey(),
                chart.chart(),
                search);
    }

    private static void await(@Nullable CompletableFuture<Void> pass) {
        if (pass == null) {
            return;
        }
        try {
            Void unused = pass.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("the pass throws no other kind", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the market was measured", e);
        }
    }

    private static TcaSpec toTca(RunSpec spec, GivenPrices given) {
        return new TcaSpec(
                spec.order(),
                spec.fees(),
                RunResult.participation(spec.parameters()),
                given,
                spec.model().impact(),
                spec.model().staleNs(),
                spec.model().prints(),
                !spec.rules().prices().isEmpty());
    }

    private static ExecutedOrder executed(StrategyResult result) {
        return new ExecutedOrder(result.name(), result.execution(), result.fills(), result.orders());
    }
}
