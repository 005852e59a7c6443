package io.slipway.app;

import io.slipway.kafka.StreamMonitor;

/** Shows a stream's progress and warnings; stops it when the process is told to end. */
final class ProgressMonitor implements StreamMonitor {

    private final Progress progress;
    private volatile boolean cancelled;

    ProgressMonitor(Progress progress) {
        this.progress = progress;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void onWarning(String sentence) {
        System.err.println("slipway: warning: " + sentence);
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
