package io.slipway.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Works the tasks of a study on a runner and merges their parts. Parts that a store has are not worked again; tasks that were left out are. A result depends
 * neither on the runner nor on the order of the work, nor on how often the work was broken off.
 */
public final class StudyRunner {

    private final TaskRunner runner;
    private final StudyListener listener;
    private final PartStore store;

    /** A runner of threads that keeps parts in memory only. */
    public StudyRunner(Executor executor, StudyListener listener) {
        this(executor, listener, PartStore.NONE);
    }

    /** A runner of threads that keeps every part in {@code store} when it is done. */
    public StudyRunner(Executor executor, StudyListener listener, PartStore store) {
        this(TaskRunner.on(executor), listener, store);
    }

    /** A runner that keeps every part in {@code store} when it is done. */
    public StudyRunner(TaskRunner runner, StudyListener listener, PartStore store) {
        this.runner = runner;
        this.listener = listener;
        this.store = store;
    }

    /** Works whatever is not done, and merges. */
    public StudyResult run(Study study) {
        Outcome outcome = work(study.plan().tasks(), study::work);
        return StudyMerge.of(StudyPanel.of(study.plan()), outcome.parts(), outcome.leftOut());
    }

    /**
     * The outcome of some tasks.
     *
     * @param parts one for each task that was worked, in any order
     * @param leftOut the tasks that failed in all attempts, in any order
     */
    public record Outcome(List<StudyPart> parts, List<LeftOut> leftOut) {

        /** Copies the lists. */
        public Outcome {
            parts = List.copyOf(parts);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The outcome of some tasks, which may be of several plans: the parts that the store has, and the others worked now.
     *
     * @param work the part of a task
     */
    public Outcome work(List<StudyTask> tasks, Function<StudyTask, StudyPart> work) {
        Progress progress =
                new Progress(tasks.stream().mapToInt(StudyTask::orders).sum());
        List<StudyTask> left = new ArrayList<>();
        for (StudyTask task : tasks) {
            store.find(task).ifPresentOrElse(progress::add, () -> left.add(task));
        }
        runner.run(left, work, progress);
        return new Outcome(progress.parts, progress.leftOut);
    }

    /** Collects the parts and tells the listener, one call at a time. */
    private final class Progress implements TaskRunner.Results {

        private final List<StudyPart> parts = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final int total;
        private int done;

        private Progress(int total) {
            this.total = total;
        }

        @Override
        public void done(StudyPart part) {
            store.keep(part);
            add(part);
        }

        @Override
        public synchronized void failed(LeftOut task) {
            store.leave(task);
            leftOut.add(task);
        }

        private synchronized void add(StudyPart part) {
            parts.add(part);
            done += part.task().orders();
            listener.onPart(part, done, total);
        }
    }
}
