package io.slipway.study;

import io.slipway.search.ParallelTasks;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A place where the tasks of a study are worked: threads, processes or machines. No result depends on it.
 *
 * <pre>{@code
 * TaskRunner.on(Executors.newFixedThreadPool(2)).run(plan.tasks(), study::work, parts::add);
 * }</pre>
 */
@FunctionalInterface
public interface TaskRunner {

    /**
     * Works all tasks.
     *
     * @param tasks the tasks, in any order
     * @param work the part of a task; a runner whose workers are elsewhere may work the same function there
     * @param done takes each part once when it is there; calls may come from several threads
     * @throws RuntimeException if a task fails; parts that were done by then have been told
     */
    void run(List<StudyTask> tasks, Function<StudyTask, StudyPart> work, Consumer<StudyPart> done);

    /** A runner that works every task on {@code executor}; the first task that fails ends the run. */
    static TaskRunner on(Executor executor) {
        return (tasks, work, done) -> new ParallelTasks(executor).run(tasks, task -> {
            StudyPart part = work.apply(task);
            done.accept(part);
            return part;
        });
    }
}
