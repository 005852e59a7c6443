package io.slipway.market;

/**
 * One row of market data of one venue: what happened, and the venue's best bid and offer that the row carries.
 *
 * <p>A mutable carrier that a reader overwrites for each row, so that the replay allocates nothing per event. Prices are
 * 1e-9 of the quote currency, sizes shares (or lots), times nanoseconds since 1970 UTC. An absent quote has no price:
 * ask {@link #hasBid()} and {@link #hasAsk()} first. A price whose size is zero is an absent quote.
 */
public final class MarketEvent {

    /** Row flag: the receive time is not reliable. */
    public static final int FLAG_BAD_TS_RECV = 8;

    /** Row flag: the book may be wrong since a gap in the feed. */
    public static final int FLAG_MAYBE_BAD_BOOK = 4;

    /** Row flag: part of a snapshot of the book, whose event time is that of the book's last change. */
    public static final int FLAG_SNAPSHOT = 32;

    static final long NO_PRICE = Long.MAX_VALUE;

    long eventNs;
    long recvNs;
    int publisherId;
    BookAction action = BookAction.NONE;
    BookSide side = BookSide.NONE;
    int flags;
    long sequence;
    long priceE9 = NO_PRICE;
    long size;
    long bidPxE9 = NO_PRICE;
    long bidSize;
    long askPxE9 = NO_PRICE;
    long askSize;

    /** Sets when it happened at the venue and when it was received. */
    public MarketEvent times(long newEventNs, long newRecvNs) {
        eventNs = newEventNs;
        recvNs = newRecvNs;
        return this;
    }

    /** Sets whose row it is: the publisher (venue feed) and its sequence number, zero where there is none. */
    public MarketEvent origin(int newPublisherId, long newSequence) {
        publisherId = newPublisherId;
        sequence = newSequence;
        return this;
    }

    /** Sets what happened. */
    public MarketEvent action(BookAction newAction, BookSide newSide, int newFlags) {
        action = newAction;
        side = newSide;
        flags = newFlags;
        return this;
    }

    /** Sets the price and size of the order or trade that the row reports. */
    public MarketEvent order(long newPriceE9, long newSize) {
        priceE9 = newPriceE9;
        size = newSize;
        return this;
    }

    /** Says that the row reports a size without a price. */
    public MarketEvent orderWithoutPrice(long newSize) {
        return order(NO_PRICE, newSize);
    }

    /** Sets the best bid; a size of zero means that there is none. */
    public MarketEvent bid(long newPriceE9, long newSize) {
        bidPxE9 = newSize > 0 ? newPriceE9 : NO_PRICE;
        bidSize = bidPxE9 == NO_PRICE ? 0 : newSize;
        return this;
    }

    /** Sets the best offer; a size of zero means that there is none. */
    public MarketEvent ask(long newPriceE9, long newSize) {
        askPxE9 = newSize > 0 ? newPriceE9 : NO_PRICE;
        askSize = askPxE9 == NO_PRICE ? 0 : newSize;
        return this;
    }

    /** Says that the venue shows no bid. */
    public MarketEvent noBid() {
        return bid(NO_PRICE, 0);
    }

    /** Says that the venue shows no offer. */
    public MarketEvent noAsk() {
        return ask(NO_PRICE, 0);
    }

    /** Makes this a copy of {@code other}. */
    public MarketEvent copyOf(MarketEvent other) {
        times(other.eventNs, other.recvNs).origin(other.publisherId, other.sequence);
        action(other.action, other.side, other.flags);
        order(other.priceE9, other.size);
        bidPxE9 = other.bidPxE9;
        bidSize = other.bidSize;
        askPxE9 = other.askPxE9;
        askSize = other.askSize;
        return this;
    }

    /** Whether every field is equal to that of {@code other}. */
    public boolean isSameAs(MarketEvent other) {
        return eventNs == other.eventNs
                && recvNs == other.recvNs
                && publisherId == other.publisherId
                && sequence == other.sequence
                && action == other.action
                && side == other.side
                && flags == other.flags
                && priceE9 == other.priceE9
                && size == other.size
                && isSameBookAs(other);
    }

    private boolean isSameBookAs(MarketEvent other) {
        return bidPxE9 == other.bidPxE9
                && bidSize == other.bidSize
                && askPxE9 == other.askPxE9
                && askSize == other.askSize;
    }

    /** When it happened at the venue. */
    public long eventNs() {
        return eventNs;
    }

    /** When the recorder received it. */
    public long recvNs() {
        return recvNs;
    }

    /** Databento's publisher id: a venue within a dataset. */
    public int publisherId() {
        return publisherId;
    }

    public BookAction action() {
        return action;
    }

    public BookSide side() {
        return side;
    }

    /** Databento's flag bits; mask them, other bits may be set. */
    public int flags() {
        return flags;
    }

    public long sequence() {
        return sequence;
    }

    /** Whether the row reports a price of an order or trade. */
    public boolean hasPrice() {
        return priceE9 != NO_PRICE;
    }

    /**
     * The price of the order or trade.
     *
     * @throws IllegalStateException if there is none
     */
    public long priceE9() {
        return present(priceE9, "price");
    }

    /** The size of the order or trade that the row reports. */
    public long size() {
        return size;
    }

    public boolean hasBid() {
        return bidPxE9 != NO_PRICE;
    }

    public boolean hasAsk() {
        return askPxE9 != NO_PRICE;
    }

    /**
     * The best bid.
     *
     * @throws IllegalStateException if there is none
     */
    public long bidPxE9() {
        return present(bidPxE9, "bid");
    }

    /** Displayed size at the best bid, zero if there is none. */
    public long bidSize() {
        return bidSize;
    }

    /**
     * The best offer.
     *
     * @throws IllegalStateException if there is none
     */
    public long askPxE9() {
        return present(askPxE9, "ask");
    }

    /** Displayed size at the best offer, zero if there is none. */
    public long askSize() {
        return askSize;
    }

    private static long present(long pxE9, String what) {
        if (pxE9 == NO_PRICE) {
            throw new IllegalStateException("the event has no " + what);
        }
        return pxE9;
    }
}
