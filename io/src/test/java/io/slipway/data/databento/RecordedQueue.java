package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.Removals;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;

/** Orders without end that join the best quote of a side of a recorded market again and again, and what stands ahead of them. */
final class RecordedQueue {

    private static final long ENDLESS = 1L << 40;
    private static final int REJOINED_EVERY = 60;

    private final MarketTape tape;
    private final Side side;
    private final VenueBooks books;
    private final MarketView market;
    private final VenueSimulator exact;
    private final VenueSimulator pessimistic;
    private long pxE9;
    private double least;
    private boolean resting;
    private long clock = Long.MIN_VALUE;
    private long id;
    private long compared;
    private long strictlyBetween;

    RecordedQueue(MarketTape tape, Side side) {
        this.tape = tape;
        this.side = side;
        books = new VenueBooks(tape.publisherIds());
        market = books.view();
        exact = venues(QueueModels.exact());
        pessimistic = venues(QueueModels.tradesOnly());
    }

    private VenueSimulator venues(QueueModel queue) {
        return new VenueSimulator(market, VenueModels.defaults().withQueue(queue), report -> {});
    }

    /** Number of places that were compared. */
    long compared() {
        return compared;
    }

    /** Number of those at neither bound. */
    long strictlyBetween() {
        return strictlyBetween;
    }

    void replay() {
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            clock = Math.max(clock, event.eventNs());
            boolean book = event.action().isBook();
            int venue = book ? books.apply(event) : market.venueOf(event.publisherId());
            exact.onEvent(venue, event, clock);
            pessimistic.onEvent(venue, event, clock);
            lower(event.removals());
            if (book) {
                compare(i);
            }
            if (book && i % REJOINED_EVERY == 0) {
                rejoin();
            }
        }
    }

    private void lower(Removals left) {
        for (int k = 0; k < left.count(); k++) {
            if (left.isBid(k) == (side == Side.BUY) && left.pxE9(k) == pxE9) {
                least = Math.max(0, least - left.size(k));
            }
        }
    }

    /** A book that an auction hides ends the pessimistic model's queue, which is then no bound any more. */
    private void compare(long row) {
        resting &= market.opposite(side.opposite()).depth(0) > 0;
        double ahead = exact.ahead(0, side, id);
        double most = pessimistic.ahead(0, side, id);
        if (resting && !Double.isNaN(ahead) && !Double.isNaN(most)) {
            double lowest = Math.min(least, most);
            assertThat(ahead).as("row %s, %s", row, side).isBetween(lowest, most);
            compared++;
            strictlyBetween += ahead > lowest && ahead < most ? 1 : 0;
        }
    }

    private void rejoin() {
        exact.cancel(0, id, clock);
        pessimistic.cancel(0, id, clock);
        DisplayedSide own = market.opposite(side.opposite());
        resting = own.depth(0) > 0;
        if (resting) {
            pxE9 = side.opposite().sign() * own.signedPxE9(0, 0);
            least = own.size(0, 0);
            ChildOrder order = ChildOrder.day(++id, 0, side, ENDLESS, pxE9);
            exact.send(order, clock);
            pessimistic.send(order, clock);
        }
    }
}
