package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.ChildOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import org.jspecify.annotations.Nullable;

/** A resting order in a venue's book and its estimated queue position. */
final class RestingOrder {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;
    private static final long PRESENT = BestFalls.PRESENT;
    private static final long GONE = Long.MIN_VALUE;

    /** The {@link #settledSize} of an order behind all that is shown. */
    static final long OUT_OF_SIGHT = -1;

    /** The {@link #settledSize} of an order that every row may change. */
    static final long UNSETTLED = -2;

    final ChildOrder order;
    final long signedPxE9;
    long openQty;
    private final LevelFlow flow;
    private double ahead;
    private final RecentShares leftBefore;
    final long sinceNs;
    private boolean hidden;
    private long absentNs = PRESENT;
    private long unexplained;
    private long tradedBehind;
    private long printedNs = Long.MIN_VALUE;

    /**
     * An order of {@code openQty} shares that arrives; {@code leftBefore} may still be printed.
     *
     * @param ended an order that is not used any more, whose memory this one takes over; null if there is none
     */
    RestingOrder(ChildOrder order, long openQty, RecentShares leftBefore, long sinceNs, @Nullable RestingOrder ended) {
        this.order = order;
        this.openQty = openQty;
        this.leftBefore = ended == null ? new RecentShares(leftBefore.rules()) : ended.leftBefore;
        this.leftBefore.copyOf(leftBefore);
        this.sinceNs = sinceNs;
        signedPxE9 = order.side().opposite().sign() * order.limitPxE9();
        flow = ended == null ? new LevelFlow(0, leftBefore.rules()) : ended.flow;
        flow.begin(0);
    }

    /**
     * Joins a level behind all that is displayed there; how much stands at a level that the data does not show is unknown.
     *
     * @param own the side that it joins
     * @param unknown true if the side was cleared and not shown since
     * @param blankNs time at which the side vanished, if it may be back soon; else {@link BestFalls#PRESENT}
     */
    void join(DisplayedLevels own, boolean unknown, long blankNs) {
        int level = own.find(order.venue(), signedPxE9);
        long displayed = level < 0 ? 0 : own.size(order.venue(), level);
        absentNs = blankNs;
        hidden = unknown || blankNs != PRESENT || (level < 0 && own.isHidden(order.venue(), signedPxE9));
        flow.reappear(displayed);
        ahead = hidden ? UNKNOWN : displayed;
    }

    /** The same place in the queue for fewer shares. */
    RestingOrder(RestingOrder previous, ChildOrder order, long openQty) {
        this.order = order;
        this.openQty = openQty;
        signedPxE9 = previous.signedPxE9;
        flow = new LevelFlow(previous.flow);
        ahead = previous.ahead;
        leftBefore = previous.leftBefore;
        sinceNs = previous.sinceNs;
        hidden = previous.hidden;
        absentNs = previous.absentNs;
        unexplained = previous.unexplained;
        tradedBehind = previous.tradedBehind;
        printedNs = previous.printedNs;
    }

    /** Number of the order's shares that fill in a trade at its price, after earlier orders of the same strategy. */
    long onTrade(long size, VenueModels models, long nowNs) {
        long filled;
        if (models.queue().isExact()) {
            filled = onExactTrade(size, models.queue(), nowNs);
        } else {
            leftBefore.expire(nowNs);
            long known = leftBefore.use(signedPxE9, size);
            filled = size == known ? 0 : onPrint(size - known, models, nowNs);
        }
        openQty -= filled;
        return filled;
    }

    /**
     * Lets a print take from the front of the queue. Where the displayed size fell just before, the print is that fall: the queue
     * is what it had been if the print had come first.
     */
    private long onPrint(long size, VenueModels models, long nowNs) {
        settle(models, nowNs);
        QueueModel queue = models.queue();
        double before = ahead + flow.moved();
        long filled = before == UNKNOWN
                ? 0
                : Math.min(openQty, queue.filledBy(size, before, flow.displayed() + flow.fallen(), openQty));
        flow.onPrint(size, nowNs);
        ahead = Math.max(0, before - size);
        fallAgain(queue);
        return filled;
    }

    /** Lets what has fallen and was not printed leave the queue again, one fall after the other. */
    private void fallAgain(QueueModel queue) {
        if (!flow.hasFallen()) {
            return;
        }
        RecentShares falls = flow.falls();
        long left = flow.displayed() + flow.fallen();
        for (int i = 0; i < falls.count(); i++) {
            double before = Math.min(ahead, (double) left);
            ahead = falls.left(i) == 0 ? before : queue.aheadAfterCancel(before, left - before, falls.left(i));
            falls.moved(i, before - ahead);
            left -= falls.left(i);
        }
        ahead = Math.min(ahead, (double) flow.displayed());
    }

    /** With order-level data, the orders that traded leave with a later book row; until then trades of one moment add up. */
    private long onExactTrade(long size, QueueModel queue, long nowNs) {
        onMoment(nowNs);
        double before = Math.max(0, ahead - unexplained);
        long filled =
                before == UNKNOWN ? 0 : Math.min(openQty, queue.filledBy(size, before, flow.displayed(), openQty));
        unexplained += size - filled;
        tradedBehind -= filled;
        return filled;
    }

    /** Forgets prints of an earlier moment. */
    void onMoment(long nowNs) {
        if (printedNs != nowNs) {
            unexplained = 0;
            tradedBehind = 0;
            printedNs = nowNs;
        }
    }

    /** Records that earlier orders of the strategy got shares of a print, of which this order is offered the rest. */
    void onEarlierFill(long size, long nowNs) {
        onMoment(nowNs);
        tradedBehind -= size;
    }

    /** Number of the order's shares that fill in a trade beyond its price, where no other order is ahead. */
    long onTradeThrough(long size) {
        long filled = Math.min(openQty, size);
        ahead = 0;
        flow.clearFalls();
        openQty -= filled;
        return filled;
    }

    /**
     * Records that another order at the same price with {@code aheadOfIt} shares ahead lost {@code size} shares. It was in
     * front of this order if fewer shares were ahead of it. If only an upper bound of the shares ahead is known, it remains an
     * upper bound: an order behind this one would mean that at most {@code aheadOfIt} shares are ahead.
     *
     * <p>Shares behind that traded are shares of prints that came past this order. It and earlier orders of the strategy would have
     * had them, unless they had as many of these prints already.
     *
     * @param tradedOfIt shares of the other order that traded, as far as the data names the orders that were filled
     * @return shares of this order that fill
     */
    long onRemoval(long size, long aheadOfIt, long tradedOfIt) {
        boolean isBehind = ahead <= aheadOfIt;
        ahead = Math.max(ahead - size, Math.min(ahead, (double) aheadOfIt));
        if (!isBehind) {
            unexplained -= Math.min(unexplained, tradedOfIt);
            return 0;
        }
        tradedBehind += tradedOfIt;
        return fill(Math.min(tradedBehind, unexplained));
    }

    /**
     * Records that all removals of a row are known, where the data names the orders that were filled. Printed shares that none of
     * the orders ahead got, and that are more than what is still ahead, have passed this order.
     *
     * @return shares of this order that fill
     */
    long onRemoved() {
        return ahead < unexplained ? fill((long) Math.floor(unexplained - ahead)) : 0;
    }

    /** Records that this order or an earlier one of the strategy got printed shares that this order was offered. */
    void use(long size) {
        unexplained -= Math.min(unexplained, size);
        tradedBehind -= size;
    }

    private long fill(long size) {
        long filled = Math.max(0, Math.min(openQty, size));
        openQty -= filled;
        use(filled);
        return filled;
    }

    /**
     * Updates the displayed size at the order's level.
     *
     * @param namesFills true if prints go on to be explained by the orders that leave, as the data names those that were filled
     */
    void onLevels(DisplayedLevels own, VenueModels models, boolean namesFills, long nowNs) {
        if (!namesFills) {
            unexplained = 0;
        }
        int level = own.find(order.venue(), signedPxE9);
        if (own.depth(order.venue()) == 0) {
            absentNs = absentNs == PRESENT ? nowNs : absentNs;
            settle(models, nowNs);
            return;
        }
        if (absentNs != PRESENT) {
            settle(models, nowNs);
            absentNs = PRESENT;
        }
        if (level >= 0) {
            onSize(own.size(order.venue(), level), models, nowNs);
        } else if (own.isHidden(order.venue(), signedPxE9)) {
            hidden = true;
        } else {
            onSize(0, models, nowNs);
        }
    }

    /** The book was cleared: until the side is shown again, nothing is known of it. */
    void onClear() {
        hidden = true;
        absentNs = PRESENT;
    }

    /**
     * Ends what is too old to count. A side that is not shown is empty after a while; before that, the row may be wrong. With
     * order-level data it says nothing of the queue, as an auction hides it.
     */
    private void settle(VenueModels models, long nowNs) {
        flow.expire(nowNs);
        if (absentNs != PRESENT
                && absentNs != GONE
                && !models.queue().isExact()
                && !models.prints().isRecent(absentNs, nowNs)) {
            absentNs = GONE;
            hidden = false;
            flow.reappear(0);
            ahead = 0;
        }
    }

    private void onSize(long size, VenueModels models, long nowNs) {
        flow.expire(nowNs);
        if (hidden || models.queue().isExact()) {
            flow.reappear(size);
        } else {
            long before = flow.displayed();
            long left = before - flow.onSize(size);
            ahead = Math.min(ahead, (double) left);
            if (left > size) {
                cancel(left, left - size, models, nowNs);
            }
        }
        ahead = Math.min(ahead, (double) size);
        hidden = false;
    }

    private void cancel(long left, long cancelled, VenueModels models, long nowNs) {
        double before = ahead;
        ahead = models.queue().aheadAfterCancel(before, left - before, cancelled);
        flow.onFall(cancelled, before == UNKNOWN ? 0 : before - ahead, nowNs);
    }

    /**
     * The size at its price that a row may show without a change of the order: {@link #onLevels} would then only drop what is too old,
     * which whatever looks at it next does first. {@link #OUT_OF_SIGHT} if the same holds where the price is hidden, {@link
     * #UNSETTLED} if a row may change it whatever it shows. Not for exact queues.
     */
    long settledSize() {
        if (absentNs != PRESENT) {
            return UNSETTLED;
        }
        return hidden ? OUT_OF_SIGHT : ahead <= flow.displayed() ? flow.displayed() : UNSETTLED;
    }

    double ahead() {
        return ahead;
    }

    void save(StateWriter state) {
        order.save(state);
        flow.save(state.put(openQty).put(sinceNs));
        leftBefore.save(state.put(ahead));
        state.put(hidden).put(absentNs).put(unexplained).put(tradedBehind).put(printedNs);
    }

    RestingOrder(StateReader state, PrintRules rules) {
        order = ChildOrder.restored(state);
        signedPxE9 = order.side().opposite().sign() * order.limitPxE9();
        openQty = state.takeLong();
        sinceNs = state.takeLong();
        flow = new LevelFlow(state, rules);
        ahead = state.takeDouble();
        leftBefore = new RecentShares(rules);
        leftBefore.restore(state);
        hidden = state.takeBoolean();
        absentNs = state.takeLong();
        unexplained = state.takeLong();
        tradedBehind = state.takeLong();
        printedNs = state.takeLong();
    }
}
