package io.slipway.market;

import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Read-only view of the books of all venues as of now, to the depth that each venue's rows have. Venues are indexed from zero in
 * the order of their publisher ids. Prices are 1e-9 of the quote currency. The engine alone changes what it shows, through {@link
 * VenueBooks}:
 *
 * <pre>{@code
 * DisplayedSide offers = market.opposite(Side.BUY);
 * long best = offers.hasBest() ? offers.bestPxE9() : 0;
 * }</pre>
 */
public final class MarketView implements MarketBooks {

    /** Publisher ids are small numbers; a table of larger ones would cost more than a search. */
    private static final int LARGEST_INDEXED = 1 << 12;

    /** The number of last changes whose venues are remembered: those of a moment, mostly. A power of two. */
    private static final int REMEMBERED_CHANGES = 8;

    final DisplayedSide bids;
    final DisplayedSide asks;
    final long[] quotedNs;
    private long changes;

    /** The venues of the last changes, each at the place of its number. */
    private final int[] changed = new int[REMEMBERED_CHANGES];

    private final int[] publisherIds;
    private final byte[] indexes;

    MarketView(int[] publisherIds) {
        this.publisherIds = publisherIds.clone();
        indexes = indexes(publisherIds);
        this.quotedNs = new long[publisherIds.length];
        Arrays.fill(quotedNs, Long.MIN_VALUE);
        this.bids = new DisplayedSide(publisherIds.length, Side.SELL.sign());
        this.asks = new DisplayedSide(publisherIds.length, Side.BUY.sign());
    }

    /** The index of each id up to the largest, -1 for an id of nobody; empty where a table would be large or would not fit bytes. */
    private static byte[] indexes(int[] publisherIds) {
        int count = publisherIds.length;
        boolean fits = count > 0 && count <= Byte.MAX_VALUE && publisherIds[0] >= 0;
        byte[] indexes = new byte[fits && publisherIds[count - 1] < LARGEST_INDEXED ? publisherIds[count - 1] + 1 : 0];
        Arrays.fill(indexes, (byte) -1);
        for (int index = 0; index < count && indexes.length > 0; index++) {
            indexes[publisherIds[index]] = (byte) index;
        }
        return indexes;
    }

    @Override
    public DisplayedSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** True if there are both a national best bid and a national best offer. */
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

    /** True if the national best bid is above the national best offer. */
    public boolean isCrossed() {
        return hasMid() && spreadE9() < 0;
    }

    /** Event time of the latest row of a venue's book; {@link Long#MIN_VALUE} if the session has none yet. */
    public long quotedNs(int venue) {
        return quotedNs[venue];
    }

    void onVenue(int venue) {
        changes++;
        changed[(int) changes & REMEMBERED_CHANGES - 1] = venue;
    }

    void onAll() {
        changes += REMEMBERED_CHANGES + 1;
    }

    /** The number of the last change: one more for each change of one venue, at once more than are remembered where all may have changed. */
    public long changes() {
        return changes;
    }

    /** True if the venues of all changes after this one are remembered. */
    public boolean isRememberedAfter(long change) {
        return changes - change <= REMEMBERED_CHANGES;
    }

    /** The venue whose book a change changed, if it {@linkplain #isRememberedAfter is remembered}. */
    public int changedVenue(long change) {
        return changed[(int) change & REMEMBERED_CHANGES - 1];
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
        int index = publisherId >= 0 && publisherId < indexes.length
                ? indexes[publisherId]
                : Arrays.binarySearch(publisherIds, publisherId);
        if (index < 0) {
            throw new IllegalArgumentException("not a publisher of this market: publisher_id=" + publisherId);
        }
        return index;
    }
}
