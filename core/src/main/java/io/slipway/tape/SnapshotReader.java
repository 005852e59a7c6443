package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;

/**
 * Snapshots: for each time stamp the first row of each publisher that carries quotes, whatever its action, and no
 * other venue; of its book the best level only. Rows of one stamp stand together in the tape.
 */
public final class SnapshotReader {

    private final MarketTape tape;
    private final long startNs;
    private final long endNs;
    private final MarketEvent event = new MarketEvent();
    private final int[] shown;
    private final boolean[] seen;
    private int shownCount;
    private boolean isStarted;
    private long next;
    private long eventNs;

    /** Reads the snapshots of {@code tape} from {@code startNs} to {@code endNs}, both inclusive. */
    public SnapshotReader(MarketTape tape, long startNs, long endNs) {
        this.tape = tape;
        this.startNs = startNs;
        this.endNs = endNs;
        this.shown = new int[tape.publisherIds().length];
        this.seen = new boolean[Character.MAX_VALUE + 1];
    }

    /** Makes {@code books} the next snapshot inside the window, or returns {@code false} when there is none. */
    public boolean next(VenueBooks books) {
        forgetShown(books);
        while (next < tape.size()) {
            tape.read(next, event);
            if (shownCount > 0 && event.eventNs() != eventNs) {
                return true;
            }
            next++;
            if (event.eventNs() >= startNs
                    && event.eventNs() <= endNs
                    && !event.action().isStatus()) {
                show(books);
            }
        }
        return shownCount > 0;
    }

    /** Time stamp of the snapshot. */
    public long eventNs() {
        return eventNs;
    }

    /** Number of venues that have a row in the snapshot. */
    public int shownVenues() {
        return shownCount;
    }

    /** Index in the view of the {@code i}-th of them, in row order. */
    public int shownVenue(int i) {
        return shown[i];
    }

    private void show(VenueBooks books) {
        eventNs = event.eventNs();
        if (!seen[event.publisherId()]) {
            seen[event.publisherId()] = true;
            shown[shownCount++] = books.apply(event.cutTo(1));
        }
    }

    private void forgetShown(VenueBooks books) {
        if (!isStarted) {
            books.clear();
            isStarted = true;
        }
        for (int i = 0; i < shownCount; i++) {
            seen[books.view().publisherId(shown[i])] = false;
            books.clear(shown[i]);
        }
        shownCount = 0;
    }
}
