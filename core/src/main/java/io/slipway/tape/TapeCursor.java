package io.slipway.tape;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.function.ToLongFunction;

/**
 * A place in a tape, or in a stream of rows, on one clock, which never goes back: a row counts at its own time or that of the
 * row before it, whichever is later. Rows that happened after the end of the order are left out wherever they stand. A row is
 * looked at when it is asked for, so a place may be ahead of the rows that have arrived.
 */
public final class TapeCursor {

    private final MarketRows rows;
    private final long endNs;
    private final ToLongFunction<MarketEvent> clock;
    private final MarketEvent event = new MarketEvent();
    private long index;
    private long timeNs = Long.MIN_VALUE;
    private boolean known;
    private boolean quiet;

    /** The facts of a row that {@link MarketTape#glance} packs in one word, so that rows can be passed without a read of all of them. */
    public static final class Glance {

        private Glance() {}

        /** The publisher. */
        public static int publisherId(long glance) {
            return (char) glance;
        }

        /** True if the row is a trade print. */
        public static boolean isPrint(long glance) {
            return action(glance).isPrint();
        }

        /** True if the row shows the best quotes of a venue and nothing else: no deeper levels, orders that left, or large sizes. */
        public static boolean isBestQuotes(long glance) {
            BookAction action = action(glance);
            return action.isBook() && action != BookAction.CLEAR && !TapeChunk.isMore(glance);
        }

        /** The side of the order or trade that the row reports. */
        public static BookSide side(long glance) {
            return BookSide.ofCode((byte) (glance >>> TapeChunk.SIDE_SHIFT));
        }

        private static BookAction action(long glance) {
            return BookAction.ofCode((byte) (glance >>> TapeChunk.ACTION_SHIFT));
        }
    }

    /** A place at the first row that {@code rows} holds. */
    public TapeCursor(MarketRows rows, long endNs, ToLongFunction<MarketEvent> clock) {
        this.rows = rows;
        this.endNs = endNs;
        this.clock = clock;
        index = rows.firstIndex();
    }

    /** Goes to the next row. */
    public void advance() {
        index++;
        known = false;
    }

    private void look() {
        known = true;
        while (rows.has(index)) {
            rows.read(index, event);
            if (event.eventNs() <= endNs) {
                timeNs = Math.max(timeNs, clock.applyAsLong(event));
                return;
            }
            index = rows.after(index, endNs);
        }
        timeNs = Long.MAX_VALUE;
    }

    /** Waits for the row, but not if time passes without it: then the place {@link #isQuiet}. */
    public void await() {
        while (!known && !quiet) {
            long quietNs = rows.quietNs(index);
            if (quietNs == Long.MIN_VALUE) {
                look();
            } else if (quietNs > timeNs) {
                timeNs = quietNs;
                quiet = true;
            }
        }
    }

    /** True if the row has not arrived, and {@link #timeNs} is the time before which it does not happen. */
    public boolean isQuiet() {
        return quiet;
    }

    /** The time that passed without the row is worked off. */
    public void endQuiet() {
        quiet = false;
    }

    /** Goes to row {@code row}, as if it had read all rows before, the last of which took effect at a time. */
    public void moveTo(long row, long lastNs) {
        index = row;
        timeNs = lastNs;
        known = false;
    }

    /** Number of the row in the tape, or of an earlier one that is left out if the row was not looked at yet. */
    public long index() {
        return index;
    }

    /** Time at which the current event takes effect; {@link Long#MAX_VALUE} after the last. */
    public long timeNs() {
        if (!known && !quiet) {
            look();
        }
        return timeNs;
    }

    /** The row, once its time was asked for; valid until the next {@link #advance}. */
    public MarketEvent event() {
        return event;
    }

    public void save(StateWriter state) {
        state.put(index).put(timeNs);
    }

    public void restore(StateReader state) {
        index = state.takeLong();
        timeNs = state.takeLong();
        if (index < rows.firstIndex() || (index > rows.firstIndex() && !rows.has(index - 1))) {
            throw new IllegalArgumentException("the state is of another tape: index=" + index);
        }
        known = false;
        quiet = false;
    }
}
