package io.slipway.tape;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * States of an observer at rows of a tape, so that a reader who needs the market from some moment on begins shortly before it. The
 * same as if it had read all rows before. Thread-safe.
 *
 * <pre>{@code
 * TapeCheckpoints.Pass pass = new TapeCheckpoints.Pass(tape, order.sessions());
 * TapeCheckpoints checkpoints = pass.add(books -> new Quotes(books, order.sessions()));
 * Quotes quotes = new Quotes(new VenueBooks(tape.publisherIds()), order.sessions());
 * long row = checkpoints.restore(order.startNs(), quotes);
 * }</pre>
 */
public final class TapeCheckpoints {

    /** Rows between states: reading as many takes about 0.1 ms, and a state of twelve venues takes less than a byte per row. */
    public static final int USUAL_ROWS = 4096;

    /** States of a kind: those of sixteen venues, of all kinds, take some 100 MB. */
    private static final int MOST_STATES = 10_000;

    /** Observers in two groups keep two processors busy, and reading the rows once more takes a tenth of the time. */
    private static final int GROUPS = 2;

    private final List<Long> timesNs = new ArrayList<>();
    private final List<byte[]> states = new ArrayList<>();
    private final Pass pass;

    private TapeCheckpoints(Pass pass) {
        this.pass = pass;
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
     * One pass over a tape for the checkpoints of several observers, made when a state of any is first asked for. The observers share
     * the books of the market, which the pass keeps: they change before the observers see a row. Thread-safe.
     */
    public static final class Pass {

        private final MarketTape tape;
        private final Sessions sessions;
        private final int rows;
        private final List<Group> groups = new ArrayList<>();
        private int begun;

        /**
         * A pass for no observer yet, with {@value #USUAL_ROWS} rows between two states, or more on a tape of many rows.
         *
         * @param sessions of all observers: no quote outlives its session
         */
        public Pass(MarketTape tape, Sessions sessions) {
            this(tape, sessions, (int) Math.max(USUAL_ROWS, tape.size() / MOST_STATES));
        }

        /**
         * The same with a number of rows between two states.
         *
         * @param rows at least one
         */
        public Pass(MarketTape tape, Sessions sessions, int rows) {
            this.tape = tape;
            this.sessions = sessions;
            this.rows = rows;
            for (int i = 0; i < GROUPS; i++) {
                groups.add(new Group());
            }
        }

        /**
         * The checkpoints of one more observer.
         *
         * @param observer makes one that has not seen any row from the books that it may use
         * @throws IllegalStateException if the pass has been made
         */
        public synchronized TapeCheckpoints add(Function<VenueBooks, TapeState> observer) {
            if (begun > 0) {
                throw new IllegalStateException("the pass has begun: groups=" + begun);
            }
            Group group = groups.stream()
                    .min(Comparator.comparingInt(each -> each.all.size()))
                    .orElseThrow();
            return group.add(observer);
        }

        /** Works on groups that nobody else works on, and waits for the others. */
        private void run() {
            for (int next = next(); next < groups.size(); next = next()) {
                groups.get(next).observe();
            }
            groups.forEach(Group::awaitDone);
        }

        private synchronized int next() {
            return begun < groups.size() ? begun++ : begun;
        }

        /** Observers that see the rows together. */
        private final class Group {

            private final List<Function<VenueBooks, TapeState>> observers = new ArrayList<>();
            private final List<TapeCheckpoints> all = new ArrayList<>();
            private final CompletableFuture<@Nullable RuntimeException> done = new CompletableFuture<>();

            private TapeCheckpoints add(Function<VenueBooks, TapeState> observer) {
                observers.add(observer);
                TapeCheckpoints added = new TapeCheckpoints(Pass.this);
                all.add(added);
                return added;
            }

            /**
             * Waits for whoever works on it.
             *
             * @throws RuntimeException that ended the work
             */
            private void awaitDone() {
                @Nullable RuntimeException failure = done.join();
                if (failure != null) {
                    throw failure;
                }
            }

            private void observe() {
                @Nullable RuntimeException failure = new IllegalStateException("the pass was not ended");
                try {
                    if (!observers.isEmpty()) {
                        showRows();
                    }
                    observers.clear();
                    failure = null;
                } catch (RuntimeException e) {
                    failure = e;
                } finally {
                    done.complete(failure);
                }
            }

            private void showRows() {
                SharedBooks books = new SharedBooks(tape.publisherIds(), sessions);
                TapeState[] each = observers.stream()
                        .map(observer -> observer.apply(books.ofObserver()))
                        .toArray(TapeState[]::new);
                MarketEvent event = new MarketEvent();
                for (long index = 0; index < tape.size(); index++) {
                    if (index % rows == 0) {
                        save(each);
                    }
                    tape.read(index, event);
                    books.apply(event);
                    for (TapeState observer : each) {
                        observer.onRow(event, index);
                    }
                }
            }

            private void save(TapeState[] each) {
                for (int i = 0; i < each.length; i++) {
                    all.get(i).save(each[i]);
                }
            }
        }
    }

    /** The books that the observers of a pass share. */
    private static final class SharedBooks {

        private final VenueBooks books;
        private final SessionClock clock;

        SharedBooks(int[] publisherIds, Sessions sessions) {
            books = new VenueBooks(publisherIds);
            clock = new SessionClock(sessions);
        }

        VenueBooks ofObserver() {
            return books.shared();
        }

        /** Applies a row, after the sessions that end before it. */
        void apply(MarketEvent event) {
            if (clock.advanceTo(event.eventNs())) {
                books.clear();
            }
            if (event.action().isBook()) {
                books.apply(event);
            }
        }
    }
}
