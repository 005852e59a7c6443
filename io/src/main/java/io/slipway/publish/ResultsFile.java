package io.slipway.publish;

import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.engine.Obstacle;
import io.slipway.engine.StrategyResult;
import io.slipway.market.DataIssue;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.result.Caveats;
import io.slipway.result.Comparison;
import io.slipway.result.RunResult;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Milestone;
import io.slipway.survey.DataQuality;
import io.slipway.tca.Execution;
import io.slipway.tca.Savings;
import io.slipway.tca.WhatIfImpact;
import io.slipway.text.Units;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code results.json}: the trial's schema first, then everything else. See {@code docs/RESULTS.md}. */
final class ResultsFile {

    private static final int MOST_MILESTONES = 2_000;

    private final JsonWriter json;
    private final RunResult run;
    private final Provenance provenance;
    private final GivenPrices given;
    private final BenchmarksJson benchmarks;

    private ResultsFile(JsonWriter json, RunResult run, GivenPrices given, Provenance provenance) {
        this.json = json;
        this.run = run;
        this.provenance = provenance;
        this.given = given;
        this.benchmarks = new BenchmarksJson(json, run, given);
    }

    static void write(Path file, RunResult run, GivenPrices given, Provenance provenance) throws IOException {
        try (JsonWriter json = new JsonWriter(file)) {
            ResultsFile results = new ResultsFile(json, run, given, provenance);
            json.object(() -> {
                results.writeTrialSchema();
                results.writeRun();
                results.writeSearch();
                results.writeStrategies();
                results.writeMarket();
                json.strings("caveats", Caveats.of(run));
            });
        }
    }

    private void writeTrialSchema() throws IOException {
        StaticParameters parameters = run.parameters();
        Comparison comparison = run.comparison();
        json.object("best_parameters", () -> {
            json.field(StaticParameters.NAMES.get(0), Money.toDecimal(parameters.lambdaOverE9()));
            json.field(StaticParameters.NAMES.get(1), Money.toDecimal(parameters.lambdaUnderE9()));
            json.field(StaticParameters.NAMES.get(2), Money.toDecimal(parameters.thetaQueueE9()));
        });
        writePrice("optimized", comparison.optimized().execution());
        json.object("baselines", () -> {
            for (String name : Comparison.BASELINES) {
                writePrice(jsonName(name), comparison.baselines().get(name));
            }
        });
        json.object("savings_vs_baselines_bps", () -> {
            for (Map.Entry<String, Savings> entry : comparison.savings().entrySet()) {
                json.field(jsonName(entry.getKey()), entry.getValue().bps());
            }
        });
    }

    private void writePrice(String name, @Nullable Execution execution) throws IOException {
        json.object(name, () -> {
            json.field("total_cash", execution == null ? null : execution.cash());
            json.field("avg_fill_px", averagePx(execution));
        });
    }

    private void writeRun() throws IOException {
        ParentOrder order = run.settings().order();
        json.field("version", provenance.version());
        json.field("source", provenance.source());
        json.field("input_sha256", run.tape().sha256());
        json.field("seed", provenance.seed());
        json.field("profile", run.settings().profile().label());
        json.object("order", () -> {
            json.field("symbol", run.tape().instrument().symbol());
            json.field("side", order.side().name().toLowerCase(Locale.ROOT));
            json.field("qty", order.qty());
            json.field("start", Units.formatTime(order.startNs()));
            json.field("end", Units.formatTime(order.endNs()));
        });
        new FeesOfRun(json).write(run.settings().fees(), provenance.fees());
        json.field("lot", run.settings().lot());
        json.field("slice_ns", run.settings().sliceNs());
        json.field("participation", BigDecimal.valueOf(run.settings().pace().participation()));
        json.field("volume_curve", given.volumeCurve());
        json.field("jitter", BigDecimal.valueOf(run.settings().pace().jitter()));
        json.field("min_slice", run.settings().pace().leastQty());
        json.field("urgency", BigDecimal.valueOf(run.settings().pace().urgency()));
        ExecutionModel conditions = run.settings().conditions();
        Latency latency = conditions.latency();
        json.object("latency", () -> {
            json.field("feed_recorded", latency.recordedFeed());
            json.field("feed_ns", latency.feedNs());
            json.field("orders", latency.orders().toString());
        });
        json.field("queue_model", conditions.queue().toString());
        json.field("outflow", conditions.outflow().toString());
        json.field("refill_half_life_ns", conditions.refillHalfLifeNs());
        json.field("stale_after_ns", conditions.staleNs());
        json.field("optimized_strategy", run.comparison().optimized().name());
        json.object("refusals", () -> {
            for (Map.Entry<String, Savings> entry : run.comparison().savings().entrySet()) {
                if (entry.getValue().refusal() != null) {
                    json.field(jsonName(entry.getKey()), entry.getValue().refusal());
                }
            }
        });
    }

    private void writeSearch() throws IOException {
        SearchResult search = run.search();
        json.field("in_sample", search != null);
        json.strings("dead_parameters", run.deadParameters());
        if (search == null) {
            json.nothing("search");
            return;
        }
        json.object("search", () -> {
            json.field("method", search.method());
            json.field("points", search.results().size());
            json.field("tied_best", search.tiedBest());
            json.object("untuned", () -> GridResultsFile.writeRow(json, run, search.untuned()));
        });
    }

    private void writeStrategies() throws IOException {
        json.object("strategies", () -> {
            for (StrategyResult result : run.strategies()) {
                json.object(result.name(), () -> writeStrategy(result));
            }
        });
    }

    private void writeStrategy(StrategyResult result) throws IOException {
        List<Fill> fills = result.fills();
        json.field("filled_qty", result.execution().qty());
        json.field("unfilled_qty", result.unfilledQty());
        json.field("total_cash", result.execution().cash());
        json.field("avg_fill_px", averagePx(result.execution()));
        json.field("fees", Money.toDecimal(result.feesE9()));
        json.field("fills", fills.size());
        json.object("filled_by_venue", () -> {
            for (Map.Entry<Integer, Long> entry : result.filledByPublisher().entrySet()) {
                json.field(entry.getKey().toString(), entry.getValue());
            }
        });
        json.field(
                "first_fill_time",
                fills.isEmpty() ? null : Units.formatTime(fills.get(0).timeNs()));
        json.field(
                "last_fill_time",
                fills.isEmpty()
                        ? null
                        : Units.formatTime(fills.get(fills.size() - 1).timeNs()));
        json.field("cost_vs_arrival_bps", costVsArrival(result));
        benchmarks.write(result);
        new CostsJson(json, run).write(result);
        json.array("plan", () -> writePlan(result));
        json.field("reused_displayed_qty", result.reusedQty());
        json.field("what_if_impact", whatIfImpact(result));
        json.object("venues_passed_over", () -> {
            for (Map.Entry<Obstacle, Long> entry : result.passedOver().entrySet()) {
                json.field(entry.getKey().label(), entry.getValue());
            }
        });
        json.field(
                "residual_mark_px",
                result.unfilledQty() == 0 ? null : run.benchmarks().endTouch());
        json.field("marked_cash", markedCash(result));
        json.object("savings_vs_baselines_bps", () -> {
            for (Map.Entry<String, Savings> entry :
                    run.comparison().savingsOf(result.execution()).entrySet()) {
                json.field(jsonName(entry.getKey()), entry.getValue().bps());
            }
        });
    }

    /** Milliseconds after the order's start and shares in all; nothing where it is longer than a page can show. */
    private void writePlan(StrategyResult result) throws IOException {
        List<Milestone> plan = result.plan().size() > MOST_MILESTONES ? List.of() : result.plan();
        for (Milestone milestone : plan) {
            json.object(() -> {
                json.field(
                        "ms",
                        BigDecimal.valueOf(milestone.timeNs() - result.order().startNs(), 6));
                json.field("qty", milestone.qty());
            });
        }
    }

    private @Nullable BigDecimal whatIfImpact(StrategyResult result) {
        WhatIfImpact impact = run.settings().conditions().impact();
        return impact == null ? null : Money.toDecimal(impact.costE9(result.fills()));
    }

    private @Nullable BigDecimal costVsArrival(StrategyResult result) {
        BigDecimal arrivalMid = run.benchmarks().arrivalMid();
        if (arrivalMid == null || result.execution().qty() == 0) {
            return null;
        }
        return Savings.costBps(result.order().side(), result.execution(), arrivalMid);
    }

    /** Cash with the unfilled rest at the far side's last price plus the take fee. */
    private @Nullable BigDecimal markedCash(StrategyResult result) {
        BigDecimal endTouch = run.benchmarks().endTouch();
        if (result.unfilledQty() == 0) {
            return result.execution().cash();
        }
        if (endTouch == null) {
            return null;
        }
        BigInteger notionalE9 =
                endTouch.movePointRight(9).toBigIntegerExact().multiply(BigInteger.valueOf(result.unfilledQty()));
        BigInteger feeE9 = run.settings().fees().other().tier(0).take().ofE9(result.unfilledQty(), notionalE9);
        BigInteger signed =
                feeE9.multiply(BigInteger.valueOf(result.order().side().sign()));
        return Money.toDecimal(result.execution().cashE9().add(notionalE9).add(signed));
    }

    private void writeMarket() throws IOException {
        benchmarks.write();
        writeDataQuality(run.dataQuality());
        json.object("venues", () -> {
            for (int publisherId : run.tape().publisherIds()) {
                json.field(Integer.toString(publisherId), provenance.venueName().apply(publisherId));
            }
        });
    }

    private void writeDataQuality(DataQuality quality) throws IOException {
        json.object("data_quality", () -> {
            for (Map.Entry<String, Long> count : QualityCounts.of(quality).entrySet()) {
                json.field(count.getKey(), count.getValue());
            }
            json.object("reading", () -> {
                for (Map.Entry<DataIssue, Long> entry : run.tape().issues().entrySet()) {
                    json.field(entry.getKey().key(), entry.getValue());
                }
            });
        });
    }

    static @Nullable BigDecimal averagePx(@Nullable Execution execution) {
        return execution == null || execution.qty() == 0 ? null : execution.averagePx();
    }

    static String jsonName(String strategy) {
        return strategy.replace('-', '_');
    }
}
