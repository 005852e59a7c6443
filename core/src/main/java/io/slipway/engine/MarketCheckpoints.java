package io.slipway.engine;

import io.slipway.calendar.Sessions;
import io.slipway.engine.quotes.KnownMarket;
import io.slipway.engine.quotes.MarketAtVenues;
import io.slipway.market.VenueBooks;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checkpoints of the market of a tape, at the venues and as received, each made when it is first asked for. Thread-safe. */
final class MarketCheckpoints {

    private final MarketTape tape;
    private final Sessions sessions;
    private final int rows;
    private final List<OfFeed> feeds = new ArrayList<>();
    private @Nullable TapeCheckpoints atVenues;

    private record OfFeed(Latency latency, TapeCheckpoints checkpoints) {}

    /** Checkpoints for orders that trade in {@code sessions}, each {@code rows} rows after the one before. */
    MarketCheckpoints(MarketTape tape, Sessions sessions, int rows) {
        this.rows = rows;
        this.tape = tape;
        this.sessions = sessions;
    }

    /** States of a {@link MarketAtVenues}. */
    synchronized TapeCheckpoints atVenues() {
        if (atVenues == null) {
            atVenues = TapeCheckpoints.of(tape, new MarketAtVenues(tape.publisherIds(), sessions), rows);
        }
        return atVenues;
    }

    /** States of a {@link KnownMarket}. */
    synchronized TapeCheckpoints received(Latency latency) {
        for (OfFeed feed : feeds) {
            if (feed.latency.hearsWith(latency)) {
                return feed.checkpoints;
            }
        }
        KnownMarket known = new KnownMarket(latency::knownNs, new VenueBooks(tape.publisherIds()), sessions);
        OfFeed feed = new OfFeed(latency, TapeCheckpoints.of(tape, known, rows));
        feeds.add(feed);
        return feed.checkpoints;
    }
}
