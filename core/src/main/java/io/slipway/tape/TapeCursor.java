package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.function.ToLongFunction;

/**
 * A place in a tape on one clock, which never goes back: a row counts at its own time or that of the row before it, whichever
 * is later. Rows that happened after the end of the order are left out wherever they stand.
 */
public final class TapeCursor {

    private final MarketTape tape;
    private final long endNs;
    private final ToLongFunction<MarketEvent> clock;
    private final MarketEvent event = new MarketEvent();
    private long index = -1;
    private long timeNs = Long.MIN_VALUE;

    public TapeCursor(MarketTape tape, long endNs, ToLongFunction<MarketEvent> clock) {
        this.tape = tape;
        this.endNs = endNs;
        this.clock = clock;
        advance();
    }

    /** Goes to the next row. */
    public void advance() {
        while (++index < tape.size()) {
            tape.read(index, event);
            if (event.eventNs() <= endNs) {
                timeNs = Math.max(timeNs, clock.applyAsLong(event));
                return;
            } else if (tape.isOver(index, endNs)) {
                index = tape.size() - 1;
            }
        }
        timeNs = Long.MAX_VALUE;
    }

    /** Goes to row {@code row}, as if it had read all rows before, the last of which took effect at a time. */
    public void moveTo(long row, long lastNs) {
        index = row - 1;
        timeNs = lastNs;
        advance();
    }

    /** Its number in the tape. */
    public long index() {
        return index;
    }

    /** Time at which the current event takes effect; {@link Long#MAX_VALUE} after the last. */
    public long timeNs() {
        return timeNs;
    }

    /** The row; valid until the next {@link #advance}. */
    public MarketEvent event() {
        return event;
    }

    public void save(StateWriter state) {
        state.put(index).put(timeNs);
    }

    public void restore(StateReader state) {
        index = state.takeLong();
        timeNs = state.takeLong();
        if (index < 0 || index > tape.size()) {
            throw new IllegalArgumentException("the state is of another tape: index=" + index);
        }
        if (index < tape.size()) {
            tape.read(index, event);
        }
    }
}
