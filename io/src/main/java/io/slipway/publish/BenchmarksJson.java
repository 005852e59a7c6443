package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.result.RunResult;
import io.slipway.tca.Benchmarks;
import io.slipway.tca.BestPossible;
import io.slipway.tca.Execution;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.ReferencePrices;
import io.slipway.tca.Savings;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of {@code results.json} that compare with prices and with the best that was possible. */
final class BenchmarksJson {

    private static final int DECIMALS = 6;

    private final JsonWriter json;
    private final RunResult run;
    private final Map<String, BigDecimal> prices = new LinkedHashMap<>();
    private final @Nullable BigDecimal decisionPx;
    private final Execution bestPossible;

    BenchmarksJson(JsonWriter json, RunResult run, GivenPrices given) {
        this.json = json;
        this.run = run;
        Benchmarks benchmarks = run.benchmarks();
        ReferencePrices reference = ReferencePrices.of(
                run.tape(), run.settings().order(), run.settings().pace().participation());
        decisionPx = given.decisionPx() == null ? benchmarks.arrivalMid() : given.decisionPx();
        bestPossible = BestPossible.of(
                run.tape(), run.settings().order(), run.settings().fees());
        put("arrival_mid", benchmarks.arrivalMid());
        put("decision", decisionPx);
        put("twap_mid", benchmarks.twapMid());
        put("print_vwap", benchmarks.printVwap());
        put("participation_weighted", reference.participationWeighted());
        put("size_weighted_quote", benchmarks.sizeWeightedQuote());
        put("open", reference.open());
        put("close", reference.close());
        put("previous_close", given.previousClose() == null ? reference.previousClose() : given.previousClose());
    }

    private void put(String name, @Nullable BigDecimal price) {
        if (price != null) {
            prices.put(name, price);
        }
    }

    /** The prices, and what the best possible taking would have cost. */
    void write() throws IOException {
        Benchmarks benchmarks = run.benchmarks();
        json.object("benchmarks", () -> {
            json.field("arrival_far_touch", benchmarks.arrivalTouch());
            json.field("arrival_spread", benchmarks.arrivalSpread());
            json.field("arrival_venues", benchmarks.arrivalVenues());
            json.field("mean_spread", benchmarks.meanSpread());
            json.field("end_far_touch", benchmarks.endTouch());
            for (Map.Entry<String, BigDecimal> price : prices.entrySet()) {
                json.field(price.getKey(), price.getValue());
            }
        });
        json.object("best_possible", () -> {
            json.field("filled_qty", bestPossible.qty());
            json.field("total_cash", bestPossible.cash());
            json.field("avg_fill_px", ResultsFile.averagePx(bestPossible));
        });
    }

    /** A strategy against each price, against the best possible, and its implementation shortfall. */
    void write(StrategyResult result) throws IOException {
        Execution execution = result.execution();
        json.object("cost_vs_benchmarks_bps", () -> {
            for (Map.Entry<String, BigDecimal> price : prices.entrySet()) {
                boolean costs = execution.qty() > 0 && price.getValue().signum() > 0;
                BigDecimal cost = costs ? Savings.costBps(result.order().side(), execution, price.getValue()) : null;
                json.field(price.getKey(), cost);
            }
        });
        json.object("hindsight_capture_vs_baselines", () -> {
            for (Map.Entry<String, Execution> baseline :
                    run.comparison().baselines().entrySet()) {
                json.field(ResultsFile.jsonName(baseline.getKey()), capture(execution, baseline.getValue()));
            }
        });
        writeShortfall(result);
    }

    /** {@code (baseline - strategy) / (baseline - best possible)} of the cash; null where the quantities differ or nothing could be saved. */
    private @Nullable BigDecimal capture(Execution execution, Execution baseline) {
        if (execution.qty() != baseline.qty() || execution.qty() != bestPossible.qty()) {
            return null;
        }
        BigInteger saved = baseline.cashE9().subtract(execution.cashE9());
        BigInteger most = baseline.cashE9().subtract(bestPossible.cashE9());
        return most.signum() == 0
                ? null
                : new BigDecimal(saved).divide(new BigDecimal(most), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private void writeShortfall(StrategyResult result) throws IOException {
        BigDecimal arrival = run.benchmarks().arrivalMid();
        BigDecimal end = run.benchmarks().endTouch();
        if (arrival == null || decisionPx == null || (end == null && result.unfilledQty() > 0)) {
            json.nothing("implementation_shortfall");
            return;
        }
        ImplementationShortfall shortfall = ImplementationShortfall.of(
                result.order().side(),
                result.order().qty(),
                result.fills(),
                new ImplementationShortfall.Prices(decisionPx, arrival, end == null ? arrival : end));
        json.object("implementation_shortfall", () -> {
            json.field("delay", CostsJson.plain(shortfall.delay()));
            json.field("execution", CostsJson.plain(shortfall.execution()));
            json.field("opportunity", CostsJson.plain(shortfall.opportunity()));
            json.field("fees", CostsJson.plain(shortfall.fees()));
            json.field("total", CostsJson.plain(shortfall.total()));
            json.field("total_bps", shortfall.totalBps());
            json.field("perold_execution", CostsJson.plain(shortfall.filledPaper()));
            json.field("perold_opportunity", CostsJson.plain(shortfall.unfilledPaper()));
        });
    }
}
