package io.slipway.engine;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.market.VenueBooks;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCursor;
import java.util.ArrayList;
import java.util.List;

/** The market as received with one feed latency, and the strategy runs that receive it. */
final class ReceivedMarket {

    private final Latency latency;
    private final TapeCursor cursor;
    private final VenueBooks books;
    private final MarketView market;
    private final MarketUpdate update;
    private final Routability routability;
    private final SoundMid mid = new SoundMid();
    private final List<StrategyRun> runs = new ArrayList<>();
    private long quotesFromNs = Long.MIN_VALUE;

    /** Receives {@code tape} with the feed of {@code latency}; where that takes no time, it is the market at the venues itself. */
    ReceivedMarket(MarketTape tape, Latency latency, long endNs, VenueBooks atVenues) {
        this.latency = latency;
        cursor = new TapeCursor(tape, endNs, latency::knownNs);
        books = latency.isFeedImmediate() ? atVenues : new VenueBooks(tape.publisherIds());
        market = books.view();
        update = new MarketUpdate(cursor.event(), market);
        routability = new Routability(market);
    }

    boolean isOf(Latency other) {
        return latency.hearsWith(other);
    }

    MarketView market() {
        return market;
    }

    Routability routability() {
        return routability;
    }

    SoundMid mid() {
        return mid;
    }

    void add(StrategyRun run) {
        runs.add(run);
    }

    void dropDone() {
        runs.removeIf(StrategyRun::isDone);
    }

    /** Time at which the next row is received. */
    long timeNs() {
        return cursor.timeNs();
    }

    /**
     * True if its next row is received before the next row of {@code happens} takes effect; never for a row that has not
     * happened yet.
     */
    boolean isBefore(TapeCursor happens) {
        return cursor.index() < happens.index()
                && (cursor.timeNs() < happens.timeNs()
                        || (latency.isFeedImmediate() && cursor.timeNs() == happens.timeNs()));
    }

    /** Forgets the quotes that were received; those that happened before a time are not received any more. */
    void forget(long beforeNs) {
        books.clear();
        mid.clear();
        quotesFromNs = beforeNs;
    }

    /** Receives the next row, and tells it to the runs from {@code fromNs} on. */
    void receive(long nowNs, long fromNs) {
        MarketEvent event = cursor.event();
        if (event.eventNs() < quotesFromNs && event.action().isBook()) {
            cursor.advance();
            return;
        }
        boolean book = event.action().isBook();
        int venue = book ? books.apply(event) : market.venueOf(event.publisherId());
        if (book) {
            routability.onBook(venue, nowNs);
            mid.note(market);
        } else if (event.action().isStatus()) {
            routability.onHalt(venue, event.action() == BookAction.HALT);
        }
        for (int i = 0; i < runs.size() && nowNs >= fromNs; i++) {
            runs.get(i).onMarket(update, venue, nowNs);
        }
        cursor.advance();
    }

    void save(StateWriter state) {
        state.section("received").put(quotesFromNs);
        cursor.save(state);
        books.save(state);
        routability.save(state);
        mid.save(state);
    }

    void restore(StateReader state) {
        quotesFromNs = state.section("received").takeLong();
        cursor.restore(state);
        books.restore(state);
        routability.restore(state);
        mid.restore(state);
        dropDone();
    }
}
