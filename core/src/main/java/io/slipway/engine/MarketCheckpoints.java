package io.slipway.engine;

import io.slipway.calendar.Sessions;
import io.slipway.engine.quotes.KnownMarket;
import io.slipway.engine.quotes.MarketAtVenues;
import io.slipway.market.VenueBooks;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Checkpoints of the market of a tape, at the venues and as received with the feeds of some latencies. Thread-safe. */
final class MarketCheckpoints {

    private final List<OfFeed> feeds = new ArrayList<>();
    private final TapeCheckpoints atVenues;

    private record OfFeed(Latency latency, TapeCheckpoints checkpoints) {}

    /** Checkpoints for orders that trade in {@code sessions}, made in a pass over {@code tape}. */
    MarketCheckpoints(TapeCheckpoints.Pass pass, MarketTape tape, Sessions sessions, List<Latency> latencies) {
        int[] publisherIds = tape.publisherIds();
        atVenues = pass.add(books -> new MarketAtVenues(books, sessions));
        for (Latency latency : latencies) {
            if (feeds.stream().noneMatch(feed -> feed.latency.hearsWith(latency))) {
                boolean isImmediate = latency.isFeedImmediate();
                TapeCheckpoints received = pass.add(books -> new KnownMarket(
                        latency::knownNs, isImmediate ? books : new VenueBooks(publisherIds), sessions));
                feeds.add(new OfFeed(latency, received));
            }
        }
    }

    /** States of a {@link MarketAtVenues}. */
    TapeCheckpoints atVenues() {
        return atVenues;
    }

    /**
     * States of a {@link KnownMarket}.
     *
     * @throws NoSuchElementException if the latency is none of those
     */
    TapeCheckpoints received(Latency latency) {
        return feeds.stream()
                .filter(feed -> feed.latency.hearsWith(latency))
                .findFirst()
                .orElseThrow()
                .checkpoints;
    }
}
