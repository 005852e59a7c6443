package io.slipway.search;

import io.slipway.strategy.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Runs the points of a search. Each task of the executor is a batch of points, so that a backtest reads its tape once a batch.
 * Neither threads nor batches show in the result.
 *
 * <pre>{@code
 * PointFunction function = PointFunction.of(backtest, point -> strategy.withParameters(point), Objective.cash());
 * SearchResult found = new SearchRunner(function, Runnable::run, SearchListener.NONE).run(spec);
 * }</pre>
 */
public final class SearchRunner {

    /** Enough that reading the tape is a small part of a batch, few enough that two threads share a grid of hundreds. */
    private static final int BATCH = 64;

    private final PointFunction function;
    private final Executor executor;
    private final SearchListener listener;

    /** A runner of one function; it may run several searches. */
    public SearchRunner(PointFunction function, Executor executor, SearchListener listener) {
        this.function = function;
        this.executor = executor;
        this.listener = listener;
    }

    /**
     * Runs the search. A point that fails is reported and left out.
     *
     * @throws SearchException if every point fails, or the untuned one does
     */
    public SearchResult run(SearchSpec spec) {
        List<Parameters> points = spec.points();
        List<Parameters> probes = spec.probes(points);
        Progress progress = new Progress(points.size() + probes.size());
        List<Batch> tried = work(points, progress);
        List<Batch> probed = work(probes, progress);
        Batch untuned = work(List.of(spec.untuned()));
        if (untuned.results.isEmpty()) {
            throw new SearchException("the untuned parameters cannot be run: "
                    + untuned.failures.get(0).reason());
        }
        List<PointFailure> failures = Stream.concat(tried.stream(), probed.stream())
                .flatMap(batch -> batch.failures.stream())
                .toList();
        List<PointResult> results = results(tried);
        if (results.isEmpty()) {
            throw new SearchException("all " + points.size() + " points of the search failed, the first one with: "
                    + failures.get(0).reason());
        }
        return SearchResult.of(spec, results, results(probed), untuned.results.get(0), failures);
    }

    private static List<PointResult> results(List<Batch> batches) {
        return batches.stream().flatMap(batch -> batch.results.stream()).toList();
    }

    private List<Batch> work(List<Parameters> points, Progress progress) {
        List<List<Parameters>> batches = new ArrayList<>();
        for (int from = 0; from < points.size(); from += BATCH) {
            batches.add(points.subList(from, Math.min(from + BATCH, points.size())));
        }
        return new ParallelTasks(executor).run(batches, batch -> {
            Batch worked = work(batch);
            progress.add(worked);
            return worked;
        });
    }

    /** Works a batch in one call, or each of its points alone if that fails. */
    private Batch work(List<Parameters> points) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        try {
            batch.results.addAll(function.results(points));
        } catch (RuntimeException e) {
            if (points.size() == 1) {
                batch.failures.add(new PointFailure(points.get(0), reason(e)));
            } else {
                points.forEach(point -> batch.add(work(List.of(point))));
            }
        }
        return batch;
    }

    private static String reason(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /** Results and failures of some points. */
    private record Batch(List<PointResult> results, List<PointFailure> failures) {

        private void add(Batch other) {
            results.addAll(other.results);
            failures.addAll(other.failures);
        }
    }

    /** Tells the listener, one call at a time. */
    private final class Progress {

        private final int total;
        private int done;

        private Progress(int total) {
            this.total = total;
        }

        private synchronized void add(Batch batch) {
            batch.results.forEach(listener::onPoint);
            batch.failures.forEach(listener::onFailure);
            done += batch.results.size() + batch.failures.size();
            listener.onProgress(done, total);
        }
    }
}
