package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * States of an observer at rows of a tape, so that a reader who needs the market from some moment on begins shortly before it. The
 * same as if it had read all rows before. Thread-safe.
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
    private final Pass pass;

    private TapeCheckpoints(Pass pass) {
        this.pass = pass;
    }

    /**
     * Reads a tape once, when a state is first asked for.
     *
     * @param observer one that has not seen any row
     * @param rows between two states, usually {@link #USUAL_ROWS}
     */
    public static TapeCheckpoints of(MarketTape tape, TapeState observer, int rows) {
        return new Pass(tape, rows).add(observer);
    }

    private void save(TapeState observer) {
        StateWriter state = new StateWriter();
        observer.save(state);
        timesNs.add(observer.timeNs());
        states.add(state.toBytes());
    }

    /**
     * Restores the last state that is earlier than a time into an observer of the same kind.
     *
     * @return the row that comes next
     */
    public long restore(long fromNs, TapeState observer) {
        pass.run();
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
        return (long) low * pass.rows;
    }

    /**
     * One pass over a tape for the checkpoints of several observers, made when a state of any is first asked for. Thread-safe.
     *
     * <pre>{@code
     * TapeCheckpoints.Pass pass = new TapeCheckpoints.Pass(tape, USUAL_ROWS);
     * TapeCheckpoints books = pass.add(new Books(tape));
     * TapeCheckpoints volumes = pass.add(new Volumes(tape));
     * }</pre>
     */
    public static final class Pass {

        private final MarketTape tape;
        private final int rows;
        private final List<TapeState> observers = new ArrayList<>();
        private final List<TapeCheckpoints> all = new ArrayList<>();
        private boolean isBegun;
        private boolean isDone;

        /**
         * A pass for no observer yet.
         *
         * @param rows between two states, usually {@link #USUAL_ROWS}
         */
        public Pass(MarketTape tape, int rows) {
            this.tape = tape;
            this.rows = rows;
        }

        /**
         * The checkpoints of one more observer.
         *
         * @param observer one that has not seen any row
         * @throws IllegalStateException if the pass has been made
         */
        public synchronized TapeCheckpoints add(TapeState observer) {
            requireNew();
            observers.add(observer);
            TapeCheckpoints added = new TapeCheckpoints(this);
            all.add(added);
            return added;
        }

        private void requireNew() {
            if (isBegun) {
                throw new IllegalStateException("the pass has begun: observers=" + all.size() + ", done=" + isDone);
            }
        }

        private synchronized void run() {
            if (isDone) {
                return;
            }
            requireNew();
            isBegun = true;
            MarketEvent event = new MarketEvent();
            for (long index = 0; index < tape.size(); index++) {
                if (index % rows == 0) {
                    save();
                }
                tape.read(index, event);
                for (int i = 0; i < observers.size(); i++) {
                    observers.get(i).onRow(event, index);
                }
            }
            observers.clear();
            isDone = true;
        }

        private void save() {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).save(observers.get(i));
            }
        }
    }
}
