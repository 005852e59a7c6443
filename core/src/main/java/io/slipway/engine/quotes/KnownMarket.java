package io.slipway.engine.quotes;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.market.VenueBooks;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.TapeState;
import java.util.function.ToLongFunction;

/** The quotes as received with one feed latency. A quote does not outlive its session, also when it is received late. */
public final class KnownMarket implements TapeState {

    private final ToLongFunction<MarketEvent> clock;
    private final VenueBooks books;
    private final SessionClock sessions;
    private final Routability routability;
    private final SoundMid mid = new SoundMid();
    private long quotesFromNs = Long.MIN_VALUE;
    private long timeNs = Long.MIN_VALUE;

    /**
     * Nothing received yet. Where the feed takes no time, {@code books} may be those at the venues.
     *
     * @param clock tells the time at which a row is received
     */
    public KnownMarket(ToLongFunction<MarketEvent> clock, VenueBooks books, Sessions sessions) {
        this.clock = clock;
        this.books = books;
        this.sessions = new SessionClock(sessions);
        routability = new Routability(books.view());
    }

    public MarketView market() {
        return books.view();
    }

    public Routability routability() {
        return routability;
    }

    public SoundMid mid() {
        return mid;
    }

    /** True if a row is of a session that is over, so that its quotes are not received any more. */
    public boolean isLate(MarketEvent event) {
        return event.eventNs() < quotesFromNs && event.action().isBook();
    }

    /** True if a row of a book that happened at a time would be late. */
    boolean isLate(long eventNs) {
        return eventNs < quotesFromNs;
    }

    /** A row that is not {@linkplain #isLate late} is received. Returns the venue. */
    public int apply(MarketEvent event, long nowNs) {
        int venue = event.action().isBook() ? books.apply(event) : market().venueOf(event.publisherId());
        note(event, venue, nowNs);
        return venue;
    }

    /** A row of a venue is received that the market shows already. */
    public void note(MarketEvent event, int venue, long nowNs) {
        timeNs = nowNs;
        if (event.action().isBook()) {
            routability.onBook(venue, nowNs);
            mid.note(market());
        } else if (event.action().isStatus()) {
            routability.onHalt(venue, event.action() == BookAction.HALT);
        }
    }

    /** Forgets the quotes that were received; those that happened before a time are not received any more. */
    public void forget(long beforeNs) {
        books.clear();
        mid.clear();
        quotesFromNs = beforeNs;
    }

    /** Receives a row of a tape, after the sessions that end before. */
    @Override
    public void onRow(MarketEvent event, long index) {
        timeNs = Math.max(timeNs, clock.applyAsLong(event));
        for (long changeNs = sessions.nextNs();
                changeNs <= timeNs && changeNs != Sessions.NEVER;
                changeNs = sessions.nextNs()) {
            if (sessions.advance()) {
                forget(changeNs);
            }
        }
        if (!isLate(event)) {
            apply(event, timeNs);
        }
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public void save(StateWriter state) {
        state.section("known").put(quotesFromNs).put(timeNs);
        books.save(state);
        routability.save(state);
        mid.save(state);
    }

    @Override
    public void restore(StateReader state) {
        quotesFromNs = state.section("known").takeLong();
        timeNs = state.takeLong();
        sessions.restore(timeNs);
        books.restore(state);
        routability.restore(state);
        mid.restore(state);
    }
}
