package io.slipway.engine;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCursor;
import java.util.ArrayList;
import java.util.List;

/** The scenarios that hear of each row at the same moment, and what they know by now. */
final class ReceivedMarket {

    private final Latency latency;
    private final TapeCursor cursor;
    private final VenueBooks books;
    private final MarketView known;
    private final Routability routability;
    private final List<StrategyRun> scenarios = new ArrayList<>();

    /** Hears {@code tape} with the feed of {@code latency}; where that takes no time, what is known is the market itself. */
    ReceivedMarket(MarketTape tape, Latency latency, long endNs, VenueBooks market) {
        this.latency = latency;
        cursor = new TapeCursor(tape, endNs, latency::knownNs);
        books = latency.isFeedImmediate() ? market : new VenueBooks(tape.publisherIds());
        known = books.view();
        routability = new Routability(known);
    }

    boolean isOf(Latency other) {
        return latency.hearsWith(other);
    }

    MarketView known() {
        return known;
    }

    Routability routability() {
        return routability;
    }

    void add(StrategyRun scenario) {
        scenarios.add(scenario);
    }

    void dropDone() {
        scenarios.removeIf(StrategyRun::isDone);
    }

    long timeNs() {
        return cursor.timeNs();
    }

    /** Whether its next row is heard before the next row of {@code happens} happens; never a row that has not happened. */
    boolean isBefore(TapeCursor happens) {
        return cursor.index() < happens.index()
                && (cursor.timeNs() < happens.timeNs()
                        || (latency.isFeedImmediate() && cursor.timeNs() == happens.timeNs()));
    }

    /**
     * Hears the next row, and lets the scenarios hear it from {@code hearsFromNs} on; book rows are moments to decide from
     * {@code startNs} on.
     */
    void hear(long nowNs, long hearsFromNs, long startNs) {
        MarketEvent event = cursor.event();
        boolean book = event.action().isBook();
        int venue = book ? books.apply(event) : known.venueOf(event.publisherId());
        if (book) {
            routability.onHeard(venue, nowNs);
        } else if (event.action().isStatus()) {
            routability.onHalt(venue, event.action() == BookAction.HALT);
        }
        boolean decides = !event.action().isPrint() && nowNs >= startNs;
        for (int i = 0; i < scenarios.size() && nowNs >= hearsFromNs; i++) {
            scenarios.get(i).onHeard(event, venue, nowNs);
            if (decides) {
                scenarios.get(i).decide(nowNs);
            }
        }
        cursor.advance();
    }

    void save(StateWriter state) {
        state.section("hearing");
        cursor.save(state);
        books.save(state);
        routability.save(state);
    }

    void restore(StateReader state) {
        state.section("hearing");
        cursor.restore(state);
        books.restore(state);
        routability.restore(state);
        dropDone();
    }
}
