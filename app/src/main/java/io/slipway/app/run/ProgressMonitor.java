package io.slipway.app.run;

import io.slipway.kafka.StreamMonitor;

/** Shows a stream's progress and warnings; stops it when the process is told to end. */
public final class ProgressMonitor implements StreamMonitor {

    private final Progress progress;
    private volatile boolean cancelled;

    public ProgressMonitor(Progress progress) {
        this.progress = progress;
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public void onWarning(String sentence) {
        Terminal.warn(sentence);
    }

    @Override
    public void onProgress(long events, long total) {
        progress.update(events, total);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
