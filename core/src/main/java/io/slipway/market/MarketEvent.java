package io.slipway.market;

import java.util.Objects;

/**
 * One row of market data of one venue: what happened, and the venue's book that the row carries: the best bid and offer and,
 * where the data has them, up to nine deeper levels a side.
 *
 * <p>A mutable carrier that a reader overwrites for each row, so that the replay allocates nothing per event. Prices are
 * 1e-9 of the quote currency, sizes shares (or lots), times nanoseconds since 1970 UTC. An absent quote has no price:
 * ask {@link #hasBid()} and {@link #hasAsk()} first. A price whose size is zero is an absent quote.
 *
 * <p>Depth is set after the best bid and offer, whose setters forget it: {@link #levels(int)}, then each level by
 * {@link #addBid} and {@link #addAsk}. {@linkplain #removals() What left the queues} is set after {@link #origin}, which
 * forgets it.
 */
public final class MarketEvent {

    /** Row flag: the receive time is not reliable. */
    public static final int FLAG_BAD_TS_RECV = 8;

    /** Row flag: the book may be wrong since a gap in the feed. */
    public static final int FLAG_MAYBE_BAD_BOOK = 4;

    /** Row flag: part of a snapshot of the book, whose event time is that of the book's last change. */
    public static final int FLAG_SNAPSHOT = 32;

    /** Row flag of a print: its sequence number counts the book rows of its venue too, and so tells which came first. */
    public static final int FLAG_NUMBERED = 1;

    /** The largest size: a {@code double} holds all sizes exactly, and sums of a thousand of them fit 64 bits. */
    public static final long MOST_SIZE = (1L << 53) - 1;

    /** The most levels of a side that an event carries, the best one included. */
    public static final int MOST_LEVELS = 10;

    static final long NO_PRICE = Long.MAX_VALUE;
    long eventNs;
    long recvNs;
    int publisherId;
    BookAction action = BookAction.NONE;
    BookSide side = BookSide.NONE;
    int flags;
    PrintKind printKind = PrintKind.REGULAR;
    long sequence;
    long priceE9 = NO_PRICE;
    long size;
    long bidPxE9 = NO_PRICE;
    long bidSize;
    long askPxE9 = NO_PRICE;
    long askSize;
    int levels = 1;
    DeeperLevels deeper = DeeperLevels.NONE;
    boolean namesOrders;
    Removals removals = Removals.NONE;
    private final OrderCounts orders = new OrderCounts();

    /** Sets when it happened at the venue and when it was received. */
    public MarketEvent times(long newEventNs, long newRecvNs) {
        eventNs = newEventNs;
        recvNs = newRecvNs;
        return this;
    }

    /**
     * Sets whose row it is: the publisher (venue feed) and its sequence number, zero where there is none. What left the queues
     * is forgotten, the numbers of orders, and that the data names orders.
     */
    public MarketEvent origin(int newPublisherId, long newSequence) {
        publisherId = newPublisherId;
        sequence = newSequence;
        namesOrders = false;
        orders.forget();
        return this;
    }

    /** Sets what happened. A print is a regular one until {@link #printKind(PrintKind)} says otherwise. */
    public MarketEvent action(BookAction newAction, BookSide newSide, int newFlags) {
        action = newAction;
        side = newSide;
        flags = newFlags;
        printKind = PrintKind.REGULAR;
        return this;
    }

    /** Sets the kind of a print, after {@link #action(BookAction, BookSide, int)}, which forgets it. */
    public MarketEvent printKind(PrintKind newKind) {
        printKind = newKind;
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

    /** Sets the best bid; a size of zero means that there is none. Deeper levels of both sides are forgotten. */
    public MarketEvent bid(long newPriceE9, long newSize) {
        bidPxE9 = newSize > 0 ? newPriceE9 : NO_PRICE;
        bidSize = bidPxE9 == NO_PRICE ? 0 : newSize;
        levels = 1;
        return this;
    }

    /** Sets the best offer; a size of zero means that there is none. Deeper levels of both sides are forgotten. */
    public MarketEvent ask(long newPriceE9, long newSize) {
        askPxE9 = newSize > 0 ? newPriceE9 : NO_PRICE;
        askSize = askPxE9 == NO_PRICE ? 0 : newSize;
        levels = 1;
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

    /**
     * Says how many levels of a side the row could show, the best one included; this one shows no more than the best yet.
     *
     * @param count 1 to {@value #MOST_LEVELS}
     * @throws IllegalArgumentException if it is not in that range
     */
    public MarketEvent levels(int count) {
        if (count < 1 || count > MOST_LEVELS) {
            throw new IllegalArgumentException("not a number of levels: value=" + count + ", expected 1 to 10");
        }
        levels = count;
        if (count > 1) {
            ownDeeper().clear();
        }
        return this;
    }

    /** Adds the next bid, below the last; returns {@code false} if it is none, and then does nothing. */
    public boolean addBid(long pxE9, long size) {
        return bidDepth() < levels && hasBid() && deeper.addBid(bidPxE9, pxE9, size);
    }

    /** Adds the next offer, above the last; returns {@code false} if it is none, and then does nothing. */
    public boolean addAsk(long pxE9, long size) {
        return askDepth() < levels && hasAsk() && deeper.addAsk(askPxE9, pxE9, size);
    }

    /** Says that the data names every order, and that nothing left the queues with this row. */
    public MarketEvent noRemovals() {
        if (removals == Removals.NONE) {
            removals = new Removals();
        }
        removals.clear();
        namesOrders = true;
        return this;
    }

    /** Says that the data names every order, and what left the queues with this row. */
    public MarketEvent removals(Removals left) {
        noRemovals().removals.copyOf(left);
        return this;
    }

    /** Says how many orders make up a level, 0 being the best. Tapes, streams and comparisons leave it out. */
    public MarketEvent orderCounts(int level, int bidOrders, int askOrders) {
        orders.set(level, bidOrders, askOrders);
        return this;
    }

    /** Number of orders at a bid, 0 being the best, below {@link #bidDepth()}; 1 where the data does not tell. */
    public int bidOrders(int level) {
        return orders.bids(within(level, bidDepth()));
    }

    /** Number of orders at an offer, 0 being the best, below {@link #askDepth()}; 1 where the data does not tell. */
    public int askOrders(int level) {
        return orders.asks(within(level, askDepth()));
    }

    /** Makes it a row that could show no more than {@code count} levels, and forgets those beyond. */
    public MarketEvent cutTo(int count) {
        if (count < levels) {
            levels = count;
            deeper.cutTo(count - 1);
        }
        return this;
    }

    private DeeperLevels ownDeeper() {
        if (deeper == DeeperLevels.NONE) {
            deeper = new DeeperLevels();
        }
        return deeper;
    }

    /** Makes this a copy of {@code other}. */
    public MarketEvent copyOf(MarketEvent other) {
        times(other.eventNs, other.recvNs).origin(other.publisherId, other.sequence);
        action(other.action, other.side, other.flags).printKind(other.printKind);
        order(other.priceE9, other.size);
        bidPxE9 = other.bidPxE9;
        bidSize = other.bidSize;
        askPxE9 = other.askPxE9;
        askSize = other.askSize;
        levels = other.levels;
        if (levels > 1) {
            ownDeeper().copyOf(other.deeper);
        }
        orders.copyOf(other.orders);
        return other.namesOrders ? removals(other.removals) : this;
    }

    /** True if every field equals that of {@code other}. */
    public boolean isSameAs(MarketEvent other) {
        return eventNs == other.eventNs
                && recvNs == other.recvNs
                && publisherId == other.publisherId
                && sequence == other.sequence
                && action == other.action
                && side == other.side
                && flags == other.flags
                && printKind == other.printKind
                && priceE9 == other.priceE9
                && size == other.size
                && isSameBookAs(other);
    }

    private boolean isSameBookAs(MarketEvent other) {
        return bidPxE9 == other.bidPxE9
                && bidSize == other.bidSize
                && askPxE9 == other.askPxE9
                && askSize == other.askSize
                && levels == other.levels
                && (levels == 1 || deeper.isSameAs(other.deeper))
                && namesOrders == other.namesOrders
                && (!namesOrders || removals.isSameAs(other.removals));
    }

    /** Event time at the venue, in nanoseconds since 1970 UTC. */
    public long eventNs() {
        return eventNs;
    }

    /** Receive time at the recorder, in nanoseconds since 1970 UTC. */
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

    /** The kind of the print; {@link PrintKind#REGULAR} for a row that is none. */
    public PrintKind printKind() {
        return printKind;
    }

    /** True if it is a trade print that orders in the displayed book may have been a party to, with price and size. */
    public boolean isTradeInBook() {
        return action == BookAction.TRADE && printKind.tradesInBook() && hasPrice() && size > 0;
    }

    public long sequence() {
        return sequence;
    }

    /** True if the row has a price of an order or trade. */
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

    /** Number of levels per side in the row's data, the best one included; 1 if the data has no more. */
    public int levels() {
        return levels;
    }

    /** True if the data is order-level, so the row contains the removals from the queues. */
    public boolean namesOrders() {
        return namesOrders;
    }

    /** The removals from the queues; empty if the data is not order-level. Valid until the event changes. */
    public Removals removals() {
        return namesOrders ? removals : Removals.NONE;
    }

    /** Number of bids that the row carries. */
    public int bidDepth() {
        return !hasBid() ? 0 : levels == 1 ? 1 : 1 + deeper.bids;
    }

    /** Number of offers that the row carries. */
    public int askDepth() {
        return !hasAsk() ? 0 : levels == 1 ? 1 : 1 + deeper.asks;
    }

    /** Price of a bid, 0 being the best, below {@link #bidDepth()}. */
    public long bidPxE9(int level) {
        return level == 0 ? bidPxE9() : deeper.values[DeeperLevels.BID_PX - 1 + within(level, bidDepth())];
    }

    /** Displayed size of a bid, 0 being the best, below {@link #bidDepth()}. */
    public long bidSize(int level) {
        return level == 0 ? bidSize : deeper.values[DeeperLevels.BID_SIZE - 1 + within(level, bidDepth())];
    }

    /** Price of an offer, 0 being the best, below {@link #askDepth()}. */
    public long askPxE9(int level) {
        return level == 0 ? askPxE9() : deeper.values[DeeperLevels.ASK_PX - 1 + within(level, askDepth())];
    }

    /** Displayed size of an offer, 0 being the best, below {@link #askDepth()}. */
    public long askSize(int level) {
        return level == 0 ? askSize : deeper.values[DeeperLevels.ASK_SIZE - 1 + within(level, askDepth())];
    }

    private static int within(int level, int depth) {
        return Objects.checkIndex(level, depth);
    }

    private static long present(long pxE9, String what) {
        if (pxE9 == NO_PRICE) {
            throw new IllegalStateException("the event has no " + what);
        }
        return pxE9;
    }
}
