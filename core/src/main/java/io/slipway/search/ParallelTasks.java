package io.slipway.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands tasks to an executor and waits for all of them. The executor decides on threads; no result depends on it. */
public final class ParallelTasks {

    private final Executor executor;

    /** Tasks for {@code executor}; {@code Runnable::run} works them one after the other in the caller's thread. */
    public ParallelTasks(Executor executor) {
        this.executor = executor;
    }

    /**
     * Results in the order of the tasks. The first task that fails ends the call with its own exception; tasks that have
     * not begun by then are skipped.
     *
     * @throws IllegalStateException if the calling thread is interrupted
     */
    public <T, R> List<R> run(List<T> tasks, Function<T, R> work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<CompletableFuture<R>> futures = new ArrayList<>();
        for (T task : tasks) {
            futures.add(CompletableFuture.supplyAsync(() -> work(task, work, failure), executor));
        }
        try {
            List<R> results = new ArrayList<>();
            for (CompletableFuture<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(failure.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IllegalStateException interrupted = new IllegalStateException("interrupted while tasks were running", e);
            failure.compareAndSet(null, interrupted);
            throw interrupted;
        }
    }

    private static <T, R> R work(T task, Function<T, R> work, AtomicReference<Throwable> failure) {
        if (failure.get() != null) {
            throw new IllegalStateException("skipped because another task failed");
        }
        try {
            return work.apply(task);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
