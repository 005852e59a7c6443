package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * States of an observer at rows of a tape, so that a reader who needs the market from some moment on begins shortly before it. The
 * same as if it had read all rows before. Immutable and thread-safe.
 *
 * <pre>{@code
 * TapeCheckpoints checkpoints = TapeCheckpoints.of(tape, new Books(tape), USUAL_ROWS);
 * Books books = new Books(tape);
 * long row = checkpoints.restore(order.startNs(), books);
 * }</pre>
 */
public final class TapeCheckpoints {

    /** Rows between states: reading as many takes about 0.1 ms, and a state of twelve venues takes less than a byte per row. */
    public static final int USUAL_ROWS = 4096;

    private final List<Long> timesNs = new ArrayList<>();
    private final List<byte[]> states = new ArrayList<>();
    private final int rows;

    private TapeCheckpoints(int rows) {
        this.rows = rows;
    }

    /**
     * Reads a tape once.
     *
     * @param observer one that has not seen any row
     * @param rows between two states, usually {@link #USUAL_ROWS}
     */
    public static TapeCheckpoints of(MarketTape tape, TapeState observer, int rows) {
        TapeCheckpoints all = new TapeCheckpoints(rows);
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size(); index++) {
            if (index % rows == 0) {
                StateWriter state = new StateWriter();
                observer.save(state);
                all.timesNs.add(observer.timeNs());
                all.states.add(state.toBytes());
            }
            tape.read(index, event);
            observer.onRow(event, index);
        }
        return all;
    }

    /**
     * Restores the last state that is earlier than a time into an observer of the same kind.
     *
     * @return the row that comes next
     */
    public long restore(long fromNs, TapeState observer) {
        int low = 0;
        int high = states.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (timesNs.get(middle) < fromNs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        StateReader state = new StateReader(states.get(low));
        observer.restore(state);
        state.end();
        return (long) low * rows;
    }
}
