package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.engine.BacktestSettings;
import io.slipway.engine.Contender;
import io.slipway.engine.Strategy;
import io.slipway.model.ParentOrder;
import io.slipway.search.ParameterPoint;
import io.slipway.stats.WalkForward;
import io.slipway.study.ParentOutcome;
import io.slipway.study.Study;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyResult;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Works the orders of a study on several threads; a result depends neither on them nor on the order of the work. */
final class StudyRunner {

    private final MarketTape tape;
    private final RunConfig config;
    private final StudyOptions options;
    private final int threads;
    private final List<Strategy> strategies;
    private final List<ParameterPoint> points;

    StudyRunner(MarketTape tape, RunConfig config, StudyOptions options, int threads) {
        this.tape = tape;
        this.config = config;
        this.options = options;
        this.threads = threads;
        Set<Strategy> all = new LinkedHashSet<>(config.strategies());
        all.add(config.underTest());
        all.add(config.strategy("--baseline", options.baseline()));
        strategies = List.copyOf(all);
        points = config.space().grid();
    }

    StudyResult run() {
        StudyGrid grid = options.grid(config, tape);
        BacktestSettings settings = config.settings(tape, RunPipeline.parameters(RunConfig.untuned()));
        if (points.size() == 1) {
            settings = settings.withParameters(RunPipeline.parameters(points.get(0)));
        }
        checkCurve(settings, grid.parents());
        List<ParentOutcome> outcomes = outcomes(new Study(tape, grid.parents(), contenders(settings)));
        List<ParentOutcome> measured =
                outcomes.stream().filter(ParentOutcome::isMeasured).toList();
        List<StudyResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            rows.add(row(strategies.get(i).name(), measured, i));
        }
        int baseline = strategies.indexOf(config.strategy("--baseline", options.baseline()));
        List<ParentOutcome> judged = measured;
        if (points.size() > 1) {
            judged = addWalkForward(rows, measured);
        }
        int perStart = grid.sides().size() * grid.qtys().size();
        int overlap = perStart * (int) Math.max(1, -Math.floorDiv(-grid.horizonNs(), Math.max(1, grid.stepNs())));
        return StudyResult.of(
                judged.stream().map(ParentOutcome::order).toList(),
                outcomes.size() - measured.size(),
                rows,
                baseline,
                new StudyResult.Design(
                        overlap,
                        options.level(),
                        config.seed(),
                        judged.stream()
                                .mapToDouble(ParentOutcome::bestPossibleBps)
                                .average()
                                .orElse(Double.NaN)));
    }

    /** A curve that knows some of the days or hours only fails before the first order, not in the midst. */
    private static void checkCurve(BacktestSettings settings, List<ParentOrder> parents) {
        for (ParentOrder order : parents) {
            long windowNs = Math.max(1, order.endNs() - order.startNs());
            try {
                settings.pace().curve().weights(order.startNs(), windowNs, new long[] {windowNs});
            } catch (IllegalArgumentException e) {
                throw new ConfigException("--volume-curve: " + e.getMessage(), e);
            }
        }
    }

    private List<Contender> contenders(BacktestSettings settings) {
        List<Contender> contenders = new ArrayList<>();
        strategies.forEach(strategy -> contenders.add(new Contender(strategy, settings)));
        if (points.size() > 1) {
            points.forEach(point -> contenders.add(
                    new Contender(config.underTest(), settings.withParameters(RunPipeline.parameters(point)))));
        }
        return contenders;
    }

    /** Adds the strategy under test with parameters that were chosen on earlier orders; all rows keep the later ones only. */
    private List<ParentOutcome> addWalkForward(List<StudyResult.Row> rows, List<ParentOutcome> measured) {
        if (measured.size() < options.folds()) {
            throw new ConfigException(
                    "--folds: more than orders: folds=" + options.folds() + ", orders=" + measured.size());
        }
        double[][] costs = new double[points.size()][measured.size()];
        for (int point = 0; point < costs.length; point++) {
            for (int order = 0; order < measured.size(); order++) {
                costs[point][order] = measured.get(order).costBps(strategies.size() + point);
            }
        }
        WalkForward walk = new WalkForward(
                costs,
                measured.stream()
                        .mapToLong(outcome -> outcome.order().startNs())
                        .toArray(),
                measured.stream().mapToLong(outcome -> outcome.order().endNs()).toArray(),
                options.folds());
        List<ParentOutcome> judged = new ArrayList<>();
        List<Double> tuned = new ArrayList<>();
        long left = 0;
        for (int order = 0; order < measured.size(); order++) {
            int choice = walk.choice(order);
            if (choice != WalkForward.NONE) {
                judged.add(measured.get(order));
                tuned.add(costs[choice][order]);
                left += measured.get(order)
                        .results()
                        .get(strategies.size() + choice)
                        .unfilledQty();
            }
        }
        for (int i = 0; i < strategies.size(); i++) {
            rows.set(i, row(strategies.get(i).name(), judged, i));
        }
        rows.add(new StudyResult.Row(
                config.underTest().name() + " tuned walk-forward", tuned, (double) left / total(judged)));
        return judged;
    }

    private static long total(List<ParentOutcome> outcomes) {
        return outcomes.stream()
                .map(ParentOutcome::order)
                .mapToLong(ParentOrder::qty)
                .sum();
    }

    private static StudyResult.Row row(String name, List<ParentOutcome> measured, int contender) {
        long left = measured.stream()
                .mapToLong(outcome -> outcome.results().get(contender).unfilledQty())
                .sum();
        List<Double> costs =
                measured.stream().map(outcome -> outcome.costBps(contender)).toList();
        return new StudyResult.Row(name, costs, (double) left / Math.max(1, total(measured)));
    }

    private List<ParentOutcome> outcomes(Study study) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress progress = new Progress("working orders")) {
            AtomicLong done = new AtomicLong();
            int count = study.parents().size();
            List<Future<ParentOutcome>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int parent = i;
                futures.add(executor.submit(() -> {
                    ParentOutcome outcome = study.run(parent);
                    progress.update(done.incrementAndGet(), count);
                    return outcome;
                }));
            }
            List<ParentOutcome> outcomes = new ArrayList<>();
            for (Future<ParentOutcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an order of the study failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the study was interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
