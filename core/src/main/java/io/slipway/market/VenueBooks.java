package io.slipway.market;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Books of all venues as rows of market data change them. Who only reads them gets the {@link #view}, which leads to nothing that
 * changes them. Not thread-safe.
 */
public final class VenueBooks {

    private final MarketView view;
    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private final @Nullable VenueBooks leader;
    private boolean isDeep;

    /** Empty books of these publishers, which must be ascending. */
    public VenueBooks(int[] publisherIds) {
        view = new MarketView(publisherIds);
        bids = view.bids;
        asks = view.asks;
        leader = null;
    }

    private VenueBooks(VenueBooks leader) {
        view = leader.view;
        bids = leader.bids;
        asks = leader.asks;
        this.leader = leader;
    }

    /**
     * These books for one more observer of the same rows: who applies a row to these changes the others too, and what the other
     * applies or clears then changes nothing. It saves each observer books of its own.
     */
    public VenueBooks shared() {
        return new VenueBooks(this);
    }

    /** The books as of now, read-only: always the same object. */
    public MarketView view() {
        return view;
    }

    /**
     * Takes over the book that a row carries. A {@link BookAction#CLEAR} empties the venue's book and a halt or its end leaves it
     * as it is; rows that are prints carry the book before the trade and are the caller's to leave out.
     *
     * @return the venue's index
     * @throws IllegalArgumentException if the publisher is not one of this market's
     */
    public int apply(MarketEvent event) {
        int venue = view.venueOf(event.publisherId());
        if (event.action.isStatus() || leader != null) {
            return venue;
        }
        view.onVenue(venue);
        view.quotedNs[venue] = Math.max(view.quotedNs[venue], event.eventNs);
        boolean cleared = event.action == BookAction.CLEAR;
        bids.set(venue, !cleared && event.hasBid(), event.bidPxE9, event.bidSize);
        asks.set(venue, !cleared && event.hasAsk(), event.askPxE9, event.askSize);
        if (isDeep || event.levels > 1) {
            applyDeeper(venue, event, cleared);
        }
        return venue;
    }

    private void applyDeeper(int venue, MarketEvent event, boolean cleared) {
        isDeep = true;
        boolean none = cleared || event.levels == 1;
        DeeperLevels deeper = event.deeper;
        bids.setDeeper(
                venue, event.levels, none || !event.hasBid() ? 0 : deeper.bids, deeper.values, DeeperLevels.BID_PX);
        asks.setDeeper(
                venue, event.levels, none || !event.hasAsk() ? 0 : deeper.asks, deeper.values, DeeperLevels.ASK_PX);
    }

    /** Forgets the quotes of a venue. */
    public void clear(int venue) {
        if (leader != null) {
            return;
        }
        view.onVenue(venue);
        bids.clear(venue);
        asks.clear(venue);
        view.quotedNs[venue] = Long.MIN_VALUE;
    }

    /** Forgets all quotes. */
    public void clear() {
        if (leader != null) {
            return;
        }
        view.onAll();
        bids.clear();
        asks.clear();
        Arrays.fill(view.quotedNs, Long.MIN_VALUE);
    }

    /** Adds the quotes to the state of a run. */
    public void save(StateWriter state) {
        bids.save(state.section("market")
                .put(leader == null ? isDeep : leader.isDeep)
                .put(view.quotedNs));
        asks.save(state);
    }

    /**
     * Takes over the quotes that {@link #save} of books of the same venues added.
     *
     * @throws IllegalArgumentException if the state is not of such books
     */
    public void restore(StateReader state) {
        if (leader != null) {
            throw new IllegalStateException("books that another observer keeps are not restored");
        }
        view.onAll();
        isDeep = state.section("market").takeBoolean();
        System.arraycopy(state.takeLongs(), 0, view.quotedNs, 0, view.quotedNs.length);
        bids.restore(state);
        asks.restore(state);
    }
}
