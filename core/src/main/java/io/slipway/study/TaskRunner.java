package io.slipway.study;

import io.slipway.market.MarketDataException;
import io.slipway.search.ParallelTasks;
import io.slipway.strategy.StrategyException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A place where the tasks of a study are worked: threads, processes or machines. No result depends on it.
 *
 * <pre>{@code
 * TaskRunner.on(Executors.newFixedThreadPool(2)).run(plan.tasks(), study::work, results);
 * }</pre>
 */
@FunctionalInterface
public interface TaskRunner {

    /** A machine may fail now and then, hardly ever three times over the same task. */
    int ATTEMPTS = 3;

    /**
     * Works all tasks.
     *
     * @param tasks the tasks, in any order
     * @param work the part of a task; a runner whose workers are elsewhere may work the same function there
     * @param results takes the outcome of each task once; calls may come from several threads
     * @throws RuntimeException if the study cannot go on; outcomes that were there by then have been told
     */
    void run(List<StudyTask> tasks, Function<StudyTask, StudyPart> work, Results results);

    /** Takes outcomes of tasks. */
    interface Results {

        /** A task has been worked. */
        void done(StudyPart part);

        /** A task failed in all attempts and is left out; others go on. */
        void failed(LeftOut task);
    }

    /**
     * Works one task, again where its work fails.
     *
     * @throws StudyException if it is not the task that failed: the data is of another plan, or a file cannot be read or written
     * @throws MarketDataException if the data is damaged or missing
     */
    static void attempt(StudyTask task, Function<StudyTask, StudyPart> work, Results results) {
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StudyPart part;
            try {
                part = work.apply(task);
            } catch (StudyException | MarketDataException e) {
                throw e;
            } catch (RuntimeException e) {
                reason = reason(e);
                continue;
            }
            results.done(part);
            return;
        }
        results.failed(new LeftOut(task, reason));
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof StrategyException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** A runner that works every task on {@code executor}. */
    static TaskRunner on(Executor executor) {
        return (tasks, work, results) -> new ParallelTasks(executor).run(tasks, task -> {
            attempt(task, work, results);
            return task;
        });
    }
}
