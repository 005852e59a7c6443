package io.slipway.engine.quotes;

import io.slipway.market.MarketEvent;
import io.slipway.model.Side;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.VenueSimulator;
import java.util.Arrays;

/**
 * The rows that may change something for strategy runs without working orders: those of venues where something was taken, unless they
 * show a better quote than what was taken, or that quote with the size that it had. Not thread-safe.
 */
public final class TouchedVenues {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final long NO_SIZE = -1;

    private final boolean[] all;
    private final Taken asks;
    private final Taken bids;

    /** The best quote of each venue that was taken of one side, signed for who takes it. */
    private static final class Taken {

        private final long[] signedPxE9;
        private final long[] size;

        Taken(int venues) {
            signedPxE9 = new long[venues];
            size = new long[venues];
        }

        void add(int venue, long pxE9, long shownSize) {
            if (pxE9 < signedPxE9[venue]) {
                signedPxE9[venue] = pxE9;
                size[venue] = shownSize;
            } else if (pxE9 == signedPxE9[venue] && shownSize != size[venue]) {
                size[venue] = NO_SIZE;
            }
        }

        boolean isPassedBy(int venue, boolean isShown, long pxE9, long shownSize) {
            long limit = signedPxE9[venue];
            return limit == NO_LIMIT || (isShown && (pxE9 < limit || (pxE9 == limit && shownSize == size[venue])));
        }
    }

    /** For a number of venues, of which none is touched; {@link #clear} comes before each use. */
    public TouchedVenues(int venues) {
        all = new boolean[venues];
        asks = new Taken(venues);
        bids = new Taken(venues);
    }

    /** No venue is touched any more. */
    public void clear() {
        Arrays.fill(all, false);
        Arrays.fill(asks.signedPxE9, NO_LIMIT);
        Arrays.fill(bids.signedPxE9, NO_LIMIT);
    }

    /** Adds the venues where a run took something, as they know it. */
    public void add(VenueSimulator venues) {
        for (int venue = 0; venue < all.length; venue++) {
            if (venues.isCalm(venue)) {
                asks.add(venue, venues.takenSignedPxE9(venue, Side.BUY), venues.shownSize(venue, Side.BUY));
                bids.add(venue, venues.takenSignedPxE9(venue, Side.SELL), venues.shownSize(venue, Side.SELL));
            } else {
                all[venue] = true;
            }
        }
    }

    /** Adds the venues where a run took something with orders of side {@code taker}, as it believes itself. */
    public void add(LiquidityLedger ledger, Side taker) {
        for (int venue = 0; venue < all.length; venue++) {
            if (!ledger.isEmpty(venue) && ledger.isStill(venue)) {
                of(taker).add(venue, ledger.bestTakenPxE9(venue), ledger.shownSize(venue));
            } else if (!ledger.isEmpty(venue)) {
                all[venue] = true;
            }
        }
    }

    private Taken of(Side taker) {
        return taker == Side.BUY ? asks : bids;
    }

    /** True if every row of a venue may matter. */
    boolean isAll(int venue) {
        return all[venue];
    }

    /** True if a row of the venue may matter. */
    boolean isLimited(int venue) {
        return asks.signedPxE9[venue] != NO_LIMIT || bids.signedPxE9[venue] != NO_LIMIT;
    }

    /** True if this row of a venue that {@link #isLimited} changes nothing. */
    boolean arePassedBy(int venue, MarketEvent event) {
        if (event.action().isPrint()) {
            return !event.isTradeInBook()
                    || (event.priceE9() < asks.signedPxE9[venue] && -event.priceE9() < bids.signedPxE9[venue]);
        }
        return asks.isPassedBy(venue, event.hasAsk(), event.hasAsk() ? event.askPxE9() : 0, event.askSize())
                && bids.isPassedBy(venue, event.hasBid(), event.hasBid() ? -event.bidPxE9() : 0, event.bidSize());
    }
}
