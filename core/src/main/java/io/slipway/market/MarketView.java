package io.slipway.market;

import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The books of all venues as of now, to the depth that each venue's rows have. Venues are indexed from zero in the order of their
 * publisher ids. Not thread-safe.
 */
public final class MarketView implements MarketBooks {

    private final int[] publisherIds;
    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private boolean isDeep;

    /** An empty market of these publishers, which must be ascending. */
    public MarketView(int[] publisherIds) {
        this.publisherIds = publisherIds.clone();
        this.bids = new DisplayedSide(publisherIds.length, Side.SELL.sign());
        this.asks = new DisplayedSide(publisherIds.length, Side.BUY.sign());
    }

    /**
     * Takes over the book that a row carries. A {@link BookAction#CLEAR} empties the venue's book and a halt or its end leaves it
     * as it is; rows that are prints carry the book before the trade and are the caller's to leave out.
     *
     * @return the venue's index
     * @throws IllegalArgumentException if the publisher is not one of this market's
     */
    public int apply(MarketEvent event) {
        int venue = venueOf(event.publisherId());
        if (event.action.isStatus()) {
            return venue;
        }
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

    /** Forgets all quotes. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    @Override
    public DisplayedSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** Whether there is a national best bid and a national best offer. */
    public boolean hasMid() {
        return bids.hasBest() && asks.hasBest();
    }

    /** National best bid plus national best offer: twice the mid price, exactly. */
    public long twiceMidE9() {
        return Math.addExact(bids.bestPxE9(), asks.bestPxE9());
    }

    /** National best offer less national best bid; negative when they are crossed. */
    public long spreadE9() {
        return asks.bestPxE9() - bids.bestPxE9();
    }

    /** The national best bid and offer, or null while there are not both. */
    public @Nullable NationalQuote nationalQuote() {
        return hasMid() ? new NationalQuote(bids.bestPxE9(), asks.bestPxE9()) : null;
    }

    @Override
    public int venues() {
        return publisherIds.length;
    }

    /** The publisher id of a venue. */
    public int publisherId(int venue) {
        return publisherIds[venue];
    }

    /**
     * The index of a publisher.
     *
     * @throws IllegalArgumentException if it is not one of this market's
     */
    public int venueOf(int publisherId) {
        int index = Arrays.binarySearch(publisherIds, publisherId);
        if (index < 0) {
            throw new IllegalArgumentException("not a publisher of this market: publisher_id=" + publisherId);
        }
        return index;
    }

    /** Adds the quotes to the state of a run. */
    public void save(StateWriter state) {
        bids.save(state.section("market").put(isDeep));
        asks.save(state);
    }

    /**
     * Takes over the quotes that {@link #save} of a market of the same venues added.
     *
     * @throws IllegalArgumentException if the state is not of such a market
     */
    public void restore(StateReader state) {
        isDeep = state.section("market").takeBoolean();
        bids.restore(state);
        asks.restore(state);
    }
}
