package io.slipway.engine.quotes;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.TapeState;

/** The quotes at the venues, their last sound mid, and the venues that are halted. */
public final class MarketAtVenues implements TapeState {

    private final VenueBooks books;
    private final SessionClock sessions;
    private final SoundMid mid = new SoundMid();
    private final boolean[] halted;
    private long timeNs = Long.MIN_VALUE;

    /** Nothing shown yet. */
    public MarketAtVenues(VenueBooks books, Sessions sessions) {
        this.books = books;
        this.sessions = new SessionClock(sessions);
        halted = new boolean[books.view().venues()];
    }

    public VenueBooks books() {
        return books;
    }

    public MarketView view() {
        return books.view();
    }

    public SoundMid mid() {
        return mid;
    }

    public boolean isHalted(int venue) {
        return halted[venue];
    }

    /** A row happens. Returns the venue. */
    public int apply(MarketEvent event, long nowNs) {
        timeNs = nowNs;
        if (event.action().isBook()) {
            int venue = books.apply(event);
            mid.note(books.view());
            return venue;
        }
        int venue = books.view().venueOf(event.publisherId());
        if (event.action().isStatus()) {
            halted[venue] = event.action() == BookAction.HALT;
        }
        return venue;
    }

    /** The quotes are those of an earlier session. */
    public void forget() {
        books.clear();
        mid.clear();
    }

    /** A row of a tape happens, after the sessions that end before. */
    @Override
    public void onRow(MarketEvent event, long index) {
        timeNs = Math.max(timeNs, event.eventNs());
        if (sessions.advanceTo(timeNs)) {
            forget();
        }
        apply(event, timeNs);
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public void save(StateWriter state) {
        state.section("venues").put(timeNs);
        books.save(state);
        mid.save(state);
        for (boolean isHalted : halted) {
            state.put(isHalted);
        }
    }

    @Override
    public void restore(StateReader state) {
        timeNs = state.section("venues").takeLong();
        sessions.restore(timeNs);
        books.restore(state);
        mid.restore(state);
        for (int venue = 0; venue < halted.length; venue++) {
            halted[venue] = state.takeBoolean();
        }
    }
}
