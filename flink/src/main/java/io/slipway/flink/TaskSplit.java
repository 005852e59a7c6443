package io.slipway.flink;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/** One task of a study as a split of a source; its only element is the word on the outcome. */
final class TaskSplit implements IteratorSourceSplit<String, TaskSplit.Outcome> {

    private final String folder;
    private final String task;
    private final boolean done;

    TaskSplit(String folder, String task, boolean done) {
        this.folder = folder;
        this.task = task;
        this.done = done;
    }

    String folder() {
        return folder;
    }

    String task() {
        return task;
    }

    boolean isDone() {
        return done;
    }

    @Override
    public String splitId() {
        return task;
    }

    @Override
    public Outcome getIterator() {
        return new Outcome(this);
    }

    @Override
    public TaskSplit getUpdatedSplitForIterator(Outcome iterator) {
        return new TaskSplit(folder, task, iterator.done);
    }

    /** Works the task when its element is asked for. */
    static final class Outcome implements Iterator<String> {

        private final TaskSplit split;
        private boolean done;

        Outcome(TaskSplit split) {
            this.split = split;
            done = split.done;
        }

        @Override
        public boolean hasNext() {
            return !done;
        }

        @Override
        public String next() {
            if (done) {
                throw new NoSuchElementException("a task is worked once: task=" + split.task);
            }
            String outcome = TaskWork.work(split.folder, split.task);
            done = true;
            return outcome;
        }
    }
}
