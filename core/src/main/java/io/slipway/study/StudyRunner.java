package io.slipway.study;

import io.slipway.search.ParallelTasks;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Works the tasks of a study on an executor and merges their parts. Parts that a store has are not worked again. A result
 * depends neither on threads nor on the order of the work, nor on how often the work was broken off.
 */
public final class StudyRunner {

    private final Executor executor;
    private final StudyListener listener;
    private final PartStore store;

    /** A runner that keeps parts in memory only. */
    public StudyRunner(Executor executor, StudyListener listener) {
        this(executor, listener, PartStore.NONE);
    }

    /** A runner that keeps every part in {@code store} when it is done. */
    public StudyRunner(Executor executor, StudyListener listener, PartStore store) {
        this.executor = executor;
        this.listener = listener;
        this.store = store;
    }

    /** Works whatever is not done, and merges. */
    public StudyResult run(Study study) {
        Progress progress = new Progress(study.plan().grid().orders());
        List<StudyPart> parts = new ParallelTasks(executor).run(study.plan().tasks(), task -> {
            StudyPart part = part(study, task);
            progress.add(part);
            return part;
        });
        return StudyMerge.of(study.plan(), parts);
    }

    private StudyPart part(Study study, StudyTask task) {
        return store.find(task).orElseGet(() -> {
            StudyPart part = study.work(task);
            store.keep(part);
            return part;
        });
    }

    /** Tells the listener, one call at a time. */
    private final class Progress {

        private final int total;
        private int done;

        private Progress(int total) {
            this.total = total;
        }

        private synchronized void add(StudyPart part) {
            done += part.task().orders();
            listener.onPart(part, done, total);
        }
    }
}
