package io.slipway.tca;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mid some time after each fill: twice the mid by fill and horizon, or {@link #NONE}. The horizons are those of the amended
 * Rule 605 of the SEC and common ones between them.
 */
public final class Markouts {

    /** No mid: there was none then, or the data or the session had ended. */
    public static final long NONE = Long.MIN_VALUE;

    /** Horizons in ns: 50 ms, 100 ms, 1 s, 15 s, 1 min, 5 min. */
    public static final List<Long> HORIZONS_NS =
            List.of(50_000_000L, 100_000_000L, 1_000_000_000L, 15_000_000_000L, 60_000_000_000L, 300_000_000_000L);

    private Markouts() {}

    /**
     * Measures all fills in one pass over the tape.
     *
     * @param sessions a quote does not outlive its session, and a moment after the session of the fill has no mid, nor has one in closed time
     * @return twice the mid after all rows up to {@code fill time + horizon}, by fill and horizon
     */
    public static long[][] twiceMids(MarketTape tape, Sessions sessions, List<Fill> fills) {
        Observer observer = new Observer(tape, sessions, fills);
        TapePass.over(tape).add(observer).run();
        return observer.twiceMids;
    }

    /** Notes the mid at each horizon of each fill. */
    static final class Observer implements TapeObserver {

        private final long[][] twiceMids;
        private final List<long[]> moments = new ArrayList<>();
        private final VenueBooks books;
        private final SessionClock clock;
        private final long lastNs;
        private int next;

        Observer(MarketTape tape, Sessions sessions, List<Fill> fills) {
            twiceMids = new long[fills.size()][HORIZONS_NS.size()];
            for (int i = 0; i < fills.size(); i++) {
                Arrays.fill(twiceMids[i], NONE);
                long closeNs = sessions.closeAfterNs(fills.get(i).timeNs());
                for (int h = 0; h < HORIZONS_NS.size(); h++) {
                    long momentNs = fills.get(i).timeNs() + HORIZONS_NS.get(h);
                    if (momentNs < closeNs && sessions.isOpen(momentNs)) {
                        moments.add(new long[] {momentNs, i, h});
                    }
                }
            }
            clock = new SessionClock(sessions);
            moments.sort((a, b) -> Long.compare(a[0], b[0]));
            books = new VenueBooks(tape.publisherIds());
            lastNs = tape.lastEventNs();
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            for (; next < moments.size() && event.eventNs() > moments.get(next)[0]; next++) {
                note(moments.get(next));
            }
            if (clock.advanceTo(event.eventNs())) {
                books.clear();
            }
            if (next < moments.size() && !event.action().isPrint()) {
                books.apply(event);
            }
        }

        @Override
        public long neededUntilNs() {
            return next == moments.size() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }

        @Override
        public void onEnd() {
            for (; next < moments.size() && moments.get(next)[0] <= lastNs; next++) {
                note(moments.get(next));
            }
        }

        private void note(long[] moment) {
            if (books.view().hasMid()) {
                twiceMids[(int) moment[1]][(int) moment[2]] = books.view().twiceMidE9();
            }
        }

        /** The mids of the fills from one to another, the last excluded. */
        long[][] twiceMids(int from, int to) {
            return Arrays.copyOfRange(twiceMids, from, to);
        }
    }
}
