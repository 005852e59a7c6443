package io.slipway.executions.measure;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.engine.quotes.KnownMarket;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best prices within reach of a router at given moments: of the venues that it sends orders to and that take orders then, as it had
 * received their quotes before the moment. Halted venues, those whose quotes are too old and those whose own book is locked do not
 * count, as for a strategy. Not thread-safe.
 */
final class ReachableQuotes implements TapeObserver {

    /** A moment of a fill, and the price that was found. */
    static final class Moment {

        private final long timeNs;
        private final Side side;
        private @Nullable Long touchE9;

        /** The moment of a fill of an order of a side. */
        Moment(long timeNs, Side side) {
            this.timeNs = timeNs;
            this.side = side;
        }

        /** The best offer within reach of a buy, the best bid of a sell, in 1e-9; null if there was none. */
        @Nullable
        Long touchE9() {
            return touchE9;
        }
    }

    private final MeasureTerms.Reach reach;
    private final long staleNs;
    private final VenueBooks books;
    private final KnownMarket known;
    private final SessionClock clock;
    private final boolean[] isReached;
    private final List<Moment> moments;
    private int next;
    private long receivedNs = Long.MIN_VALUE;

    ReachableQuotes(MarketTape tape, Sessions sessions, MeasureTerms terms, List<Moment> moments) {
        reach = terms.reach();
        staleNs = terms.staleNs();
        int[] ids = tape.publisherIds();
        books = new VenueBooks(ids);
        known = new KnownMarket(reach.latency()::knownNs, books, sessions);
        clock = new SessionClock(sessions);
        isReached = new boolean[ids.length];
        for (int venue = 0; venue < ids.length; venue++) {
            isReached[venue] = reach.publisherIds().contains(ids[venue]);
        }
        this.moments = moments.stream()
                .sorted(Comparator.comparingLong(moment -> moment.timeNs))
                .toList();
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        receivedNs = Math.max(receivedNs, reach.latency().knownNs(event));
        passTo(receivedNs);
        clock.advanceTo(receivedNs);
        known.onRow(event, index);
    }

    /** A row that is received at the very moment of a fill comes too late for it. */
    private void passTo(long timeNs) {
        for (; next < moments.size() && moments.get(next).timeNs <= timeNs; next++) {
            Moment moment = moments.get(next);
            if (clock.advanceTo(moment.timeNs)) {
                known.forget(Long.MIN_VALUE);
            }
            moment.touchE9 = touchE9(moment);
        }
    }

    private @Nullable Long touchE9(Moment moment) {
        DisplayedSide far = books.view().opposite(moment.side);
        long best = Long.MAX_VALUE;
        for (int venue = 0; venue < isReached.length; venue++) {
            if (isReached[venue]
                    && far.has(venue)
                    && known.routability().obstacle(venue, staleNs, moment.timeNs) == null) {
                best = Math.min(best, far.signedPxE9(venue));
            }
        }
        return best == Long.MAX_VALUE ? null : (Long) (moment.side.sign() * best);
    }

    @Override
    public void onEnd() {
        passTo(Long.MAX_VALUE);
    }
}
