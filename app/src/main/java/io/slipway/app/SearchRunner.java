package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.engine.Backtest;
import io.slipway.engine.Strategy;
import io.slipway.engine.StrategyResult;
import io.slipway.search.ParameterPoint;
import io.slipway.search.PointResult;
import io.slipway.search.Sampler;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the points of a search on several threads: each thread takes batches of points and replays the shared tape once a
 * batch. A point's result depends on the point alone, so neither threads nor batches show in the result.
 */
final class SearchRunner {

    private static final int BATCH = 64;
    private static final int PROBE_BASES = 4;

    private final Backtest backtest;
    private final Strategy strategy;
    private final int threads;

    SearchRunner(Backtest backtest, Strategy strategy, int threads) {
        this.backtest = backtest;
        this.strategy = strategy;
        this.threads = threads;
    }

    SearchResult run(RunConfig config) {
        List<ParameterPoint> points = config.sampler().points(config.space(), config.points(), config.seed());
        List<PointResult> trials = trials(points, "searching");
        List<PointResult> probes = List.of();
        if (config.sampler() == Sampler.RANDOM) {
            List<ParameterPoint> bases = points.subList(0, Math.min(PROBE_BASES, points.size()));
            probes = trials(Sampler.probes(config.space(), bases), "probing");
        }
        PointResult untuned = batch(List.of(RunConfig.untuned())).get(0);
        return SearchResult.of(config.sampler(), backtest.settings().order().side(), trials, probes, untuned);
    }

    private List<PointResult> trials(List<ParameterPoint> points, String label) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress progress = new Progress(label)) {
            AtomicLong done = new AtomicLong();
            List<Future<List<PointResult>>> batches = new ArrayList<>();
            for (int from = 0; from < points.size(); from += BATCH) {
                List<ParameterPoint> batch = points.subList(from, Math.min(from + BATCH, points.size()));
                batches.add(executor.submit(() -> {
                    List<PointResult> trials = batch(batch);
                    progress.update(done.addAndGet(trials.size()), points.size());
                    return trials;
                }));
            }
            return collect(batches);
        } finally {
            executor.shutdownNow();
        }
    }

    private List<PointResult> batch(List<ParameterPoint> points) {
        List<StaticParameters> parameters =
                points.stream().map(SearchRunner::parameters).toList();
        List<StrategyResult> results = backtest.run(strategy, parameters);
        List<PointResult> trials = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            trials.add(new PointResult(points.get(i), results.get(i).execution()));
        }
        return trials;
    }

    private static List<PointResult> collect(List<Future<List<PointResult>>> batches) {
        List<PointResult> trials = new ArrayList<>();
        for (Future<List<PointResult>> batch : batches) {
            try {
                trials.addAll(batch.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a search point failed: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the search was interrupted", e);
            }
        }
        return trials;
    }

    /** The allocator's parameters at a point. */
    static StaticParameters parameters(ParameterPoint point) {
        return new StaticParameters(
                point.valueE9(StaticParameters.NAMES.get(0)),
                point.valueE9(StaticParameters.NAMES.get(1)),
                point.valueE9(StaticParameters.NAMES.get(2)));
    }
}
