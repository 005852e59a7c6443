package io.slipway.strategy;

import io.slipway.market.MarketView;
import io.slipway.model.ParentOrder;
import java.util.List;

/**
 * All that a {@link Strategy} may see and do. What it shows of the market may be old, and what is on its way may still be filled.
 * Sizes are shares, prices and amounts 1e-9 of the quote currency, times ns since 1970 UTC. Every order is of the parent's side.
 *
 * <p>Usable during calls of the strategy only, and for orders, cancels and timers from {@link Strategy#onStart} on: else each of them
 * throws an {@link IllegalStateException}. An order for more than {@link #remainingQty} is refused in the same way.
 */
public interface TradingContext {

    /** The parent order. */
    ParentOrder order();

    /** The present. */
    long nowNs();

    /** The market as received, read-only, with the national best of all venues. */
    MarketView market();

    /** The quotes that the order could take: offers for a buy, bids for a sell; the best is that of venues that get orders. */
    RoutableSide far();

    /** The quotes that the order could join: bids for a buy, offers for a sell; the best is that of venues that get orders. */
    RoutableSide near();

    /** Shares that are neither filled, as far as is known, nor in an order that is out. */
    long remainingQty();

    /** Shares that are filled, as far as is known. */
    long filledQty();

    /** Child orders whose end is not known yet, oldest first, as of now. */
    List<WorkingOrder> working();

    /** True if a venue gets orders: it is not halted, its quotes are recent enough, and it does not show a locked market. */
    boolean isRoutable(int venue);

    /** Fee per share of the next share that takes at a venue and price, positive if it is paid. */
    long takeFeeE9(int venue, long pxE9);

    /** Rebate per share of the next share that provides at a venue and price, positive if it is received. */
    long rebateE9(int venue, long pxE9);

    /** Number of levels that a venue shows of the side that the order takes. */
    int depth(int venue);

    /** Price of such a level times the side's sign, plus the fee per share: lower is better for a buy and for a sell. */
    long signedCostE9(int venue, int level);

    /** Shares of such a level that are believed to be left: displayed, less what this strategy has taken or is about to. */
    long available(int venue, int level);

    /** Best level of each routable venue, as an {@link Allocator} takes it; valid until the next call. */
    VenueQuotes quotes();

    /** Sends each venue an immediate-or-cancel order for its entry of {@code split}, limited at its best displayed price. */
    void take(long[] split);

    /**
     * Takes up to {@code qty} shares at the best displayed price of the venues that get orders, venue by venue in their order.
     *
     * @return shares sent, at most {@code qty}
     */
    long takeAtBest(long qty);

    /**
     * Sends an immediate-or-cancel order that is limited at the level at which {@code qty} shares are believed to be available in
     * all, counted from the best.
     *
     * @return the id of the order
     */
    long takeThrough(int venue, long qty);

    /**
     * Sends an order that takes at any price and then ends.
     *
     * @return the id of the order
     */
    long market(int venue, long qty);

    /**
     * Sends an immediate-or-cancel order: it takes at its limit or better and then ends.
     *
     * @return the id of the order
     */
    long immediateOrCancel(int venue, long qty, long limitPxE9);

    /**
     * Sends a fill-or-kill order: it takes all of {@code qty} at its limit or better, or nothing.
     *
     * @return the id of the order
     */
    long fillOrKill(int venue, long qty, long limitPxE9);

    /**
     * Sends a limit order that takes what it can and rests with what is left, until it is cancelled.
     *
     * @return the id of the order
     */
    long limit(int venue, long qty, long limitPxE9);

    /**
     * Sends a limit order that takes what it can and rests with what is left until {@code expireNs}, that moment included.
     *
     * @return the id of the order
     */
    long limitUntil(int venue, long qty, long limitPxE9, long expireNs);

    /**
     * Sends an order that rests until it is cancelled, and is rejected if it would take.
     *
     * @return the id of the order
     */
    long postOnly(int venue, long qty, long limitPxE9);

    /**
     * Sends a hidden order at the midpoint of the national best, which it follows until it is cancelled. It is filled by trades
     * inside the spread that show such liquidity, and earns no rebate. It cannot be replaced.
     *
     * @return the id of the order
     */
    long midpoint(int venue, long qty);

    /**
     * Asks for the end of an order. Nothing is asked twice: an order that is being cancelled, or has ended as far as is known, is
     * left alone.
     */
    void cancel(long orderId);

    /** Asks for the end of every order that could rest. */
    void cancelAll();

    /**
     * Asks that an order have another quantity, what is filled of it included, and another limit. Fewer shares at the same price keep
     * their place in the queue. The shares that are added count as sent at once.
     *
     * @throws IllegalStateException if the order has ended as far as is known, is being cancelled or being replaced
     */
    void replace(long orderId, long qty, long limitPxE9);

    /**
     * Sets a timer, in place of the one of the same name if there is one.
     *
     * @param timeNs the time at which it is due, a nanosecond after the present at the earliest, and when the next session opens
     *     if the market is closed then; {@link Schedule#NO_TIMER} cancels
     */
    void setTimer(String name, long timeNs);

    /** Cancels a timer, if it is set. */
    void cancelTimer(String name);
}
