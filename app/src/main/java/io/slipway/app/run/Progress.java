package io.slipway.app.run;

import io.slipway.search.SearchListener;
import java.io.PrintStream;

/** One line of progress on standard error: redrawn in place on a terminal, silent otherwise. Safe to share. */
public final class Progress implements AutoCloseable {

    private static final int BAR_WIDTH = 30;
    private static final long REDRAW_NS = 100_000_000L;
    static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean visible;
    private final String label;
    private final long startNs = System.nanoTime();
    private long nextRedrawNs = startNs + 2 * REDRAW_NS;
    private boolean drawn;

    public Progress(String label) {
        this.label = label;
        this.out = System.err;
        this.visible = Terminal.showsErrors();
    }

    /** Reports how much of {@code total} is done; a total of zero or less is not known. */
    public synchronized void update(long done, long total) {
        long now = System.nanoTime();
        if (visible && now >= nextRedrawNs) {
            nextRedrawNs = now + REDRAW_NS;
            drawn = true;
            out.print(ERASE + line(done, total));
            out.flush();
        }
    }

    /** Shows a search. */
    SearchListener ofSearch() {
        return new SearchListener() {
            @Override
            public void onProgress(int done, int total) {
                update(done, total);
            }
        };
    }

    private String line(long done, long total) {
        if (total <= 0) {
            return String.format("%s %,d", label, done);
        }
        int filled = (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / total);
        return String.format(
                "%s [%s%s] %,d of %,d", label, "#".repeat(filled), ".".repeat(BAR_WIDTH - filled), done, total);
    }

    /** Seconds since the work began. */
    double seconds() {
        return (System.nanoTime() - startNs) / 1e9;
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            out.print(ERASE);
            out.flush();
        }
    }
}
